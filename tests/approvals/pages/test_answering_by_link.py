"""The link from the mail: looking decides nothing, no is one tap, yes asks for the digits, and nothing leaks."""

from datetime import timedelta

import pytest

from approvals.desk import drafting
from approvals.passes import TRIES
from approvals.standing import Standing
from tests.approvals.pages.answering import ABOUT, FORM, Answerer, asked, by_link, question, stands
from tests.office import Office
from tests.website import site_of


def test_looking_changes_nothing(office: Office):
    """GET and HEAD leave neither an answer nor an entry in the history."""
    post = asked(office, "emil")
    emil, _ = by_link(office, post)
    before = len(office.entries())
    assert emil.visit.get(emil.path).status_code == 200
    emil.visit.client.head(emil.path)
    assert len(office.entries()) == before
    assert stands(office, post) is Standing.WAITING


def test_the_page_says_who_asks_what_where_and_until_when(office: Office):
    """Emil reads the text, the channels, the deadline, who wrote it, and whom he can turn to."""
    emil, _ = by_link(office, asked(office, "emil", channels=("instagram", "facebook"), text="Unser Fest"))
    told = emil.visit.text(emil.path)
    for words in ("Hallo Emil", "Anna möchte das", "Unser Fest", "Instagram, Facebook", "Antworte bis", "clara@"):
        assert words in told, words
    assert "Ein Grund ist nicht nötig" in told


@pytest.mark.parametrize(("said", "stand"), [("no", Standing.REFUSED), ("blur", Standing.BLURRED)])
def test_no_and_blur_are_one_tap(office: Office, said: str, stand: Standing):
    """Without digits, on every channel at once."""
    post = asked(office, "emil", channels=("export", "instagram"))
    emil, _ = by_link(office, post)
    assert emil.say(said).headers["location"] == emil.path
    assert {stands(office, post, channel=one) for one in ("export", "instagram")} == {stand}


def test_a_yes_needs_the_digits(office: Office):
    """Without them, or with wrong ones, there is no yes; with them there is, and the page says what happens now."""
    post = asked(office, "emil")
    emil, link = by_link(office, post)
    assert "fehlen die vier Ziffern" in emil.say("yes", place="1").text
    wrong = f"{(int(link.code or 0) + 1) % 10_000:04d}"
    refused = emil.say("yes", digits=wrong)
    assert (refused.status_code, stands(office, post)) == (422, Standing.WAITING)
    assert f"Noch {TRIES - 1} Versuche" in refused.text
    assert emil.say("yes", digits=f" {link.code} ").status_code == 303
    assert stands(office, post) is Standing.YES
    assert "Du hast Ja gesagt." in emil.visit.text(emil.path)


def test_what_cannot_be_the_digits_is_no_try(office: Office):
    """A program that presses every button with nothing in the field locks nobody out."""
    post = asked(office, "emil")
    emil, link = by_link(office, post)
    for digits in ("", "abcd", "12", "١٢٣٤") * 3:
        assert emil.say("yes", digits=digits).status_code == 422
    assert emil.say("yes", digits=link.code or "").status_code == 303


def test_after_five_wrong_tries_a_yes_asks_for_signing_in(office: Office):
    """No and blur still work from the link; signed in, the same person needs no digits."""
    post = asked(office, "emil")
    emil, link = by_link(office, post)
    wrong = f"{(int(link.code or 0) + 1) % 10_000:04d}"
    told = [emil.say("yes", digits=wrong).text for _ in range(TRIES)][-1]
    assert f'href="/sign-in?next=/questions/{question(office)}"' in told
    assert emil.say("yes", digits=link.code or "").status_code == 422
    assert emil.say("no").status_code == 303
    at_home = Answerer(site_of(office).visit("emil"), emil.path)
    assert at_home.say("yes").status_code == 303
    assert stands(office, post) is Standing.YES


def test_somebody_else_who_is_signed_in_needs_the_digits(office: Office):
    """Anna opens Emil's forwarded link in her own browser: that is not Emil."""
    post = asked(office, "emil")
    emil, _ = by_link(office, post)
    assert Answerer(site_of(office).visit("anna"), emil.path).say("yes").status_code == 422
    assert stands(office, post) is Standing.WAITING


def test_a_form_is_good_once(office: Office):
    """The same form sent again says that it had arrived, and changes nothing."""
    post = asked(office, "emil")
    emil, _ = by_link(office, post)
    page = emil.visit.get(emil.path).text
    fields = {"form": FORM.findall(page)[0], "about": ABOUT.findall(page)[0]}
    emil.visit.post(emil.path, **fields, said="no")
    again = emil.visit.post(emil.path, **fields, said="blur")
    assert again.headers["location"] == emil.path
    assert "Das war schon angekommen" in emil.visit.get(emil.path).text
    assert stands(office, post) is Standing.REFUSED


def test_a_form_of_one_link_is_none_of_another(office: Office):
    """Ben's form does not work on Emil's page, nor does one that nobody made."""
    post = asked(office, "emil", "ben")
    (emil, _), (ben, _) = by_link(office, post), by_link(office, post, "ben")
    bens = FORM.findall(ben.visit.get(ben.path).text)[0]
    for form in (bens, "made up", ""):
        assert emil.say("no", form=form).status_code == 403
    assert stands(office, post) is Standing.WAITING


def test_a_link_opens_nothing_else(office: Office):
    """Emil's link about one post answers nothing of another, and nothing of Ben's."""
    post, other = asked(office, "emil", "ben"), asked(office, "emil", text="Etwas anderes")
    emil, link = by_link(office, post)
    elsewhere, _ = by_link(office, other)
    for about in (ABOUT.findall(elsewhere.visit.get(elsewhere.path).text)[0], question(office, "ben"), ""):
        assert emil.say("no", about=[about]).status_code == 409
        assert emil.press("not-me", about=about).status_code == 409
        assert emil.press("me", about=about, digits=link.code or "").status_code == 409
    assert stands(office, other) is Standing.WAITING
    assert stands(office, post, 1) is Standing.WAITING
    assert emil.visit.get("/").headers["location"].startswith("/sign-in")


def test_no_other_site_sends_the_form(office: Office):
    """Neither by the browser's word nor by the origin; a browser that hides the origin, as our page asks, is fine."""
    post = asked(office, "emil")
    emil, _ = by_link(office, post)
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        emil.visit.client.headers.update(headers)
        assert emil.say("no").status_code == 403
        for name in headers:
            del emil.visit.client.headers[name]
    emil.visit.client.headers["origin"] = "null"
    assert emil.say("no").status_code == 303


def test_it_works_without_any_cookie(office: Office):
    """Some mail programs keep none."""
    post = asked(office, "emil")
    emil, _ = by_link(office, post)
    page = emil.visit.get(emil.path).text
    emil.visit.client.cookies.clear()
    fields = {"form": FORM.findall(page)[0], "about": ABOUT.findall(page)[0], "said": "no"}
    assert emil.visit.client.post(emil.path, data=fields).status_code == 303
    assert stands(office, post) is Standing.REFUSED


def test_every_answer_of_a_link_hides_its_address(office: Office):
    """No referrer and no search engine, whatever the answer: the page, a refusal, a wrong link."""
    emil, _ = by_link(office, asked(office, "emil"))
    for path in (emil.path, "/a/nonsense", f"{emil.path}/nowhere"):
        answer = emil.visit.get(path)
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert 'content="noindex' in emil.visit.get(emil.path).text


def test_a_wrong_link_says_nothing_and_soon_asks_to_wait(office: Office):
    """Gone, whatever was wrong with it; who tries many is stopped."""
    visit = site_of(office).visit(None)
    answers = {visit.get(f"/a/guess{number}").status_code for number in range(70)}
    assert answers == {410, 429}


def test_a_question_that_is_over_says_so(office: Office):
    """The draft was withdrawn: there is nothing to decide."""
    post = asked(office, "emil")
    emil, _ = by_link(office, post)
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    over = emil.visit.get(emil.path)
    assert over.status_code == 410
    assert "Dieser Beitrag erscheint nicht mehr." in over.text


def test_it_speaks_the_language_of_the_letter(office: Office):
    """Emil prefers English; his phone's browser asks for German; the page follows the letter."""
    post = asked(office, "emil")
    emil, _ = by_link(office, post)
    site_of(office).visit("emil").post("/me/language", lang="en")
    assert "May this picture of you go out?" in emil.visit.text(emil.path)
    emil.visit.client.cookies.set("lang", "de")
    assert "Darf dieses Bild von dir raus?" in emil.visit.text(emil.path)


def test_not_me_is_one_tap_and_taking_it_back_is_as_weighty_as_a_yes(office: Office):
    """The name comes off; back on it comes only with the digits."""
    post = asked(office, "emil")
    emil, link = by_link(office, post)
    assert emil.press("not-me").status_code == 303
    assert stands(office, post) is Standing.UNKNOWN
    assert "Das bist du nicht" in emil.visit.text(emil.path)
    assert emil.press("me").status_code == 422
    assert stands(office, post) is Standing.UNKNOWN
    assert emil.press("me", digits=link.code or "").status_code == 303
    assert stands(office, post) is Standing.WAITING


def test_late_is_still_possible(office: Office):
    """The deadline has passed and counts as a no; a yes can be given all the same."""
    post = asked(office, "emil")
    emil, link = by_link(office, post)
    office.clock.now += timedelta(days=4)
    assert "das zählt als Nein" in emil.visit.text(emil.path)
    emil.say("yes", digits=link.code or "")
    assert stands(office, post) is Standing.YES
