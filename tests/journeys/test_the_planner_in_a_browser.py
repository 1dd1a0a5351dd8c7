"""The planner's pages in a real browser: without script, stopping and going on, and full, to be looked at."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from approvals.desk import holding
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.full_calendar import calendar_of, filled, kept, next_week, planned, ready, served_now, wall_clock
from tests.office import Office
from tests.website import OfficePremises


@pytest.fixture
def pages(office: Office) -> Iterator[OfficePremises]:
    with served_now(office) as premises:
        yield premises


def test_planning_without_script(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """On a phone: the tile leads to a plain page, the page back to the calendar, the toast undoes."""
    at = next_week(office, 1, 9)
    placement = planned(office, at)
    before = wall_clock(office, placement)
    page = window(chromium, pages, office.people["lena"], size=PHONE, scripts=False)
    page.goto(calendar_of(at))
    page.locator(f"[data-tile='{placement}'] a").click()
    page.locator("input[name=time]").fill("18:45")
    page.get_by_role("button", name="Verschieben").click()
    assert page.url.endswith(calendar_of(at))
    assert wall_clock(office, placement)[11:] == "18:45"
    page.get_by_role("button", name="Rückgängig").click()
    assert wall_clock(office, placement) == before


def test_stopping_and_going_on(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """Clara presses the switch and is asked why; she and Lena go on, and Lena decides what was left behind."""
    placement = planned(office, office.clock() + timedelta(hours=1))
    clara = window(chromium, pages, office.people["clara"], size=PHONE)
    clara.goto("/holds")
    clara.get_by_role("switch").click()
    expect(clara.locator("input[name=reason]")).to_be_focused()
    clara.keyboard.type("Trauerfall")
    clara.keyboard.press("Enter")
    expect(clara.get_by_role("heading", level=2).first).to_have_text("Alles steht still")
    office.clock.move(hours=2)
    clara.get_by_role("switch").click()
    expect(clara.locator("#told")).to_contain_text("sobald eine zweite Person zustimmt")
    lena = window(chromium, pages, office.people["lena"])
    lena.goto("/keys")
    lena.get_by_role("link", name="Ansehen").click()
    lena.get_by_role("button", name="Zustimmen und weitermachen").click()
    expect(lena.locator("#told")).to_contain_text("entscheidest du hier Stück für Stück")
    assert kept(office, placement).stage == "held"
    lena.get_by_role("button", name="Freigegeben lassen, ohne Zeit").click()
    expect(lena.locator("main")).not_to_contain_text("Liegen geblieben")
    assert kept(office, placement).stage == "approved"
    assert clara.troubles == lena.troubles == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_full_planner_to_look_at(
    chromium: Browser, pages: OfficePremises, office: Office, size: dict[str, int]
) -> None:
    """Two dozen tiles, a tray, a hold: nothing for axe to find, nothing wider than the window; light and dark."""
    filled(office, 24)
    ready(office, 1)
    holding.place(office.begin, "Trauerfall", by=office.people["clara"], channel="facebook")
    for dark, lang in ((False, "de"), (True, "en")):
        page = window(chromium, pages, office.people["lena"], size=size, dark=dark, lang=lang)
        for path in ("/calendar", f"/calendar?month={office.clock():%Y-%m}", "/queue", "/holds", "/today"):
            page.goto(path)
            name = path.strip("/").partition("=")[0].replace("?", "-")
            shot(page, f"planner-{name}-{size['width']}-{'dark' if dark else 'light'}")
            assert barriers(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert page.troubles == []
