"""Posts, their revisions, and the one table of their stages."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from approvals.crops import Spot
from approvals.errors import WrongStage
from approvals.fingerprint import fingerprint
from approvals.times import Moment


class Stage(StrEnum):
    """Where a post stands. Blocked, waiting and ready are computed, never stored."""

    DRAFT = "draft"
    CHECKING = "checking"
    OPEN = "open"
    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


NEXT: Mapping[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.DRAFT, Stage.CHECKING, Stage.WITHDRAWN}),
    Stage.CHECKING: frozenset({Stage.CHECKING, Stage.OPEN, Stage.WITHDRAWN}),
    Stage.OPEN: frozenset({Stage.CHECKING, Stage.APPROVED, Stage.RETURNED, Stage.REJECTED, Stage.WITHDRAWN}),
    Stage.APPROVED: frozenset({Stage.OPEN, Stage.CHECKING, Stage.RETURNED, Stage.REJECTED, Stage.WITHDRAWN}),
    Stage.RETURNED: frozenset({Stage.CHECKING, Stage.WITHDRAWN}),
    Stage.REJECTED: frozenset(),
    Stage.WITHDRAWN: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a revision: which one (SHA-256 of the original), its alt text, who holds the rights."""

    picture: str
    alt: str
    rights: str


@dataclass(frozen=True, slots=True)
class Revision:
    """An immutable snapshot of what a post says, shows, where and when.

    `crops` are the frames that authors moved, by channel and picture; all others are found (`approvals.framing`).
    """

    id: str
    post: str
    number: int
    text: str
    lang: str
    channels: tuple[str, ...]
    pictures: tuple[Shown, ...]
    variants: Mapping[str, str]
    event: str | None
    wish: Moment | None
    by: str
    at: datetime
    crops: Mapping[str, Mapping[str, Spot]] = field(default_factory=dict)

    def text_for(self, channel: str) -> str:
        return self.variants.get(channel, self.text)

    def text_print(self, channel: str) -> str:
        """What a yes for this channel is bound to, as far as words go."""
        return fingerprint(self.text_for(channel))

    @property
    def content(self) -> str:
        """The fingerprint of everything but the time: what rules and people judge."""
        told: dict[str, object] = {
            "text": self.text,
            "lang": self.lang,
            "variants": dict(self.variants),
            "channels": sorted(self.channels),
            "pictures": [[shown.picture, shown.alt, shown.rights] for shown in self.pictures],
            "event": self.event,
        }
        if moved := self.frames_moved:
            told["crops"] = [[channel, picture, spot.axis, spot.at] for channel, picture, spot in moved]
        return fingerprint(told)

    @property
    def frames_moved(self) -> list[tuple[str, str, Spot]]:
        """Channel, picture and place of each frame that an author moved, of what goes out."""
        shown = {one.picture for one in self.pictures}
        return [
            (channel, picture, self.crops[channel][picture])
            for channel in sorted(self.crops)
            for picture in sorted(self.crops[channel])
            if channel in self.channels and picture in shown
        ]

    @property
    def sha256(self) -> str:
        """The fingerprint of the whole snapshot, time included."""
        when = [self.wish.at.isoformat(), self.wish.zone] if self.wish else None
        return fingerprint([self.content, when])


@dataclass(frozen=True, slots=True)
class Post:
    """A draft on its way: its stage, its newest revision and everyone who changed its lineage."""

    id: str
    stage: Stage
    revision: str
    authors: frozenset[str]
    created_at: datetime
    version: int = field(default=0)

    def moved(self, stage: Stage) -> "Post":
        """The post in its next stage. Raises WrongStage where the table knows no such way."""
        if stage not in NEXT[self.stage]:
            raise WrongStage("post", self.id, self.stage, stage)
        return replace(self, stage=stage)

    def exists_for(self, person: str) -> bool:
        """An unfinished draft is there for its authors only."""
        return self.stage is not Stage.DRAFT or person in self.authors

    def touched_by(self, person: str) -> "Post":
        """Whoever changes the content becomes an author and can no longer sign it."""
        return replace(self, authors=self.authors | {person})
