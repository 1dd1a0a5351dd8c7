"""Me, in a real browser: consents, a portrait over a bad line, a contact's picture, the file to take along."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from approvals.consents import Purpose
from approvals.desk import consenting, enrolling
from approvals.faces.errors import SeveralFaces
from approvals.uploads import PART
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.party import PartyOffice
from tests.website import OfficePremises, served

PARTS = 2
LOSE_A_PART = """() => {
  const real = window.fetch;
  window.parts = 0;
  window.fetch = (address, how) => {
    const second = how?.method === "PUT" && ++window.parts === 2;
    return second ? Promise.reject(new TypeError("lost")) : real(address, how);
  };
}"""
LOST = ("net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED", "status of 422")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PartyOffice]:
    company = PartyOffice(tmp_path)
    company.settings(matching=True)
    yield company
    company.engine.dispose()


@pytest.fixture
def pages(office: PartyOffice) -> Iterator[OfficePremises]:
    with served(office) as premises:
        yield premises


def photo(name: str = "ich.jpg", side: int = 900) -> dict[str, object]:
    """At 900 pixels a side two parts long."""
    encoded = BytesIO()
    Image.effect_noise((side, side), 120).convert("RGB").save(encoded, "JPEG", quality=95)
    assert side < 900 or encoded.tell() // PART + 1 == PARTS
    return {"name": name, "mimeType": "image/jpeg", "buffer": encoded.getvalue()}


def troubles(page: Page) -> list[str]:
    return [told for told in page.troubles if not any(known in told for known in LOST)]


def test_consents_without_scripts_on_a_phone(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Emil allows Instagram for the summer party, takes it back in one tap, and gives it again in another."""
    page = window(chromium, pages, office.people["emil"], size=PHONE, scripts=False)
    page.goto("/me")
    page.get_by_role("link", name="Was ich im Voraus erlaube").click()
    page.get_by_label("Instagram").check()
    page.get_by_label("Nur bei einem Anlass?").fill("Sommerfest")
    page.get_by_role("button", name="Einverstanden", exact=True).click()
    expect(page.get_by_role("heading", name="Erscheinen auf Instagram")).to_be_visible()
    shot(page, "me-consents-phone")
    page.get_by_role("button", name="Zurücknehmen").click()
    expect(page.get_by_text("Gerade nichts.")).to_be_visible()
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_role("heading", name="Erscheinen auf Instagram")).to_be_visible()
    assert page.troubles == []


def test_a_portrait_arrives_over_a_bad_line(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Ben takes a photo without reception, and loses it once more: it goes on by itself; what became of it is said."""
    page = window(chromium, pages, office.people["ben"], size=PHONE)
    page.goto("/me/face")
    page.get_by_role("button", name="Einverstanden").click()
    page.wait_for_load_state("networkidle")
    page.evaluate(LOSE_A_PART)
    page.context.set_offline(True)
    page.locator("input[capture]").set_input_files([photo()])
    expect(page.get_by_text("ich.jpg: wartet auf Empfang")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("in Arbeit")).to_be_visible(timeout=20_000)
    assert page.evaluate("window.parts") == PARTS + 1
    (waiting,) = enrolling.enrolments(office.begin, by=office.people["ben"])
    enrolling.keep(office.begin, waiting.id, b"ben's face", "dlib")
    expect(page.get_by_text("Muster 1")).to_be_visible(timeout=10_000)
    shot(page, "me-face-phone")
    assert barriers(page) == []
    assert troubles(page) == []


def test_what_speaks_against_photos_is_told_one_by_one(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """A film, a photo of three, and one that is fine, chosen together on a desk in English."""
    ben = office.people["ben"]
    given = consenting.consent_to(ben, Purpose.MATCH, shown="match.en.1", starts=office.clock())
    consenting.give(office.begin, given, by=ben)
    page = window(chromium, pages, ben, size=DESK, lang="en")
    page.goto("/me/face")
    film = {"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 99}
    files = [film, photo("party.jpg", 300), photo("me.jpg", 310)]
    page.get_by_label("From the gallery").set_input_files(files)
    expect(page.get_by_text("Freigabe takes no videos")).to_be_visible()
    expect(page.get_by_text("in progress")).to_have_count(2)
    first, second = enrolling.enrolments(office.begin, by=ben)
    enrolling.refuse(office.begin, first.id, SeveralFaces(3))
    enrolling.keep(office.begin, second.id, b"ben's face", "dlib")
    expect(page.get_by_text("It shows 3 faces")).to_be_visible(timeout=10_000)
    shot(page, "me-face-desk")
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("There are none.")).to_be_visible()
    assert troubles(page) == []


def test_a_contact_chooses_a_picture(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Clara's picture stands beside her name; she takes it away again."""
    page = window(chromium, pages, office.people["clara"], size=DESK)
    page.goto("/me")
    page.locator("[data-portrait] input[type=file]").set_input_files([photo("clara.jpg", 400)])
    expect(page.get_by_text("Dein Bild steht jetzt bei den Ansprechpersonen.")).to_be_visible()
    expect(page.locator(".who img.portrait")).to_be_visible()
    shot(page, "me-desk")
    assert barriers(page) == []
    page.get_by_role("button", name="Bild entfernen").click()
    expect(page.locator(".who img.portrait")).to_have_count(0)
    assert troubles(page) == []


def test_everything_is_downloaded(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """One press, one file."""
    office.celebrated(None, "anna", "ben", "clara", "emil")
    page = window(chromium, pages, office.people["emil"], size=PHONE)
    page.goto("/me")
    with page.expect_download() as begun:
        page.get_by_role("button", name="Herunterladen").click()
    assert begun.value.suggested_filename.endswith(".zip")
    assert begun.value.path().stat().st_size > 50_000
