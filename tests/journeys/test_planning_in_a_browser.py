"""The lead plans in a real browser: by mouse, by finger, by keyboard, without script, in two languages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from approvals.desk import holding
from approvals.placements import Placement
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.full_calendar import filled, planned, ready
from tests.office import Office
from tests.website import OfficePremises, served


@pytest.fixture
def pages(office: Office) -> Iterator[OfficePremises]:
    """Served at the real time, because addresses of photos end by the real clock."""
    office.clock.now = datetime.now(UTC).replace(second=0, microsecond=0)
    with served(office) as premises:
        yield premises


def next_week(office: Office, weekday: int, hour: int) -> datetime:
    """A time in Berlin next week, in UTC as far as the winter goes; only the day and order matter here."""
    monday = office.clock() + timedelta(days=7 - office.clock().weekday())
    return (monday + timedelta(days=weekday)).replace(hour=hour, minute=0)


def calendar_of(at: datetime) -> str:
    year, week, _ = at.isocalendar()
    return f"/calendar?week={year}-W{week:02d}"


def kept(office: Office, placement: str) -> Placement:
    with office.begin(reading=True) as work:
        return work.placements.get(placement)


def wall_clock(office: Office, placement: str) -> str:
    when = kept(office, placement).when
    return f"{when.local():%Y-%m-%d %H:%M}" if when else ""


def tile(page: Page, placement: str) -> Locator:
    return page.locator(f"[data-tile='{placement}']")


def hour(page: Page, day: datetime, number: int) -> Locator:
    return page.locator(f"[data-drop='{day:%Y-%m-%d}T{number:02d}']")


def drag(page: Page, what: Locator, to: Locator, *, let_go: str = "") -> None:
    """With the mouse, in several steps, into the upper half; `let_go` is a key pressed before the button is let go."""
    what.scroll_into_view_if_needed()
    start = what.bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 40, start["y"] + 30, steps=3)
    end = to.bounding_box()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 4, steps=8)
    if let_go:
        page.keyboard.press(let_go)
    page.mouse.up()


def drag_by_finger(page: Page, what: Locator, to: Locator) -> None:
    """Real touches, as a phone's screen sends them."""
    touch = page.context.new_cdp_session(page)
    start, end = what.bounding_box(), to.bounding_box()
    x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
    goal = end["x"] + 60, end["y"] + end["height"] / 2
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        point = {"x": x + (goal[0] - x) * step / 10, "y": y + (goal[1] - y) * step / 10}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


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


def test_planning_without_script(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """On a phone: the tile leads to a plain page, the page back to the calendar, the toast undoes."""
    at = next_week(office, 1, 9)
    placement = planned(office, at)
    before = wall_clock(office, placement)
    page = window(chromium, pages, office.people["lena"], size=PHONE, scripts=False)
    page.goto(calendar_of(at))
    tile(page, placement).locator("a").click()
    page.locator("input[name=time]").fill("18:45")
    page.get_by_role("button", name="Verschieben").click()
    assert page.url.endswith(calendar_of(at))
    assert wall_clock(office, placement)[11:] == "18:45"
    page.get_by_role("button", name="Rückgängig").click()
    assert wall_clock(office, placement) == before


def test_stopping_and_going_on(chromium: Browser, pages: OfficePremises, office: Office) -> None:
    """Clara presses the switch and is asked why; Anna sees it; Lena goes on and decides what was left behind."""
    placement = planned(office, office.clock() + timedelta(hours=1))
    clara = window(chromium, pages, office.people["clara"], size=PHONE)
    clara.goto("/holds")
    clara.get_by_role("switch").click()
    expect(clara.locator("input[name=reason]")).to_be_focused()
    clara.keyboard.type("Trauerfall")
    clara.keyboard.press("Enter")
    expect(clara.get_by_role("heading", level=2).first).to_have_text("Alles steht still")
    office.clock.move(hours=2)
    lena = window(chromium, pages, office.people["lena"])
    lena.goto("/keys")
    lena.get_by_role("link", name="Ansehen").click()
    lena.get_by_role("switch").click()
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
