"""Moving the frame over a photo, in a real browser: by mouse, by keyboard, and without a script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from approvals.crops import ACROSS, Spot
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.party import PartyOffice
from tests.website import OfficePremises, served

pytestmark = pytest.mark.slow
PARTY = ("anna", "ben", "clara", "emil")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PartyOffice]:
    company = PartyOffice(tmp_path)
    yield company
    company.engine.dispose()


@pytest.fixture
def pages(office: PartyOffice) -> Iterator[OfficePremises]:
    with served(office) as premises:
        yield premises


@pytest.fixture
def apart(office: PartyOffice) -> str:
    """A panorama of the party, in which not everybody fits into what Instagram takes."""
    picture = office.panorama()
    post = office.submit("Was für ein Fest!", pictures=[picture], channels=("instagram", "export")).id
    office.check(post, {picture: office.in_panorama(None, *PARTY)})
    office.blur(post, 0)
    for handle in PARTY:
        office.say(handle, "yes")
    office.check(post)
    return post


def frame(page: Page) -> Locator:
    return page.locator("[data-framing] .movable")


def spot(office: PartyOffice, post: str) -> list[tuple[str, int]]:
    return [(one.axis, one.at) for _, _, one in office.file(post).revision.frames_moved]


def test_anna_drags_the_frame_and_hands_in(chromium: Browser, pages: OfficePremises, office: PartyOffice, apart: str):
    """She is told that not all heads fit, drags the frame to the right, sees it so in the preview, and hands in."""
    page = window(chromium, pages, office.people["anna"], size=DESK)
    page.goto(f"/drafts/{apart}")
    expect(page.get_by_text("So passen nicht alle Köpfe ganz ins Bild")).to_be_visible()
    frame(page).scroll_into_view_if_needed()
    box = frame(page).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"], box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    expect(frame(page)).to_have_attribute("aria-valuenow", "100")
    expect(page.get_by_text("So passen nicht alle Köpfe ganz ins Bild")).to_have_count(0)
    expect(page.locator(".feed.instagram svg.part")).to_have_attribute("viewBox", "664 0 1336 700")
    shot(page, "frames-desk")
    assert barriers(page) == []
    page.locator("[data-hands-in]").click()
    page.wait_for_url("**/posts/*")
    assert spot(office, apart) == [("x", 100)]
    assert page.troubles == []


def test_by_keyboard_on_a_phone(chromium: Browser, pages: OfficePremises, office: PartyOffice, apart: str):
    """Arrow keys move it, the focus stays on it, and the list below says that it is a place of one's own."""
    page = window(chromium, pages, office.people["anna"], size=PHONE)
    page.goto(f"/drafts/{apart}")
    frame(page).focus()
    page.keyboard.press("Home")
    expect(frame(page)).to_have_attribute("aria-valuenow", "0")
    page.keyboard.press("ArrowRight")
    expect(frame(page)).to_have_attribute("aria-valuenow", "2")
    expect(page.get_by_text("So passen nicht alle Köpfe ganz ins Bild")).to_have_count(0)
    expect(frame(page)).to_be_focused()
    expect(page.locator("[data-framing] select option:checked")).to_have_text("eigene Stelle")
    shot(page, "frames-phone")
    assert barriers(page) == []
    assert page.troubles == []


def test_without_a_script_from_a_list(chromium: Browser, pages: OfficePremises, office: PartyOffice, apart: str):
    """Left, middle or right; handed in like anything else."""
    page = window(chromium, pages, office.people["anna"], size=PHONE, scripts=False)
    page.goto(f"/drafts/{apart}")
    page.locator("[data-framing] select").select_option(label="links")
    page.locator("[data-hands-in]").click()
    page.wait_for_url("**/posts/*")
    assert spot(office, apart) == [("x", 0)]


def test_a_contact_looks_at_the_part_that_goes_out(
    chromium: Browser, pages: OfficePremises, office: PartyOffice, apart: str
):
    """On the post's page Clara sees what Instagram gets, and opens what is left out."""
    page = window(chromium, pages, office.people["clara"], size=DESK)
    page.goto(f"/posts/{apart}")
    expect(page.locator("#previews").get_by_text("passen nicht alle Köpfe ganz ins Bild")).to_be_visible()
    shot(page, "frames-post-unfit")
    office.edit(apart, crops={"instagram": {office.file(apart).revision.pictures[0].picture: Spot(ACROSS, 0)}})
    office.check(apart)
    page.reload()
    page.get_by_text("Ausschnitt, von Hand gewählt").click()
    expect(page.locator("#previews .framed")).to_be_visible()
    shot(page, "frames-post")
    assert barriers(page) == []
    assert page.troubles == []
