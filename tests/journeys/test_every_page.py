"""Every page in a real browser: both languages, light and dark, on a phone, a larger phone and a desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import DESK, NARROW, PHONE, barriers, window
from tests.office import Office
from tests.pages_to_look_at import PAGES, Look
from tests.website import OfficePremises, served

SIZES = (NARROW, PHONE, DESK)
WITH_AXE = {
    # Each language, each colour and each width meets each other one; together they would take twice as long.
    ("de", "light", NARROW["width"]), ("de", "dark", DESK["width"]),
    ("en", "dark", NARROW["width"]), ("en", "light", DESK["width"]),
}  # fmt: skip
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
EXPECTED = ("the server responded with a status of 404", "the server responded with a status of 410")


@dataclass
class Place:
    """A page, on an office furnished for it."""

    look: Look
    path: str
    premises: OfficePremises
    person: str | None


@pytest.fixture(params=PAGES, ids=lambda look: look.name)
def place(request: pytest.FixtureRequest, office: Office) -> Iterator[Place]:
    look: Look = request.param
    path = look.path(office)
    with served(office) as premises:
        yield Place(look, path, premises, office.people[look.handle] if look.handle else None)


@pytest.mark.slow
def test_everybody_can_read_it_everywhere(chromium: Browser, place: Place):
    """Axe finds no barrier, the browser logs no error, and nothing has to be scrolled sideways, light and dark."""
    assert [trouble for lang in ("de", "en") for trouble in troubles_in(chromium, place, lang)] == []


def troubles_in(chromium: Browser, place: Place, lang: str) -> Iterator[tuple[object, ...]]:
    page = window(chromium, place.premises, place.person, lang=lang)
    page.goto(place.path)
    if page.locator("html").get_attribute("lang") != lang:
        yield (lang, "another language")
    for colours, size in product(("light", "dark"), SIZES):
        page.emulate_media(color_scheme=colours)
        page.set_viewport_size(size)
        looked_at = (lang, colours, size["width"]) in WITH_AXE
        yield from ((lang, colours, size["width"], trouble) for trouble in troubles(page, axe=looked_at))
    page.context.close()


def troubles(page: Page, *, axe: bool) -> list[str]:
    wide = page.evaluate(WIDER)
    logged = [told for told in page.troubles if not any(known in told for known in EXPECTED)]
    found = barriers(page) if axe else []
    return [*found, *logged, *([f"{wide} px too wide"] if wide > 0 else [])]
