"""Fixed places in a real browser: set by the lead, filled in one tap, shown calmly on phone and desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from approvals.slots import read_slots
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.full_calendar import calendar_of, next_week, planned, ready, served_now, wall_clock
from tests.office import Office
from tests.website import OfficePremises


@pytest.fixture
def pages(office: Office) -> Iterator[OfficePremises]:
    """Every weekday at ten on Instagram; two posts too close together next Wednesday."""
    with served_now(office) as premises:
        office.settings(slots=read_slots("instagram", "Mo Di Mi Do Fr 10:00"), slots_on_holidays=True)
        yield premises


def test_the_lead_sets_places_and_fills_the_next_one(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """From the settings to the tray; the toast takes it back."""
    placement = office.placement(ready(office), "instagram").id
    page = window(chromium, pages, office.people["lena"])
    page.goto("/administration/places")
    page.get_by_label("Instagram").fill("Di und Do 10:00, Sa 11")
    page.get_by_role("button", name="Speichern").click()
    page.goto("/calendar")
    page.get_by_role("button", name="Instagram, nächster freier Platz").click()
    expect(page.locator("#told")).to_contain_text("Instagram geht")
    assert wall_clock(office, placement).endswith(("10:00", "11:00"))
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.locator("#told")).to_contain_text("Wieder wie vorher.")
    assert wall_clock(office, placement) == ""
    assert page.troubles == []


def test_now_is_taken_back_on_the_page(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """Within the minutes the company gives itself."""
    office.settings(undo_minutes=5)
    post = office.submit().id
    office.check(post)
    office.sign(post)
    page = window(chromium, pages, office.people["lena"], size=PHONE, lang="en")
    page.goto(f"/posts/{post}")
    page.get_by_text("Right now").click()
    shot(page, "places_now_phone")
    page.get_by_role("button", name="Publish now").click()
    expect(page.locator("#told")).to_contain_text("Until then you can take it back.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#told")).to_contain_text("as before")
    assert office.placement(post, "export").stage == "approved"
    assert page.troubles == []


@pytest.mark.parametrize(
    ("size", "lang", "dark"), [(PHONE, "de", False), (DESK, "de", False), (PHONE, "en", True), (DESK, "en", True)]
)
def test_every_page_of_planning_is_open_to_all(
    chromium: Browser, pages: OfficePremises, office: Office, size: dict[str, int], lang: str, *, dark: bool
) -> None:
    """axe-core finds nothing, nothing is wider than the window, and no error is logged."""
    _crowd(office)
    page = window(chromium, pages, office.people["lena"], size=size, lang=lang, dark=dark)
    week = calendar_of(next_week(office, 2, 9))
    month = f"/calendar?month={next_week(office, 2, 9):%Y-%m}"
    for path in (week, month, "/queue", "/administration/places", "/administration/company", "/me/sessions"):
        page.goto(path)
        _opened(page)
        shot(page, f"places{path.split('=')[0].replace('/', '_').replace('?', '_')}_{lang}_{size['width']}")
        assert barriers(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
    assert page.troubles == []


def _crowd(office: Office) -> None:
    for number in range(2):
        ready(office, 3 + number)
        planned(office, next_week(office, 2, 9).replace(minute=30 * number), number)
    office.settings(region="DE-BY")


def _opened(page: Page) -> None:
    for summary in page.locator("details.outlook summary").all():
        summary.click()
