"""The pages of the embedded default that only this machine sees."""

from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient

from approvals.pages.app import application
from approvals.pages.cookies import SESSION, VISIT
from approvals.pages.guard import csrf_for
from approvals.pages.local import proof_for
from tests.office import Office
from tests.website import OfficePremises

HERE = "http://127.0.0.1:8420"
MAIL = (datetime(2026, 11, 23, tzinfo=UTC), "anna@example.test", "Dein Link", f"So geht es: {HERE}/in/geheim")


@pytest.fixture
def premises(office: Office) -> OfficePremises:
    premises = OfficePremises(office, HERE)
    premises.mail.kept.append(MAIL)
    return premises


def browser(premises: OfficePremises, client: str = "127.0.0.1", base: str = HERE) -> TestClient:
    made = TestClient(application(premises), base_url=base, client=(client, 50_000), follow_redirects=False)
    made.cookies.set(VISIT, "a visit")
    return made


def paths(premises: OfficePremises) -> tuple[str, str]:
    return "/local/mail", f"/local/as/anna/{proof_for(premises.secret, 'anna')}"


@pytest.mark.parametrize(
    ("client", "base"), [("127.0.0.1", HERE), ("::1", "http://[::1]:8420"), ("127.0.0.1", "http://localhost:8420")]
)
def test_this_machine_sees_them(premises: OfficePremises, client: str, base: str):
    """Asked for on the machine itself, by any of its own names."""
    for path in paths(premises):
        assert browser(premises, client, base).get(path).status_code == 200


def test_the_mail_page_shows_letters_with_links_to_press(premises: OfficePremises):
    """The demo's letters can be read, and their links followed."""
    text = browser(premises).get("/local/mail").text

    assert "Dein Link" in text
    assert f'href="{HERE}/in/geheim"' in text


@pytest.mark.parametrize("header", [
    "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-IP", "Via", "CF-Connecting-IP",
])  # fmt: skip
def test_what_was_handed_on_is_refused(premises: OfficePremises, header: str):
    """A proxy on this machine asks for somebody else: whatever it says, these pages are not there."""
    for path in paths(premises):
        assert browser(premises).get(path, headers={header: "127.0.0.1"}).status_code == 404


@pytest.mark.parametrize(
    "host", ["rebound.example", "rebound.example:8420", "127.0.0.1.nip.example", "", "127.0.0.1@evil.example"]
)
def test_another_name_for_this_machine_is_refused(premises: OfficePremises, host: str):
    """A stranger's page whose name suddenly means this machine (DNS rebinding) reads nothing."""
    for path in paths(premises):
        assert browser(premises).get(path, headers={"host": host}).status_code == 404


@pytest.mark.parametrize("client", ["192.168.1.20", "10.0.0.1", "2001:db8::1", "testclient"])
def test_other_machines_are_refused(premises: OfficePremises, client: str):
    """Even where the service listens to the whole office."""
    for path in paths(premises):
        assert browser(premises, client).get(path).status_code == 404


def test_where_people_come_by_another_address_they_do_not_exist(office: Office):
    """A public address means a proxy, which may hide whom it asks for."""
    public = OfficePremises(office, "https://freigabe.example")
    for path in paths(public):
        assert browser(public).get(path).status_code == 404


def test_with_a_mail_server_there_is_no_mail_page(premises: OfficePremises):
    """The page shows the folder; where letters go elsewhere there is nothing to show."""
    premises.mail = None

    assert browser(premises).get("/local/mail").status_code == 404


def test_a_link_of_the_demo_signs_in_when_pressed(premises: OfficePremises):
    """Looking at it does nothing; its button starts a session as this person."""
    visit, path = browser(premises), paths(premises)[1]
    assert visit.get(path).status_code == 200
    assert SESSION not in visit.cookies

    entered = visit.post(path, data={"csrf": csrf_for(premises.secret, "visit a visit")})

    assert entered.status_code == 303
    assert "Wartet auf mich" in visit.get("/").text


def test_a_link_for_one_opens_nobody_else(premises: OfficePremises):
    """Anna's proof is not Ada's, and a made-up one is nobody's."""
    for handle, proof in (("ada", proof_for(premises.secret, "anna")), ("anna", "0" * 24), ("nobody", "\u00fc")):
        assert browser(premises).get(f"/local/as/{handle}/{proof}").status_code == 404


def test_outside_the_demo_no_link_signs_in(premises: OfficePremises):
    """The real company has no such door, not even with the right proof."""
    premises.demo = False

    assert browser(premises).get(paths(premises)[1]).status_code == 404
