"""Signing in as people do: by a link, a passkey, the company's identity provider; on a phone and at a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from approvals.desk import hiring, keying, passing
from approvals.pages.cookies import SESSION
from approvals.passes import Opens
from tests.browser import PHONE, shot, window
from tests.office import Office
from tests.website import OfficePremises, served

pytestmark = pytest.mark.slow
HOME = {"de": "Wartet auf mich", "en": "Waiting for me"}


@pytest.fixture
def pages(office: Office) -> Iterator[OfficePremises]:
    """Under a name, for browsers make passkeys for names only."""
    with served(office, "localhost") as premises:
        yield premises


def signed_in(page: Page) -> bool:
    return any(cookie["name"] == SESSION for cookie in page.context.cookies())


def authenticator(page: Page) -> tuple[CDPSession, str]:
    """A device that holds passkeys and whose owner always agrees."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable", {"enableUI": False})
    made = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": made})["authenticatorId"]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_by_a_link_on_a_phone(chromium: Browser, office: Office, pages: OfficePremises, scripts: bool):
    """Anna asks for a link, opens it from her mail, presses once, and is where she wanted to be."""
    page = window(chromium, pages, size=PHONE, scripts=scripts)
    page.goto("/keys")
    page.get_by_label("E-Mail-Adresse").fill("anna@example.test")
    page.get_by_role("button", name="Link schicken").click()
    expect(page.get_by_text("Sieh in dein Postfach")).to_be_visible()
    link = passing.issue(pages.begin, Opens.SIGN_IN, office.people["anna"])

    page.goto(f"/in/{link.secret}")
    assert not signed_in(page)
    page.get_by_role("button", name="Anmelden").click()

    expect(page.get_by_role("heading", name="Alles geht mit der Tastatur")).to_be_visible()
    page.get_by_role("button", name="Abmelden").click()
    expect(page.get_by_role("heading", name="Anmelden")).to_be_visible()
    assert (signed_in(page), page.troubles) == (False, [])


def test_a_passkey_is_made_and_used(chromium: Browser, office: Office, pages: OfficePremises):
    """Anna makes one on her phone; her session over, it signs her in without a mail, and is counted and dated."""
    page = window(chromium, pages, office.people["anna"], size=PHONE)
    authenticator(page)
    page.goto("/me/passkeys")
    page.get_by_label("Name für dieses Gerät").fill("Annas Telefon")
    page.get_by_role("button", name="Passkey für dieses Gerät anlegen").click()
    expect(page.get_by_text("Ab jetzt meldest du dich hier ohne Mail an.")).to_be_visible()
    shot(page, "passkeys-phone")
    page.context.clear_cookies()

    page.goto("/sign-in?next=/keys")

    expect(page.get_by_role("heading", name="Alles geht mit der Tastatur")).to_be_visible()
    (key,) = keying.passkeys_of(pages.begin, office.people["anna"])
    assert (key.label, key.uses > 0, key.seen_at is not None) == ("Annas Telefon", True, True)
    assert page.troubles == []


def test_a_passkey_signs_in_by_its_button(chromium: Browser, office: Office, pages: OfficePremises):
    """Where the browser does not offer it by itself, the button does."""
    page = window(chromium, pages, office.people["anna"], lang="en")
    page.add_init_script("PublicKeyCredential.isConditionalMediationAvailable = undefined")
    authenticator(page)
    page.goto("/me/passkeys")
    page.get_by_role("button", name="Create a passkey for this device").click()
    expect(page.get_by_text("From now on you sign in here without a mail.")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("heading", name=HOME["en"])).to_be_visible()
    assert page.troubles == []


def test_one_device_makes_one_passkey(chromium: Browser, office: Office, pages: OfficePremises):
    """A second time it says that there is one already."""
    page = window(chromium, pages, office.people["anna"])
    authenticator(page)
    page.goto("/me/passkeys")
    for _ in range(2):
        page.get_by_role("button", name="Passkey für dieses Gerät anlegen").click()
        page.wait_for_load_state("networkidle")

    expect(page.get_by_text("Auf diesem Gerät gibt es schon einen Passkey von dir.")).to_be_visible()
    assert len(keying.passkeys_of(pages.begin, office.people["anna"])) == 1


@pytest.mark.parametrize("ended", ["dropped", "gone"])
def test_a_passkey_that_ended_opens_nothing(chromium: Browser, office: Office, pages: OfficePremises, ended: str):
    """Removed by Anna, or Anna has left: the device still offers it, the page says what to do instead."""
    page = window(chromium, pages, office.people["anna"])
    authenticator(page)
    page.goto("/me/passkeys")
    page.get_by_role("button", name="Passkey für dieses Gerät anlegen").click()
    if ended == "dropped":
        page.get_by_role("button", name="Entfernen").click()
        expect(page.get_by_text("Dieser Passkey öffnet hier nichts mehr.")).to_be_visible()
    else:
        expect(page.get_by_role("button", name="Entfernen")).to_be_visible()
        hiring.let_go(pages.begin, office.people["anna"], by=office.people["ada"])
    page.context.clear_cookies()

    page.goto("/sign-in")

    expect(page.get_by_role("alert")).to_contain_text("Mit diesem Passkey hat es nicht geklappt")
    assert not signed_in(page)


def test_a_copied_passkey_is_noticed(chromium: Browser, office: Office, pages: OfficePremises):
    """A device that counts less than was counted here may be a copy: it is refused."""
    page = window(chromium, pages, office.people["anna"])
    session, device = authenticator(page)
    page.goto("/me/passkeys")
    page.get_by_role("button", name="Passkey für dieses Gerät anlegen").click()
    expect(page.get_by_role("button", name="Entfernen")).to_be_visible()
    (key,) = keying.passkeys_of(pages.begin, office.people["anna"])
    page.context.clear_cookies()
    page.goto("/sign-in?next=/keys")
    expect(page.get_by_role("heading", name="Alles geht mit der Tastatur")).to_be_visible()
    (copy,) = session.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]
    session.send("WebAuthn.clearCredentials", {"authenticatorId": device})
    session.send("WebAuthn.addCredential", {"authenticatorId": device, "credential": {**copy, "signCount": key.uses}})
    page.context.clear_cookies()

    page.goto("/sign-in")

    expect(page.get_by_role("alert")).to_contain_text("nicht geklappt")
    assert not signed_in(page)
