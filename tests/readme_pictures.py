"""Takes the README's pictures anew: `python -m tests.readme_pictures`. Real pages in a real browser."""

import tempfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from approvals.desk import answering, checking, drafting
from approvals.drafts import Draft
from approvals.faces.loading import loaded
from approvals.posts import Shown
from flows.demo.event_photo import compose
from flows.demo.people import ANNA, CLARA, STRANGER
from tests.browser import CHROMIUM, DESK, PHONE, QUIET, window
from tests.full_calendar import OPENINGS, planned
from tests.office import CHANNELS
from tests.party import PartyOffice
from tests.premises import ENGINE
from tests.website import OfficePremises, served

DOCS = Path(__file__).parents[1] / "docs"
TEXT = "Was für ein Sommerfest! Danke an alle, die mit angepackt haben."


class Fest(PartyOffice):
    """A summer party of three: a stranger, Anna and Clara."""

    def party(self, quality: int = 90) -> str:
        figures = [STRANGER, *(one.figure for one in (ANNA, CLARA) if one.figure)]
        photo = compose(figures)
        found = loaded(threads=2, reference=False).finder.find(np.asarray(photo))
        self.boxes = sorted((one.box for one in found), key=lambda box: box.x)
        photo.save(encoded := BytesIO(), "JPEG", quality=quality)
        return self._taken_in(encoded.getvalue(), 2000, 1300)

    def in_it(self, *handles: str | None, band: str = "sure") -> list[checking.Seen]:
        found = super().seen(*handles, band=band)
        return [checking.Seen(box, 0.9, one.guesses) for box, one in zip(self.boxes, found, strict=True)]


def phone(browser: Browser, premises: OfficePremises, office: Fest) -> None:
    """Clara is asked, on her phone."""
    office.celebrated(None, "anna", "clara", channels=("instagram", "export"), text=TEXT)
    asked = answering.asked(office.begin, office.people["clara"])[0].appearance.id
    page = window(browser, premises, office.people["clara"], size=PHONE)
    page.goto(f"/questions/{asked}")
    save(page, "phone-answer", 390)


def draft(browser: Browser, premises: OfficePremises, office: Fest) -> None:
    """Anna's draft, with the faces that were found in its photo."""
    picture = office.party(87)
    written = Draft(
        "Was für ein Sommerfest! Fragen an 0171 2345678.",
        ("instagram",),
        pictures=(Shown(picture, "Drei Menschen im Garten", "Anna Berg"),),
    )
    post = drafting.save(office.begin, written, by=office.people["anna"], known_channels=CHANNELS)
    checking.keep_search(office.begin, picture, ENGINE, office.in_it(None, "anna", "clara"))
    checking.finish_check(office.begin, post.id)
    page = window(browser, premises, office.people["anna"], size={"width": 1280, "height": 1400})
    page.goto(f"/drafts/{post.id}")
    save(page, "draft-faces", 900)


def calendar(browser: Browser, premises: OfficePremises, office: Fest) -> None:
    """The lead's week."""
    monday = office.clock.now.replace(minute=0, second=0, microsecond=0) - timedelta(days=office.clock.now.weekday())
    for number in range(9):
        at = monday + timedelta(days=7 + number * 3 % 7, hours=9 - monday.hour + number % 4 * 2)
        planned(office, at, number % len(OPENINGS), channel=("instagram", "facebook", "export")[number % 3])
    week = (monday + timedelta(days=7)).isocalendar()
    page = window(browser, premises, office.people["lena"], size=DESK)
    page.goto(f"/calendar?week={week.year}-W{week.week:02d}")
    save(page, "calendar", 900)


def save(page: Page, name: str, width: int) -> None:
    """What the window shows, no wider than this."""
    page.wait_for_timeout(1500)
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    small = shot.resize((width, round(shot.height * width / shot.width)), Image.Resampling.LANCZOS)
    small.save(DOCS / f"{name}.jpg", quality=80, optimize=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        office = Fest(Path(folder))
        office.settings(name="Tischlerei Lindner")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        with served(office) as premises:
            for take in (phone, draft, calendar):
                take(browser, premises, office)
        browser.close()


if __name__ == "__main__":
    main()
