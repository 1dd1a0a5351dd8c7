"""Passkeys as the server sees them; the browser's side is in `tests/journeys`."""

from dataclasses import dataclass

import pytest
from httpx import Response
from itsdangerous import TimestampSigner

from approvals.desk import keying
from approvals.pages.app import application
from approvals.pages.cookies import VISIT
from approvals.pages.guard import csrf_for
from tests.approvals.pages.device import ADDRESS, Device
from tests.office import Office
from tests.website import OfficePremises, Visit


@dataclass
class Pages:
    office: Office

    def __post_init__(self) -> None:
        self.premises = OfficePremises(self.office, ADDRESS)
        self.app = application(self.premises)

    def visit(self, handle: str | None) -> Visit:
        return Visit(self.app, self.premises, self.office.people[handle] if handle else None)


def send(visit: Visit, path: str, **body: object) -> Response:
    return visit.client.post(path, json=body, headers={"x-csrf": visit.csrf, "hx-request": "true"})


def asked(visit: Visit, path: str = "/sign-in/passkey/challenge") -> tuple[str, str]:
    """The challenge, and the same signed."""
    told = send(visit, path).json()
    return told["options"]["challenge"], told["signed"]


def add(visit: Visit, device: Device) -> Response:
    challenge, signed = asked(visit, "/me/passkeys/challenge")
    return send(visit, "/me/passkeys", credential=device.made(challenge), signed=signed, label="Telefon")


def enter(visit: Visit, device: Device, told: tuple[str, str] | None = None) -> Response:
    challenge, signed = told or asked(visit)
    return send(visit, "/sign-in/passkey", credential=device.signed(challenge), signed=signed)


@pytest.fixture
def pages(office: Office) -> Pages:
    return Pages(office)


@pytest.fixture
def device(pages: Pages) -> Device:
    """Anna's, already known here."""
    made = Device()
    assert add(pages.visit("anna"), made).headers["hx-redirect"] == "/me/passkeys"
    return made


def test_a_device_that_was_added_signs_in(pages: Pages, device: Device):
    """Anna is in, as herself, with a session of thirty days."""
    visit = pages.visit(None)
    answer = enter(visit, device)

    assert answer.headers["hx-redirect"] == "/"
    assert "Max-Age=2592000" in answer.headers["set-cookie"]
    assert visit.get("/").status_code == 200


def test_an_answer_is_good_once(pages: Pages, device: Device):
    """The same challenge answered a second time, from the same browser, opens nothing."""
    first, again = pages.visit(None), pages.visit(None)
    told = asked(first)
    assert enter(first, device, told).status_code == 204

    assert enter(again, device, told).status_code == 410


def test_two_windows_do_not_disturb_each_other(pages: Pages, device: Device):
    """Both are open at the sign-in page; the one that was opened first still works."""
    visit = pages.visit(None)
    first, _second = asked(visit), asked(visit)

    assert enter(visit, device, first).status_code == 204


def test_a_challenge_ends_after_five_minutes(pages: Pages, device: Device, monkeypatch: pytest.MonkeyPatch):
    """What was asked before lunch is not answered after it."""
    visit = pages.visit(None)
    told, now = asked(visit), TimestampSigner("x").get_timestamp()
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: now + 302)

    assert enter(visit, device, told).status_code == 422


def test_an_answer_to_another_browsers_challenge_is_refused(pages: Pages, device: Device):
    """So nobody can sign somebody else's browser in as himself."""
    mine, theirs = pages.visit(None), pages.visit(None)
    theirs.keep(VISIT, "another visit")
    theirs.csrf = csrf_for(pages.premises.secret, "visit another visit")
    told = asked(mine)

    assert enter(theirs, device, told).status_code == 422
    assert enter(mine, device, told).status_code == 204


def test_a_challenge_for_adding_does_not_sign_in(pages: Pages, device: Device):
    """Each purpose has its own."""
    anna = pages.visit("anna")

    assert enter(anna, device, asked(anna, "/me/passkeys/challenge")).status_code == 422


@pytest.mark.parametrize("changed", [{"origin": "https://freigabe.example.evil.example"}, {"host": "evil.example"}])
def test_a_key_made_for_another_address_is_refused(pages: Pages, changed: dict[str, str]):
    """What a look-alike page got out of a device is of no use here."""
    assert add(pages.visit("anna"), Device(**changed)).status_code == 422


def test_somebody_elses_signature_is_refused(pages: Pages, device: Device):
    """The right name of the key with another key's signature."""
    assert enter(pages.visit(None), Device(id=device.id)).status_code == 422


def test_a_count_that_goes_back_is_refused(pages: Pages, device: Device):
    """A copy of the device counts on its own."""
    assert enter(pages.visit(None), device).status_code == 204
    device.uses = 0

    assert enter(pages.visit(None), device).status_code == 422


def test_one_key_belongs_to_one_person(pages: Pages, device: Device):
    """Ben cannot add the key that is Anna's."""
    assert add(pages.visit("ben"), device).status_code == 409
    assert keying.passkeys_of(pages.premises.begin, pages.office.people["ben"]) == []


def test_nobody_drops_anybody_elses(pages: Pages, device: Device):
    """Ben knows the number of Anna's passkey; it stays hers."""
    (key,) = keying.passkeys_of(pages.premises.begin, pages.office.people["anna"])

    assert pages.visit("ben").post(f"/me/passkeys/{key.id}/drop").status_code == 403
    assert enter(pages.visit(None), device).status_code == 204


def test_looking_at_the_sign_in_page_writes_nothing(pages: Pages):
    """A challenge is in the browser only, until it is answered."""
    before = len(pages.office.entries())
    for _ in range(3):
        asked(pages.visit(None))

    with pages.premises.begin(reading=True) as work:
        assert (work.knocks.find(), len(pages.office.entries())) == ([], before)


@pytest.mark.parametrize(
    "credential", [{}, {"id": "x"}, {"id": 1, "rawId": None, "response": [], "type": "public-key"}]
)
def test_nonsense_is_refused(pages: Pages, credential: dict[str, object]):
    """Whatever a program sends, it is a refusal and never a failure."""
    anna = pages.visit("anna")
    _, signed = asked(anna, "/me/passkeys/challenge")
    assert send(anna, "/me/passkeys", credential=credential, signed=signed).status_code == 422
    for proof in (asked(anna)[1], "made up"):
        assert send(anna, "/sign-in/passkey", credential=credential, signed=proof).status_code == 422


@pytest.mark.parametrize(("address", "there"), [
    ("http://127.0.0.1:8420", False), ("http://localhost:8420", True), ("http://freigabe.example", False),
    ("https://freigabe.example", True), ("https://192.0.2.1", False),
])  # fmt: skip
def test_passkeys_are_offered_where_browsers_make_them(office: Office, address: str, there: bool):
    """Under a name, over https or on this machine; elsewhere the page says why not."""
    premises = OfficePremises(office, address)
    visit = Visit(application(premises), premises, office.people["anna"])

    assert ("data-passkey" in visit.get("/me/passkeys").text) == there
    assert ("mit https erreichbar" in visit.get("/me/passkeys").text) != there
