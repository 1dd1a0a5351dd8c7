"""The lead plans in a real browser: by mouse, by finger, by keyboard, in two languages."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import PHONE, barriers, window
from tests.dragging import drag, drag_by_finger
from tests.full_calendar import calendar_of, kept, next_week, planned, ready, served_now, wall_clock
from tests.office import Office
from tests.website import OfficePremises


@pytest.fixture
def pages(office: Office) -> Iterator[OfficePremises]:
    with served_now(office) as premises:
        yield premises


def tile(page: Page, placement: str) -> Locator:
    return page.locator(f"[data-tile='{placement}']")


def hour(page: Page, day: datetime, number: int) -> Locator:
    return page.locator(f"[data-drop='{day:%Y-%m-%d}T{number:02d}']")


def test_a_tile_is_dragged_to_another_day_and_hour(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """Nothing reloads, the tile keeps the focus, and the toast puts it back."""
    at, wednesday = next_week(office, 1, 9), next_week(office, 2, 9)
    placement = planned(office, at)
    before = wall_clock(office, placement)
    page = window(chromium, pages, office.people["lena"])
    page.goto(calendar_of(at))
    drag(page, tile(page, placement), hour(page, wednesday, 14))
    expect(hour(page, wednesday, 14).locator("[data-tile]")).to_be_visible()
    expect(tile(page, placement).locator("a")).to_be_focused()
    assert wall_clock(office, placement) == f"{wednesday:%Y-%m-%d} 14:00"
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.locator("#told")).to_contain_text("Wieder wie vorher.")
    assert wall_clock(office, placement) == before
    assert page.troubles == []


def test_a_tile_is_dragged_out_of_the_tray(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """That is the lead's release, with the hour it was dropped on; in a month it asks for the time."""
    placement, friday = office.placement(ready(office), "instagram").id, next_week(office, 4, 9)
    page = window(chromium, pages, office.people["lena"], lang="en")
    page.goto(calendar_of(friday))
    drag(page, tile(page, placement), hour(page, friday, 9))
    expect(page.locator("#told")).to_contain_text("Instagram goes out")
    assert wall_clock(office, placement) == f"{friday:%Y-%m-%d} 09:00"
    page.get_by_role("button", name="Undo").click()
    page.goto(f"/calendar?month={friday:%Y-%m}")
    drag(page, tile(page, placement), page.locator(f".day[data-drop='{friday:%Y-%m-%d}']"))
    expect(page.locator("dialog[open] input[name=day]")).to_have_value(f"{friday:%Y-%m-%d}")
    expect(page.locator("dialog[open] input[name=time]")).to_have_value("10:00")
    assert page.troubles == []


def test_a_press_that_does_not_move_opens_the_dialog(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """And a drag that ends beside the calendar, or with Escape, changes nothing."""
    at = next_week(office, 1, 9)
    placement = planned(office, at)
    before = wall_clock(office, placement)
    page = window(chromium, pages, office.people["lena"])
    page.goto(calendar_of(at))
    drag(page, tile(page, placement), page.locator("h1"))
    drag(page, tile(page, placement), hour(page, next_week(office, 2, 9), 14), let_go="Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".ghost")).to_have_count(0)
    tile(page, placement).click()
    expect(page.locator("dialog[open]")).to_contain_text("Unser Sommerfest")
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert wall_clock(office, placement) == before
    assert page.troubles == []


def test_a_tile_is_moved_by_keyboard(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """Enter opens it, arrows move it by days and half hours, Enter keeps it; the focus comes back to the tile."""
    at = next_week(office, 1, 9)
    placement = planned(office, at)
    local = kept(office, placement).when.local() + timedelta(days=1, minutes=30)
    page = window(chromium, pages, office.people["lena"])
    page.goto(calendar_of(at))
    tile(page, placement).locator("a").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-mover]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Instagram geht jetzt")
    expect(tile(page, placement).locator("a")).to_be_focused()
    assert wall_clock(office, placement) == f"{local:%Y-%m-%d %H:%M}"
    assert page.troubles == []


def test_a_time_that_does_not_exist_is_refused_in_the_dialog(
    chromium: Browser, pages: OfficePremises, office: Office
) -> None:
    """The clocks skip it; the dialog stays open, says so, and what was entered is still there."""
    at = next_week(office, 1, 9)
    placement = planned(office, at)
    page = window(chromium, pages, office.people["lena"])
    page.goto(calendar_of(at))
    tile(page, placement).click()
    page.locator("input[name=day]").fill("2027-03-28")
    page.locator("input[name=time]").fill("02:30")
    page.get_by_role("button", name="Verschieben").click()
    expect(page.get_by_role("alert")).to_contain_text("gibt es in Europe/Berlin nicht")
    expect(page.locator("input[name=day]")).to_have_value("2027-03-28")
    expect(page.locator("input[name=day]")).to_be_focused()
    assert barriers(page) == []


def test_without_a_line_nothing_is_lost(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """A drag and a form are refused plainly; the tile stays, and so does what was entered."""
    at, wednesday = next_week(office, 1, 9), next_week(office, 2, 9)
    placement = planned(office, at)
    page = window(chromium, pages, office.people["lena"])
    page.goto(calendar_of(at))
    page.context.set_offline(True)
    drag(page, tile(page, placement), hour(page, wednesday, 14))
    expect(page.locator("#told")).to_contain_text("Keine Verbindung")
    page.context.set_offline(False)
    tile(page, placement).click()
    page.locator("input[name=time]").fill("18:45")
    page.context.set_offline(True)
    page.get_by_role("button", name="Verschieben").click()
    expect(page.locator("dialog [role=alert]")).to_contain_text("Keine Verbindung")
    expect(page.locator("input[name=time]")).to_have_value("18:45")
    page.context.set_offline(False)
    page.get_by_role("button", name="Verschieben").click()
    expect(page.locator("#told")).to_contain_text("18:45")


def test_a_tile_is_dragged_by_finger_on_a_phone(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """By its grip, to another day of the list; the time of day stays. A finger on the tile itself scrolls."""
    at, wednesday = next_week(office, 0, 9), next_week(office, 2, 9)
    placement = planned(office, at)
    time = wall_clock(office, placement)[11:]
    page = window(chromium, pages, office.people["lena"], size=PHONE)
    page.goto(calendar_of(at))
    tile(page, placement).scroll_into_view_if_needed()
    drag_by_finger(
        page, tile(page, placement).locator(".text"), page.locator(f".day[data-drop='{wednesday:%Y-%m-%d}']")
    )
    page.evaluate("scrollTo(0, 200)")
    day = page.locator(f".day[data-drop='{wednesday:%Y-%m-%d}']")
    drag_by_finger(page, tile(page, placement).locator(".grip"), day)
    expect(day.locator("[data-tile]")).to_be_visible()
    assert wall_clock(office, placement) == f"{wednesday:%Y-%m-%d} {time}"
    assert page.troubles == []
