"""Events: many photos at once, piles of near duplicates, and one question per person instead of one per picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from approvals.appearances import Said

LONGEST_NAME = 120
MOST_PHOTOS = 400
"""In one event: what is grouped is held in memory by one flow run, which ends within its lease."""
GROUPS_LAST = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion with its photos, opened by a member of staff. `name` is what drafts and consents name it by.

    `channels` are those people are asked about. `matching` and `grouping` are its own switches, off until switched on;
    neither does anything where the company has not switched it on.
    """

    id: str
    name: str
    day: date
    channels: tuple[str, ...]
    by: str
    at: datetime
    matching: bool = False
    grouping: bool = False
    closed_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class EventPhoto:
    """A picture of an event. `print` tells near duplicates: they lie in the `pile` named by the id of its first photo,
    and the one `picked` is shown. `looked_at` is when it was searched, under the switches as they were then.
    """

    id: str
    event: str
    picture: str
    by: str
    at: datetime
    print: str | None = None
    pile: str | None = None
    looked_at: datetime | None = None
    picked: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Pile:
    """Near duplicates: one is shown for all of them."""

    shown: EventPhoto
    others: tuple[EventPhoto, ...] = ()

    @property
    def photos(self) -> tuple[EventPhoto, ...]:
        return (self.shown, *self.others)


@dataclass(frozen=True, slots=True)
class FaceGroup:
    """Faces of an event that look like one person whom nobody named: ids only, and not for long."""

    id: str
    event: str
    faces: tuple[str, ...]
    ends_at: datetime
    version: int = 0


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """A person in a picture, asked in advance: on these channels, beside whatever text, in posts of this occasion."""

    id: str
    event: str
    occasion: str
    face: str
    person: str
    picture: str
    channels: frozenset[str]
    asked_at: datetime
    deadline: datetime


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """Only ever added; the latest counts. `shown` names the text that was read (`consents.SHOWN`)."""

    id: str
    question: str
    person: str
    said: Said
    shown: str
    at: datetime


def piles(photos: Sequence[EventPhoto]) -> tuple[Pile, ...]:
    """Near duplicates together, in the order of the first of each; a photo that has no print yet lies alone."""
    heaps: dict[str, list[EventPhoto]] = {}
    for photo in photos:
        heaps.setdefault(photo.pile or photo.id, []).append(photo)
    return tuple(_pile(heap) for heap in heaps.values())


def picked_anew(photos: Iterable[EventPhoto], wanted: str) -> list[EventPhoto]:
    """Those of a pile that change when this one is to be shown."""
    return [replace(one, picked=one.id == wanted) for one in photos if one.picked != (one.id == wanted)]


def _pile(heap: Sequence[EventPhoto]) -> Pile:
    shown = next((photo for photo in heap if photo.picked), heap[0])
    return Pile(shown, tuple(photo for photo in heap if photo is not shown))
