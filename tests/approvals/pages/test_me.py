"""Me: my pictures with what I said, what is out, my language, how to reach me, my links."""

import pytest

from approvals.desk import answer_links
from approvals.errors import PassRefused
from approvals.standing import Standing
from tests.approvals.pages.answering import ABOUT, FORM, asked, question, stands
from tests.counting import queries
from tests.office import Office
from tests.website import site_of


def test_the_album_shows_what_i_said_and_changes_it_there(office: Office):
    """Emil finds his picture, says no there, and is back in the album."""
    post = asked(office, "emil", text="Unser Fest")
    emil = site_of(office).visit("emil")
    page = emil.get("/me/pictures").text
    assert "Unser Fest" in page
    fields = {"form": FORM.findall(page)[0], "about": ABOUT.findall(page)[0], "said": "no", "back": "/me/pictures"}
    assert emil.post(f"/questions/{question(office)}", **fields).headers["location"] == "/me/pictures"
    assert stands(office, post) is Standing.REFUSED
    assert "Export Nein" in emil.text("/me/pictures")


def test_the_album_of_somebody_else_is_empty(office: Office):
    """Clara decides about the post and is in none."""
    asked(office, "emil", text="Unser Fest")
    assert "Noch kein Bild von dir" in site_of(office).visit("clara").text("/me/pictures")


def test_what_is_out_is_listed_with_its_address(office: Office):
    """Until it is gone; in between it says that it is being taken down."""
    post = office.published("emil")
    emil = site_of(office).visit("emil")
    assert "veröffentlicht am" in emil.text("/me/out")
    office.say("emil", "no")
    assert "wird gerade entfernt" in emil.text("/me/out")
    office.take_down(post)
    assert "Nichts von dir ist draußen" in emil.text("/me/out")


def test_ending_all_links(office: Office):
    """One press; the page tells how many there are."""
    post = asked(office, "emil")
    link = answer_links.link_for(office.begin, office.people["emil"], post)
    emil = site_of(office).visit("emil")
    assert "Gerade gilt einer." in emil.text("/me")
    emil.post("/me/links/end")
    assert "Gerade gilt keiner." in emil.text("/me")
    with pytest.raises(PassRefused):
        answer_links.open_link(office.begin, link.secret)


def test_the_language_holds_for_pages_and_mails(office: Office):
    """Emil chooses English, and there is no third language."""
    emil = site_of(office).visit("emil")
    emil.post("/me/language", lang="en")
    with office.begin(reading=True) as work:
        assert work.people.get(office.people["emil"]).lang == "en"
    assert "Keep this language" in emil.text("/me")
    assert emil.post("/me/language", lang="fr").status_code == 404


def test_a_contact_says_how_to_be_reached(office: Office):
    """Clara's number is on every page; Emil, who is none, is not asked for one. What is too long stays in its field."""
    clara = site_of(office).visit("clara")
    assert clara.post("/me/details", phone=" 0711  123 ", hours="Mo bis Mi").status_code == 303
    assert "0711 123" in clara.get("/").text
    too_long = clara.post("/me/details", phone="1" * 99, hours="Mo")
    assert too_long.status_code == 422
    assert "1" * 99 in too_long.text
    assert "So erreicht man mich" not in site_of(office).visit("emil").text("/me")


def test_a_portrait_is_ones_own_picture(office: Office):
    """Anna's picture does not become Clara's face."""
    theirs = office.picture()
    clara = site_of(office).visit("clara")
    assert clara.post("/me/portrait", picture=theirs).status_code == 403
    assert clara.post("/me/portrait", picture="").status_code == 303


@pytest.mark.parametrize("path", ["/me", "/me/pictures", "/me/out", "/me/consents", "/me/face"])
def test_each_page_asks_the_database_a_fixed_number_of_times(office: Office, path: str):
    """However many pictures and consents there are."""
    asked(office, "emil", text="Eins")
    office.consent("emil", "instagram")
    emil = site_of(office).visit("emil")
    emil.get(path)
    few = queries(office.engine, lambda: emil.get(path))
    for number in range(5):
        asked(office, "emil", text=f"Noch {number}")
        office.consent("emil", "instagram", event=str(number))
    assert queries(office.engine, lambda: emil.get(path)) == few <= 40
