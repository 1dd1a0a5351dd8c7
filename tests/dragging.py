"""Dragging as hands do it: with a mouse, and with a finger on a phone's screen."""

from playwright.sync_api import Locator, Page


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
