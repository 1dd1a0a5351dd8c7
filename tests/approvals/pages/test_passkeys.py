"""Passkeys as the server sees them; the browser's side is in `tests/journeys`."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from httpx import Response
from webauthn.helpers import bytes_to_base64url as written

from approvals.desk import keying
from approvals.pages.app import application
from tests.office import Office
from tests.website import OfficePremises, Visit

ADDRESS = "https://freigabe.example"
UP, UV, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Device:
    """An authenticator in a few lines: makes one key, and signs what it is asked."""

    origin: str = ADDRESS
    host: str = "freigabe.example"
    uses: int = 0
    id: bytes = b"one key of one device"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, challenge: str) -> dict[str, Any]:
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        attested = bytes(16) + len(self.id).to_bytes(2) + self.id + cbor2.dumps(public)
        told = {"fmt": "none", "attStmt": {}, "authData": self._facts(UP | UV | ATTESTED) + attested}
        return self._answer("webauthn.create", challenge, attestationObject=cbor2.dumps(told))

    def signed(self, challenge: str) -> dict[str, Any]:
        self.uses += 1
        facts, client = self._facts(UP | UV), self._client("webauthn.get", challenge)
        signature = self.key.sign(facts + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer("webauthn.get", challenge, authenticatorData=facts, signature=signature)

    def _facts(self, flags: int) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.uses.to_bytes(4)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, kind: str, challenge: str, **parts: bytes) -> dict[str, Any]:
        response = {"clientDataJSON": self._client(kind, challenge), **parts}
        return {
            "id": written(self.id),
            "rawId": written(self.id),
            "type": "public-key",
            "response": {name: written(part) for name, part in response.items()},
        }


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


def asked(visit: Visit, path: str) -> str:
    return str(send(visit, path).json()["challenge"])


def add(visit: Visit, device: Device) -> Response:
    return send(visit, "/me/passkeys", credential=device.made(asked(visit, "/me/passkeys/challenge")), label="Telefon")


def enter(visit: Visit, device: Device) -> Response:
    return send(visit, "/sign-in/passkey", credential=device.signed(asked(visit, "/sign-in/passkey/challenge")))


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
    """Sent a second time, from the same browser with the same challenge, it opens nothing."""
    visit = pages.visit(None)
    challenge = asked(visit, "/sign-in/passkey/challenge")
    kept = dict(visit.client.cookies)
    credential = device.signed(challenge)
    assert send(visit, "/sign-in/passkey", credential=credential).status_code == 204
    again = pages.visit(None)
    for name, value in kept.items():
        again.client.cookies.set(name, value, domain="freigabe.example")
    device.uses -= 1

    assert send(again, "/sign-in/passkey", credential=device.signed(challenge)).status_code >= 400


def test_a_challenge_ends_after_five_minutes(pages: Pages, device: Device, monkeypatch: pytest.MonkeyPatch):
    """What was asked before lunch is not answered after it."""
    visit = pages.visit(None)
    challenge = asked(visit, "/sign-in/passkey/challenge")
    from itsdangerous import TimestampSigner  # noqa: PLC0415

    now = TimestampSigner("x").get_timestamp()
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: now + 302)

    assert send(visit, "/sign-in/passkey", credential=device.signed(challenge)).status_code == 422


def test_an_answer_to_another_browsers_challenge_is_refused(pages: Pages, device: Device):
    """So nobody can sign somebody else's browser in as himself."""
    mine, theirs = pages.visit(None), pages.visit(None)
    challenge = asked(mine, "/sign-in/passkey/challenge")
    asked(theirs, "/sign-in/passkey/challenge")

    assert send(theirs, "/sign-in/passkey", credential=device.signed(challenge)).status_code == 422
    assert send(pages.visit(None), "/sign-in/passkey", credential=device.signed(challenge)).status_code == 422


def test_a_challenge_for_adding_does_not_sign_in(pages: Pages, device: Device):
    """Each purpose has its own."""
    anna = pages.visit("anna")
    challenge = asked(anna, "/me/passkeys/challenge")

    assert send(anna, "/sign-in/passkey", credential=device.signed(challenge)).status_code == 422


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
        asked(pages.visit(None), "/sign-in/passkey/challenge")

    with pages.premises.begin(reading=True) as work:
        assert (work.knocks.find(), len(pages.office.entries())) == ([], before)


@pytest.mark.parametrize(
    "credential", [{}, {"id": "x"}, {"id": 1, "rawId": None, "response": [], "type": "public-key"}]
)
def test_nonsense_is_refused(pages: Pages, credential: dict[str, object]):
    """Whatever a program sends, it is a refusal and never a failure."""
    anna = pages.visit("anna")
    asked(anna, "/me/passkeys/challenge")
    assert send(anna, "/me/passkeys", credential=credential).status_code == 422
    asked(anna, "/sign-in/passkey/challenge")
    assert send(anna, "/sign-in/passkey", credential=credential).status_code == 422


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
