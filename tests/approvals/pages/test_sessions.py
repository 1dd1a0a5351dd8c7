"""What opens Freigabe as somebody is listed for them, and ends when they say so."""

import re

import pytest

from approvals.desk import passing
from approvals.passes import Opens, Pass
from tests.counting import queries
from tests.website import Site


def of(site: Site, handle: str, opens: Opens = Opens.SESSION) -> list[Pass]:
    return passing.passes_of(site.premises.begin, site.office.people[handle], opens)


def test_every_session_is_listed_with_when_it_was_last_seen(site: Site):
    """Anna reads which browser this is, which others there are, and that one of them was never used."""
    anna = site.visit("anna")
    passing.start_session(site.premises.begin, site.office.people["anna"], label="Firefox, Windows")
    text = anna.text("/me/sessions")

    assert "Firefox, Windows" in text
    assert "dieser Browser" in text
    assert "noch nie benutzt" in text


def test_nobody_sees_anybody_elses(site: Site):
    """Ben's browser is not on Anna's page."""
    passing.start_session(site.premises.begin, site.office.people["ben"], label="Bens Telefon")

    assert "Bens Telefon" not in site.visit("anna").text("/me/sessions")


def test_another_session_is_ended_at_once(site: Site):
    """Anna ends the one on the lost phone: its next click leads to the sign-in page."""
    phone, desk = site.visit("anna"), site.visit("anna")
    lost = of(site, "anna")[-1]
    assert desk.post(f"/me/sessions/{lost.id}/end").headers["location"] == "/me/sessions"

    assert phone.get("/").headers["location"].startswith("/sign-in")
    assert desk.get("/").status_code == 200


def test_nobody_ends_anybody_elses(site: Site):
    """Ben cannot sign Anna out, and learns nothing from trying."""
    anna = site.visit("anna")
    answer = site.visit("ben").post(f"/me/sessions/{of(site, 'anna')[0].id}/end")

    assert answer.status_code == 403
    assert anna.get("/").status_code == 200


def test_everything_else_is_ended_together(site: Site):
    """One press: all other browsers and all tokens; this browser and other people stay."""
    anna, other, ben = site.visit("anna"), site.visit("anna"), site.visit("ben")
    passing.issue(site.premises.begin, Opens.API, site.office.people["anna"], label="x")
    anna.post("/me/sessions/others/end")

    assert [visit.get("/").status_code for visit in (anna, other, ben)] == [200, 303, 200]
    assert of(site, "anna", Opens.API) == []


def test_a_token_is_shown_once_and_works(site: Site):
    """The answer to the form holds it; the page never again, and the database only its SHA-256."""
    anna = site.visit("anna")
    answer = anna.post("/me/tokens", name="Kalenderabgleich")
    (secret,) = re.findall(r'id="token" value="([^"]+)"', answer.text)
    _, person = passing.present(site.premises.begin, secret, Opens.API)

    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert person is not None
    assert person.handle == "anna"
    assert secret not in anna.get("/me/sessions").text
    assert "Kalenderabgleich" in anna.text("/me/sessions")


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_token_needs_a_name(site: Site, name: str):
    """Its owner has to know it again; nothing is made without one."""
    assert site.visit("anna").post("/me/tokens", name=name).status_code == 422
    assert of(site, "anna", Opens.API) == []


def test_last_seen_is_kept_to_ten_minutes(site: Site):
    """A click now and one an hour later are noted; those between write nothing."""
    anna = site.visit("anna")
    seen = []
    for minutes in (0, 5, 60):
        site.office.clock.move(minutes=minutes)
        anna.get("/")
        seen.append(of(site, "anna")[0].seen_at)

    assert seen[0] == seen[1]
    assert seen[2] == site.office.clock()


def test_a_page_of_sessions_asks_a_fixed_number_of_questions(site: Site):
    """Ten sessions cost as many queries as one."""
    anna = site.visit("anna")
    before = queries(site.office.engine, lambda: anna.get("/me/sessions"))
    for _ in range(10):
        passing.start_session(site.premises.begin, site.office.people["anna"], label="x")

    assert queries(site.office.engine, lambda: anna.get("/me/sessions")) <= before
