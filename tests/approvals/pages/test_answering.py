"""Answering signed in: per channel or at once, changed as easily as given; others learn nothing."""

import re
from html import unescape
from pathlib import Path

from approvals.desk.taking_in import original
from approvals.standing import Standing
from tests.approvals.pages.answering import ABOUT, FORM, Answerer, asked, by_link, differs, question, signed_in, stands
from tests.counting import queries
from tests.office import Office
from tests.party import PLACES, PartyOffice
from tests.website import site_of

PHOTO = re.compile(r"[\" ](/photos/[^\" ]+)")


def test_yes_is_one_tap_and_changed_as_easily(office: Office):
    """Signed in no digits are asked for; each answer replaces the one before."""
    post = asked(office, "emil")
    emil = signed_in(office)
    for said, stand in (("yes", Standing.YES), ("no", Standing.REFUSED), ("blur", Standing.BLURRED)):
        assert emil.say(said).status_code == 303
        assert stands(office, post) is stand
    assert "Du hast Ja gesagt, aber verpixelt." in emil.visit.text(emil.path)


def test_each_channel_can_be_answered_for_itself(office: Office):
    """Yes for one, no for the other, nothing for the third."""
    post = asked(office, "emil", channels=("export", "instagram", "facebook"))
    emil = signed_in(office)
    page = emil.visit.get(emil.path).text
    one, two, three = re.findall(r'name="said\.(\w+)" value="yes"', page)
    fields = {"form": FORM.findall(page)[0], "about": [one, two, three], f"said.{one}": "yes", f"said.{two}": "no"}
    assert emil.visit.post(emil.path, **fields).status_code == 303
    assert [stands(office, post, channel=name) for name in ("export", "instagram", "facebook")] == [
        Standing.YES, Standing.REFUSED, Standing.WAITING,
    ]  # fmt: skip
    assert "Du hast je Kanal geantwortet:" in emil.visit.text(emil.path)


def test_what_is_no_answer_is_refused(office: Office):
    """Only yes, blur and no are understood."""
    asked(office, "emil")
    assert signed_in(office).say("maybe").status_code == 422


def test_somebody_elses_question_is_not_there(office: Office):
    """Clara, who decides about the post, gets the same answer as for one that never was."""
    post = asked(office, "emil")
    clara = site_of(office).visit("clara")
    mine, nowhere = (clara.get(f"/questions/{one}") for one in (question(office), "nonsense"))
    assert (mine.status_code, nowhere.status_code) == (404, 404)
    assert clara.post(f"/questions/{question(office)}", said="no").status_code == 404
    assert clara.post(f"/questions/{question(office)}/not-me").status_code == 404
    assert stands(office, post) is Standing.WAITING


def test_an_answer_to_what_changed_meanwhile_is_not_taken(office: Office):
    """Anna edits the text while Emil reads the old one: his yes was for other words."""
    post = asked(office, "emil")
    emil = signed_in(office)
    page = emil.visit.get(emil.path).text
    office.edit(post, text="Ganz andere Worte")
    office.check(post)
    fields = {"form": FORM.findall(page)[0], "about": ABOUT.findall(page)[0], "said": "yes"}
    assert emil.visit.post(emil.path, **fields).status_code == 409
    assert stands(office, post) is Standing.WAITING


def test_others_are_softened_in_the_picture_that_is_served(office: Office):
    """The address names the boxes of everybody but Emil, is signed with them, and no plainer one is on the page."""
    asked(office, "ben", "emil", None)
    emil = signed_in(office)
    addresses = PHOTO.findall(emil.visit.get(emil.path).text)
    assert addresses
    assert all("soft=0-100-120-120.400-100-120-120&amp;" in one for one in addresses)


def test_the_bytes_served_show_nobody_else(tmp_path: Path):
    """At every size on the page: Emil's face as it is, those of the four others beyond recognition."""
    party = PartyOffice(tmp_path)
    post = party.celebrated(None, "anna", "ben", "clara", "emil")
    emil, _ = by_link(party, post)
    plain = party.objects.get(original(party.file(post).revision.pictures[0].picture))
    for address in {unescape(one) for one in PHOTO.findall(emil.visit.get(emil.path).text)}:
        softened = emil.visit.get(address).content
        off = [differs(softened, plain, box) for box in PLACES]
        assert min(off[:4]) > 15
        assert off[4] < 8
    party.engine.dispose()


def test_a_no_never_shows_for_others(office: Office):
    """Author, contact, lead and admin find neither Emil's name nor his no on the post's page or in their lists."""
    post = asked(office, "emil")
    signed_in(office).say("no")
    for handle in ("anna", "clara", "lena"):
        visit = site_of(office).visit(handle)
        told = visit.text(f"/posts/{post}") + visit.text("/") + visit.text("/posts")
        assert "Emil" not in told, handle
        assert "Nein gesagt" not in told, handle


def test_the_next_question_is_one_tap_away(office: Office):
    """Emil has two posts to answer: from the one he gets to the other."""
    asked(office, "emil", text="Eins")
    asked(office, "emil", text="Zwei")
    emil = signed_in(office)
    assert "Zur nächsten Frage" in emil.visit.text(emil.path)


def test_not_me_and_me_after_all(office: Office):
    """Signed in both are one tap, and two taps in a hurry are one."""
    post = asked(office, "emil")
    emil = signed_in(office)
    form = FORM.findall(emil.visit.get(emil.path).text)[0]
    for _ in range(2):
        assert emil.press("not-me", form=form).status_code == 303
    assert stands(office, post) is Standing.UNKNOWN
    emil.press("me")
    assert stands(office, post) is Standing.WAITING


def test_a_question_that_is_asked_no_more_says_so(office: Office):
    """Anna names Ben on that face: Emil finds nothing to decide, and no picture."""
    post = asked(office, "emil")
    emil = signed_in(office)
    office.name(post, 0, "ben")
    page = emil.visit.get(emil.path)
    assert "gerade nichts zu entscheiden" in page.text
    assert PHOTO.findall(page.text) == []


def test_an_answer_leads_back_to_where_it_was_given(office: Office):
    """Only to a path of our own."""
    asked(office, "emil")
    emil = signed_in(office)
    assert emil.say("no", back="/me/pictures").headers["location"] == "/me/pictures"
    assert emil.say("blur", back="//evil.example").headers["location"] == "/"


def test_the_page_asks_the_database_a_fixed_number_of_times(office: Office):
    """However many people are in the picture."""
    asked(office, "emil", "ben", "anna", "clara", text="Viele")
    emil = Answerer(site_of(office).visit("emil"), f"/questions/{question(office)}")
    emil.visit.get(emil.path)
    assert queries(office.engine, lambda: emil.visit.get(emil.path)) <= 58
