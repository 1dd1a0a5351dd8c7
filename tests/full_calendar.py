"""A company that plans: photos, approved posts on several channels, and a calendar with many tiles."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

import numpy as np
from PIL import Image

from approvals.desk import releasing
from approvals.placements import Placement
from approvals.times import Moment
from tests.office import Office
from tests.website import OfficePremises, served

OPENINGS = (
    "Unser Sommerfest war ein Tag voller Sonne. Danke an alle, die geholfen haben!",
    "Drei neue Kolleginnen verstärken ab heute die Werkstatt in Halle 4.",
    "Wie entsteht eigentlich ein Getriebe? Ein Blick hinter die Kulissen.",
    "Wir suchen: Auszubildende für Mechatronik, Start im September.",
    "Der Betriebsrat hat gewählt. Wir gratulieren!",
)
TINTS = ((196, 120, 70), (70, 130, 110), (90, 110, 170), (180, 160, 90), (150, 90, 130))
CHANNELS = ("instagram", "facebook", "export")


@cache
def photo(number: int) -> bytes:
    """A small photograph of nothing in particular, no two alike."""
    tint = np.array(TINTS[number % len(TINTS)])
    grey = np.linspace(0.5 + 0.02 * number % 0.3, 1.2, 240)[:, None, None] * np.ones((1, 320, 1))
    pixels = np.clip(grey * tint, 0, 255).astype(np.uint8)
    pixels[100:180, 100:180] = np.clip(tint + 60, 0, 255)
    Image.fromarray(pixels).save(written := BytesIO(), "JPEG", quality=80)
    return written.getvalue()


def ready(office: Office, number: int = 0, channels: Sequence[str] = ("instagram",), **more: object) -> str:
    """An approved post without a time, with a photo of nobody."""
    text = more.pop("text", OPENINGS[number % len(OPENINGS)])
    picture = office.picture(photo(number % 12))
    post = office.submit(text, pictures=[picture], channels=channels, **more).id
    office.check(post, {picture: ()})
    office.sign(post)
    return post


def planned(office: Office, at: datetime, number: int = 0, channel: str = "instagram", **more: object) -> str:
    """The same, with this time in Berlin. Returns the placement's id."""
    post = ready(office, number, (channel,), **more)
    queued = releasing.release(office.begin, post, channel, Moment(at, "Europe/Berlin"), by=office.people["lena"])
    return queued.id


def filled(office: Office, count: int) -> None:
    """So many tiles from today on, a few each day."""
    for number in range(count):
        at = office.clock() + timedelta(days=number // 8, hours=1 + number % 8 + number % 3)
        planned(office, at.replace(minute=15 * (number % 4)), number, CHANNELS[number % 3])


@contextmanager
def served_now(office: Office) -> Iterator[OfficePremises]:
    """The pages, served at the real time: addresses of photos end by the real clock."""
    office.clock.now = datetime.now(UTC).replace(second=0, microsecond=0)
    with served(office) as premises:
        yield premises


def next_week(office: Office, weekday: int, hour: int) -> datetime:
    """This hour, in UTC, of a day of next week (Monday is 0)."""
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
