"""The tools for faces in a real browser: by mouse, by finger and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from approvals.boxes import Box
from approvals.desk import answering
from tests.browser import PHONE, barriers, shot, window
from tests.party import PLACES, PartyOffice
from tests.website import OfficePremises, served


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PartyOffice]:
    company = PartyOffice(tmp_path)
    yield company
    company.engine.dispose()


@pytest.fixture
def pages(office: PartyOffice) -> Iterator[OfficePremises]:
    with served(office) as premises:
        yield premises


def photographed(office: PartyOffice) -> str:
    """Four of five faces were found: Emil's was not; the second may be Anna's."""
    return office.celebrated(None, "anna", None, None, band="ask")


def face(office: PartyOffice, post: str, number: int) -> str:
    return f"#face-{office.face(post, number)}"


def drawn(office: PartyOffice, post: str) -> Box:
    (box,) = [face.box for face in office.file(post).faces if face.engine is None]
    return box


def test_a_tap_on_a_box_opens_its_tools(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """On a phone: tap the box, tap the proposed name; the tools stay open, and the checklist follows."""
    post = photographed(office)
    page = window(chromium, pages, office.people["anna"], size=PHONE)
    page.goto(f"/posts/{post}")
    expect(page.locator("#live")).to_contain_text("Wer ist Gesicht 2?")
    page.locator(".boxes a").nth(1).tap()
    tools = page.locator(face(office, post, 1))
    shot(page, "p2-faces-phone")
    tools.get_by_role("button", name="Anna fraglich").tap()
    expect(page.locator("#live")).not_to_contain_text("Wer ist Gesicht 2?")
    expect(tools.locator("details").first).to_have_attribute("open", "")
    expect(page.locator(f"{face(office, post, 1)} summary").first).to_be_focused()
    assert page.troubles == []


def test_naming_by_keyboard(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Typing finds people, arrows move through them, Enter names; in English."""
    post = photographed(office)
    page = window(chromium, pages, office.people["anna"], lang="en")
    page.goto(f"/posts/{post}")
    page.locator(".boxes a").nth(2).focus()
    page.keyboard.press("Enter")
    tools = page.locator(face(office, post, 2))
    tools.get_by_role("searchbox").focus()
    page.keyboard.type("e")
    expect(tools.get_by_role("button", name="Emil")).to_be_visible()
    page.keyboard.type("m")
    page.keyboard.press("ArrowDown")
    expect(tools.get_by_role("button", name="Emil")).to_be_focused()
    assert barriers(page) == []
    page.keyboard.press("Enter")
    expect(tools).to_contain_text("being asked")
    assert office.file(post).person_of(office.face(post, 2)) == office.people["emil"]
    assert page.troubles == []


def test_a_face_is_drawn_with_the_mouse(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Dragged around Emil's face: the box is kept in pixels of the picture, give or take what a hand trembles."""
    post = photographed(office)
    page = window(chromium, pages, office.people["anna"])
    page.goto(f"/posts/{post}")
    page.get_by_role("button", name="Gesicht einzeichnen").click()
    there, where = PLACES[4], page.locator("svg.boxes").bounding_box()
    scale = where["width"] / 2000
    page.mouse.move(where["x"] + there.x * scale, where["y"] + there.y * scale)
    page.mouse.down()
    page.mouse.move(where["x"] + (there.x + there.w) * scale, where["y"] + (there.y + there.h) * scale, steps=4)
    page.mouse.up()
    shot(page, "p2-drawing-desk")
    page.get_by_role("button", name="Behalten").click()
    expect(page.locator(".boxes a")).to_have_count(5)
    assert drawn(office, post).overlap(there) > 0.9
    assert page.troubles == []


def test_a_face_is_drawn_by_finger(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """The picture does not scroll away under the finger that draws."""
    post = photographed(office)
    page = window(chromium, pages, office.people["anna"], size=PHONE)
    page.goto(f"/posts/{post}")
    page.get_by_role("button", name="Gesicht einzeichnen").tap()
    where = page.locator("svg.boxes").bounding_box()
    before = page.evaluate("scrollY")
    touch = page.context.new_cdp_session(page)
    corners = [(0.83, 0.5), (0.88, 0.6), (0.94, 0.72)]
    points = [{"x": where["x"] + x * where["width"], "y": where["y"] + y * where["height"]} for x, y in corners]
    for kind, point in zip(("touchStart", "touchMove", "touchMove"), points, strict=True):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.get_by_role("button", name="Behalten").tap()
    expect(page.locator(".boxes a")).to_have_count(5)
    assert page.evaluate("scrollY") == pytest.approx(before, abs=400)
    assert drawn(office, post).overlap(PLACES[4]) > 0.3


def test_a_face_is_drawn_by_keyboard_and_taken_away(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Arrows move, Shift and arrows size, Enter keeps, Escape does not; the box can be removed again."""
    post = photographed(office)
    page = window(chromium, pages, office.people["anna"])
    page.goto(f"/posts/{post}")
    page.get_by_role("button", name="Gesicht einzeichnen").press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Gesicht einzeichnen")).to_be_focused()
    page.keyboard.press("Enter")
    for key in ("ArrowRight", "ArrowRight", "ArrowUp", "Shift+ArrowLeft", "Shift+ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".boxes a")).to_have_count(5)
    assert drawn(office, post) == Box(942, 517, 192, 242)
    row = page.locator(f"#face-{next(one.id for one in office.file(post).faces if one.engine is None)}")
    row.locator("summary").first.click()
    row.get_by_role("button", name="Kasten wegnehmen").click()
    expect(page.locator(".boxes a")).to_have_count(4)
    assert page.troubles == []


def test_a_refusal_is_told_and_nothing_is_lost(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Ben said that this is not him; Anna, whose page is older, names him all the same."""
    post = office.celebrated("ben", band="ask")
    page = window(chromium, pages, office.people["anna"])
    page.goto(f"/posts/{post}")
    page.locator(".boxes a").first.click()
    office.name(post, 0, "ben")
    office.check(post)
    page_button = page.get_by_role("button", name="Ben fraglich")
    (question,) = answering.questions(office.begin, office.people["ben"])
    answering.not_me(office.begin, question.appearance.id, by=office.people["ben"])
    page_button.click()
    expect(page.locator("#told")).to_contain_text("dass sie das nicht ist")
    expect(page_button).to_be_visible()


def test_faces_appear_when_the_machine_has_looked(chromium: Browser, pages: OfficePremises, office: PartyOffice):
    """Anna keeps the page open: boxes and checklist come by themselves, and nothing is asked for after that."""
    picture = office.party()
    post = office.submit(pictures=[picture]).id
    page = window(chromium, pages, office.people["anna"])
    page.goto(f"/posts/{post}")
    expect(page.locator("#faces")).to_contain_text("Gesichter werden gerade gesucht.")
    office.check(post, {picture: office.in_it(None, "anna")})
    expect(page.locator(".boxes a")).to_have_count(2, timeout=10_000)
    expect(page.locator("#live")).to_contain_text("Gesicht 1: verpixeln")
    assert page.locator("#faces[data-searching]").count() == 0
    assert page.troubles == []
