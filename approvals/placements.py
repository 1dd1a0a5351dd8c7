"""A revision on one channel: its stages, the attempts to deliver it, and what is out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from approvals.errors import WrongStage
from approvals.times import Moment

ATTEMPT_LASTS = timedelta(minutes=5)  # a channel answers or gives up within this; later the attempt's process is dead
LATE = timedelta(minutes=15)  # a post later than this is reviewed by the lead, never fired


class Place(StrEnum):
    """Where a placement stands."""

    APPROVED = "approved"
    QUEUED = "queued"
    PUBLISHING = "publishing"
    PUBLISHED = "published"
    TAKING_DOWN = "taking_down"
    TAKEN_DOWN = "taken_down"
    HELD = "held"
    UNKNOWN = "unknown"
    FAILED = "failed"
    PULLED = "pulled"


NEXT: Mapping[Place, frozenset[Place]] = {
    # A way to PUBLISHED from a stage that waits is an attempt, given up, that turned out to have succeeded.
    Place.APPROVED: frozenset({Place.QUEUED, Place.PULLED, Place.PUBLISHED}),
    Place.QUEUED: frozenset(
        {Place.QUEUED, Place.APPROVED, Place.PUBLISHING, Place.HELD, Place.PULLED, Place.PUBLISHED}
    ),
    Place.HELD: frozenset({Place.QUEUED, Place.APPROVED, Place.PULLED, Place.PUBLISHED}),
    Place.PUBLISHING: frozenset({Place.PUBLISHED, Place.UNKNOWN, Place.FAILED, Place.QUEUED}),
    Place.UNKNOWN: frozenset({Place.PUBLISHED, Place.FAILED, Place.QUEUED}),
    Place.FAILED: frozenset({Place.QUEUED, Place.APPROVED, Place.PULLED, Place.PUBLISHED}),
    Place.PUBLISHED: frozenset({Place.TAKING_DOWN}),
    Place.TAKING_DOWN: frozenset({Place.TAKEN_DOWN}),
    Place.PULLED: frozenset({Place.APPROVED, Place.PUBLISHED}),
    Place.TAKEN_DOWN: frozenset(),
}

WAITING_TO_GO = frozenset({Place.APPROVED, Place.QUEUED, Place.HELD, Place.FAILED})
KNOWN_TO_BE_OUT = frozenset({Place.PUBLISHED, Place.TAKING_DOWN, Place.TAKEN_DOWN})
OUT_OR_LEAVING = frozenset({Place.PUBLISHING, Place.UNKNOWN, Place.PUBLISHED, Place.TAKING_DOWN})


@dataclass(frozen=True, slots=True)
class Placement:
    """One revision on one channel, from approval to take-down."""

    id: str
    post: str
    revision: str
    channel: str
    stage: Place
    due_at: datetime | None
    zone: str | None
    seal: str
    version: int = 0

    def moved(self, stage: Place) -> "Placement":
        """The placement in its next stage. Raises WrongStage where the table knows no such way."""
        if stage not in NEXT[self.stage]:
            raise WrongStage("placement", self.id, self.stage, stage)
        return replace(self, stage=stage)

    def queued_for(self, when: Moment) -> "Placement":
        """Given a time by a person. Raises WrongStage for what is on its way or out: it would go out twice."""
        if self.stage not in WAITING_TO_GO:
            raise WrongStage("placement", self.id, self.stage, Place.QUEUED)
        return replace(self.moved(Place.QUEUED), due_at=when.at, zone=when.zone)

    @property
    def when(self) -> Moment | None:
        return Moment(self.due_at, self.zone) if self.due_at is not None and self.zone is not None else None

    def late(self, now: datetime) -> bool:
        return self.due_at is not None and now - self.due_at > LATE

    def missed(self, now: datetime) -> bool:
        """Whether it did not go out at its time, so that a person has to decide when it does."""
        return self.stage in {Place.HELD, Place.FAILED} or (self.stage is Place.QUEUED and self.late(now))


class Outcome(StrEnum):
    """How an attempt ended; STARTED means nobody knows yet."""

    STARTED = "started"
    DELIVERED = "delivered"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt, written down before the channel is called. Its key is the placement's, so it cannot happen twice.

    `renditions` are the SHA-256 of the pictures handed over: what is out, should it turn out to be out. `trouble` is a
    code of `approvals.channels.Trouble`, `detail` the channel's own words, `again_at` when it may be asked again.
    """

    id: str
    placement: str
    attempt: int
    key: str
    outcome: Outcome
    started_at: datetime
    finished_at: datetime | None = None
    trouble: str | None = None
    renditions: tuple[str, ...] = ()
    detail: str = ""
    again_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What a placement's deliveries remember across a crash, such as the id of an upload."""

    id: str
    placement: str
    name: str
    value: str
    at: datetime
    version: int = 0


@dataclass(frozen=True, slots=True)
class Publication:
    """What is out: where, since when, which renditions; and the proof once it is gone.

    `numbers` is what the channel last counted of it, such as likes, as of `counted_at`; `asked_at` is when it was last
    asked, whether it answered or not. `link` is where people see it, once the channel told. `talked_at` is when it was
    last asked for comments; until `again_at` the channel wants to be left alone.
    """

    id: str
    placement: str
    post: str
    channel: str
    address: str
    renditions: tuple[str, ...]
    at: datetime
    gone_at: datetime | None = None
    proof: str | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)
    counted_at: datetime | None = None
    asked_at: datetime | None = None
    link: str | None = None
    talked_at: datetime | None = None
    again_at: datetime | None = None

    @property
    def seen_at(self) -> str | None:
        """Where people see it, as far as known; None where there is no such page."""
        return self.link or (self.address if self.address.startswith("https://") else None)
