"""A draft form in a real browser: photos to choose, a phone's reception, and what was saved meanwhile."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import numpy as np
from playwright.sync_api import Browser, FilePayload, Page, expect

from approvals.desk import drafting
from approvals.desk.drafting import Unfinished
from tests.browser import window
from tests.office import Office
from tests.storage.made_pictures import encoded, quarters
from tests.website import OfficePremises, served

SLOW = 400_000  # bytes a second: a part of half a MiB takes a good second


@contextmanager
def open_office(office: Office) -> Iterator[OfficePremises]:
    """A company with a name, on today's clock, so that addresses of pictures are good."""
    office.settings(name="Lindner Haustechnik")
    office.clock.now = datetime.now(UTC)
    with served(office) as pages:
        yield pages


def photo(name: str = "fest.jpg", kind: str = "jpeg") -> FilePayload:
    content = encoded(quarters(900, 600), kind, comment=name.encode()) if kind == "jpeg" else encoded(quarters(), kind)
    return {"name": name, "mimeType": f"image/{kind}", "buffer": content}


def large_photo(name: str = "gross.jpg") -> FilePayload:
    """About 1.5 MB, so that it travels in several parts."""
    noise = np.random.default_rng(7).integers(0, 255, (900, 1000, 3), np.uint8)
    return {"name": name, "mimeType": "image/jpeg", "buffer": encoded(noise, quality=95)}


class Line:
    """A phone's reception: slow, gone, and back."""

    def __init__(self, page: Page) -> None:
        self._context, self._session = page.context, page.context.new_cdp_session(page)
        self.set(offline=False)

    def set(self, *, offline: bool) -> None:
        speed = {"latency": 20, "downloadThroughput": -1, "uploadThroughput": SLOW}
        self._session.send("Network.emulateNetworkConditions", {"offline": offline, **speed})
        self._context.set_offline(offline)  # the service worker's line too


def choose(page: Page, *photos: FilePayload) -> None:
    page.locator("input[data-takes][multiple]").set_input_files(list(photos))


def saved(office: Office, handle: str = "anna") -> list[Unfinished]:
    return drafting.unfinished(office.begin, office.people[handle])


def written(office: Office, text: str) -> Unfinished:
    return next(one for one in saved(office) if one.revision.text == text)


def told_saved(page: Page) -> None:
    expect(page.locator("#kept")).to_have_text(re.compile(r"gespeichert \d\d:\d\d|saved \d\d:\d\d"))


def begun(browser: Browser, premises: OfficePremises, office: Office, text: str, **how: object) -> Page:
    """A window with a draft that was just saved for the first time."""
    page = window(browser, premises, office.people["anna"], **how)
    page.goto("/drafts/new")
    page.fill("#text", text)
    told_saved(page)
    return page
