"""A whole event in a real browser: photos uploaded at once, named by hand, and one page of answers on a phone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from approvals.desk import event_answer_links, gathering, looking_at_events, showing_events
from approvals.desk.event_faces import name_faces
from flows.demo.people import ANNA, BEN, CLARA, EMIL
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.draft_window import Line
from tests.events import Party, figures, looked_through, party
from tests.party import PartyOffice
from tests.website import OfficePremises, served

pytestmark = pytest.mark.slow
PHOTOS = {
    "eins.jpg": figures(BEN, EMIL), "eins-nochmal.jpg": figures(BEN, EMIL, quality=60),
    "zwei.jpg": figures(ANNA, EMIL), "drei.jpg": figures(EMIL, CLARA, ANNA),
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PartyOffice]:
    company = PartyOffice(tmp_path)
    company.settings(name="Lindner Haustechnik")
    yield company
    company.engine.dispose()


@pytest.fixture
def pages(office: PartyOffice) -> Iterator[OfficePremises]:
    with served(office) as premises:
        yield premises


def files(*names: str) -> list[FilePayload]:
    return [{"name": name, "mimeType": "image/jpeg", "buffer": PHOTOS[name]} for name in names]


def filled(office: PartyOffice) -> Party:
    """The event with all its photos, looked through; Emil is named on each pile's photo."""
    fest = party(office)
    for content in PHOTOS.values():
        picture = office._taken_in(content, 2000, 1300)
        gathering.add_photo(office.begin, fest.event.id, picture, by=office.people["anna"])
    looked_through(office, fest.event.id)
    with office.begin(reading=True) as work:
        faces = looking_at_events.unknown_faces(work, fest.event.id)
    right = {face.picture: max((one for one in faces if one.picture == face.picture), key=lambda one: one.box.x)
             for face in faces}  # fmt: skip
    left = {face.picture: min((one for one in faces if one.picture == face.picture), key=lambda one: one.box.x)
            for face in faces}  # fmt: skip
    three = max(right, key=lambda picture: sum(face.picture == picture for face in faces))
    emil = [left[picture].id if picture == three else right[picture].id for picture in right]
    name_faces(office.begin, fest.event.id, emil, office.people["emil"], by=office.people["anna"])
    return fest


def looked_at(page: Page, name: str) -> None:
    """Both widths, both colours, without a barrier, for human eyes."""
    for size, where in ((PHONE, "phone"), (DESK, "desk")):
        page.set_viewport_size(size)
        shot(page, f"{name}-{where}")
        assert barriers(page) == []
    page.emulate_media(color_scheme="dark")
    shot(page, f"{name}-dark")
    page.emulate_media(color_scheme="light")


def test_many_photos_at_once_become_piles(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Anna opens an event and drops four photos and a letter: four arrive, two of them in one pile."""
    page = window(chromium, pages, office.people["anna"])
    page.goto("/events")
    looked_at(page, "events-none")
    page.get_by_role("link", name="Die erste anlegen").click()
    page.get_by_label("Wie heißt sie?").fill("Sommerfest 2026")
    looked_at(page, "event-new")
    page.get_by_role("button", name="Anlegen").click()
    letter: FilePayload = {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    page.locator("[data-takes]").set_input_files([*files(*PHOTOS), letter])
    expect(page.locator(".way")).to_have_text("Alle Fotos sind da.", timeout=20_000)
    expect(page.locator(".refused li")).to_have_text(re.compile("„brief.pdf“ ist kein Foto."))
    expect(page.locator("#progress")).to_contain_text("0 von 4 durchsucht")
    looked_at(page, "event-searching")
    looked_through(office, page.url.rpartition("/")[2])
    expect(page.locator(".piles > li")).to_have_count(3, timeout=10_000)
    expect(page.locator(".piles")).to_contain_text("1 ähnliches")
    looked_at(page, "event-photos")
    assert page.troubles == []


def test_sending_goes_on_where_it_stopped(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """The page is left in the middle; opened again it sends what is missing, and nothing twice."""
    fest = party(office)
    page = window(chromium, pages, office.people["anna"], size=PHONE)
    page.goto(f"/events/{fest.event.id}")
    Line(page)
    page.locator("[data-takes]").set_input_files(files(*PHOTOS))
    expect(page.locator(".way")).to_have_text(re.compile("[1-3] von 4 Fotos sind da"), timeout=20_000)
    page.goto("/events")
    page.goto(f"/events/{fest.event.id}")
    expect(page.locator(".way")).to_have_text("Alle Fotos sind da.", timeout=20_000)
    album = showing_events.album(office.begin, fest.event.id, by=office.people["anna"])
    assert album.gathered.photos == 4
    assert page.troubles == []


def test_naming_and_asking(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Anna types a name with the list's help, says that one is nobody known, and asks everybody with one button."""
    fest = filled(office)
    page = window(chromium, pages, office.people["anna"])
    page.goto(f"/events/{fest.event.id}/faces")
    asked = page.locator(".who-is-that > li")
    expect(asked).to_have_count(4)
    looked_at(page, "event-faces")
    asked.first.get_by_placeholder("Name").fill("Ben")
    asked.first.get_by_role("button", name="Eintragen").click()
    expect(asked).to_have_count(3)
    asked.first.get_by_role("button", name="Niemand, den wir kennen").click()
    expect(asked).to_have_count(2)
    page.get_by_role("link", name="Sommerfest").click()
    looked_at(page, "event-asking")
    page.get_by_role("button", name="Alle 2 fragen").click()
    expect(page.locator("#told")).to_contain_text("2 Personen sind gefragt.")
    page.locator(".piles a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ähnlichen")
    looked_at(page, "event-photo")
    assert page.troubles == []


def test_one_page_for_all_pictures(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Emil opens the link of his one mail on a phone, without scripts: no to the second picture, yes to the others."""
    fest = filled(office)
    fest.ask()
    link = event_answer_links.link_for(office.begin, office.people["emil"], fest.event.id)
    phone = window(chromium, pages, size=PHONE, scripts=False)
    phone.goto(f"/e/{link.secret}")
    expect(phone.locator(".glimpses > li")).to_have_count(3)
    shot(phone, "event-question-link")
    phone.get_by_label("Vier Ziffern aus deiner Mail").fill(str(link.code))
    phone.get_by_role("button", name="Ja zu allen").click()
    expect(phone.locator("#told")).to_contain_text("Dein Ja gilt")
    phone.locator(".glimpses > li").nth(1).get_by_label("Nein").check()
    phone.get_by_role("button", name="So antworten").click()
    expect(phone.locator("#told")).to_contain_text("Dein Nein gilt sofort")
    assert [one.said for one in fest.mine("emil").glimpses] == ["yes", "no", "yes"]
    page = window(chromium, pages, office.people["emil"])
    page.goto(f"/events/{fest.event.id}/me")
    looked_at(page, "event-question")
    assert page.troubles == phone.troubles == []
