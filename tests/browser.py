"""A real Chromium, started once; windows as large as a phone or a desk, in either language."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from approvals.desk import passing
from approvals.pages.cookies import LANGUAGE, SESSION
from tests.website import OfficePremises

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
PHONE = {"width": 390, "height": 844}
NARROW = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
SHOTS = Path(__file__).parent / "screenshots"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; a test that wants it fails where it is not installed.

    It ends with the file: while it lives this thread has a running event loop, in which no flow can be run.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


def window(
    browser: Browser, premises: OfficePremises, person: str | None = None, *, size: dict[str, int] = DESK,
    lang: str = "de", dark: bool = False, scripts: bool = True,
) -> Page:  # fmt: skip
    """A window in which this person is signed in; what the page logs as an error fails the test that looks at it."""
    context = browser.new_context(
        viewport=size, locale={"de": "de-DE", "en": "en-GB"}[lang], base_url=premises.address,
        color_scheme="dark" if dark else "light", java_script_enabled=scripts, has_touch=size is not DESK,
        timezone_id="Europe/Berlin", reduced_motion="reduce",
    )  # fmt: skip
    if person is not None:
        session = passing.start_session(premises.begin, person, label="Chromium")
        own = {SESSION: session.secret, LANGUAGE: lang}
        context.add_cookies([{"name": n, "value": v, "url": premises.address} for n, v in own.items()])
    page = context.new_page()
    page.troubles = []
    page.on("console", lambda told: page.troubles.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda told: page.troubles.append(str(told)))
    return page


def shot(page: Page, name: str) -> Path:
    """Write what can be seen into an ignored folder, to be looked at."""
    SHOTS.mkdir(exist_ok=True)
    path = SHOTS / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path


def barriers(page: Page) -> list[str]:
    """What axe-core finds on this page (WCAG 2.2 AA and its best practices): rule and element."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
