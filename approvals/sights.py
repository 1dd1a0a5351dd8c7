"""A picture as the person in it sees it: their own face, what is asked of them on each channel, and what is out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from approvals.appearances import Picture
from approvals.boxes import Box
from approvals.placements import OUT_OR_LEAVING, Place
from approvals.visible import Visible


class Stand(StrEnum):
    """Where a person stands with one question; only they are told."""

    YES = "yes"
    BLUR = "blur"
    NO = "no"
    BY_CONSENT = "by_consent"
    WAITING = "waiting"
    SILENT = "silent"
    """Asked and not answered in time: counts as a no."""
    ENDED = "ended"
    """A consent that covered it was withdrawn: counts as a no."""


@dataclass(frozen=True, slots=True)
class OnChannel:
    """One question: the text as this channel shows it, and what became of it there.

    `due_at` is when it is queued for, else when the author wishes it; `address` is set while it is out.
    """

    appearance: str
    channel: str
    text: str
    stand: Stand
    deadline: datetime | None
    place: Place | None
    due_at: datetime | None
    address: str | None
    out_since: datetime | None

    @property
    def out(self) -> bool:
        """Whether it is out there, or may be."""
        return self.place in OUT_OR_LEAVING

    @property
    def open(self) -> bool:
        return self.stand is Stand.WAITING


@dataclass(frozen=True, slots=True)
class Sight:
    """One face of a person: its `box`, and the boxes of the `others`, whom they must not recognise.

    The picture is not `shown` until its faces have been looked for: nobody knows yet whom else it shows.
    """

    post: str
    author: str
    event: str | None
    lang: str
    face: str
    picture: Picture
    alt: str
    box: Box
    others: tuple[Box, ...]
    shown: bool
    channels: tuple[OnChannel, ...]

    @property
    def visible(self) -> Visible:
        return Visible(self.picture.id, self.others)

    @property
    def stand(self) -> Stand | None:
        """Where the person stands, if that is the same on every channel."""
        stands = {one.stand for one in self.channels}
        return stands.pop() if len(stands) == 1 else None

    @property
    def deadline(self) -> datetime | None:
        """By when the first answer is wanted that is still out."""
        return min((one.deadline for one in self.channels if one.open and one.deadline), default=None)

    @property
    def texts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each text once, with the channels that show it."""
        found: dict[str, list[str]] = {}
        for one in self.channels:
            found.setdefault(one.text, []).append(one.channel)
        return tuple((text, tuple(dict.fromkeys(channels))) for text, channels in found.items())


@dataclass(frozen=True, slots=True)
class Denied:
    """A face of which the person said that it is not theirs; `appearance` is what they had been asked.

    `strangers` are the boxes of everybody in the picture, and `box` is among them: who it is, they need not see.
    """

    appearance: str
    picture: Picture
    box: Box
    strangers: tuple[Box, ...]

    @property
    def visible(self) -> Visible:
        return Visible(self.picture.id, self.strangers)
