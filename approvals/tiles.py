"""A placement as calendar, queue and morning brief show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from approvals.holds import Hold, stopping
from approvals.placements import Place, Placement
from approvals.summaries import Summary
from approvals.times import Moment
from approvals.visible import Visible


class Looks(StrEnum):
    """How a placement stands, as far as a planner is concerned. HALTED is queued, but a hold in force stops it."""

    WITHOUT_TIME = "without_time"
    QUEUED = "queued"
    HALTED = "halted"
    LATE = "late"
    HELD = "held"
    FAILED = "failed"
    LEAVING = "leaving"
    UNKNOWN = "unknown"
    OUT = "out"
    COMING_DOWN = "coming_down"
    GONE = "gone"


LOOKS: Mapping[Place, Looks] = {
    Place.APPROVED: Looks.WITHOUT_TIME,
    Place.QUEUED: Looks.QUEUED,
    Place.HELD: Looks.HELD,
    Place.FAILED: Looks.FAILED,
    Place.PUBLISHING: Looks.LEAVING,
    Place.UNKNOWN: Looks.UNKNOWN,
    Place.PUBLISHED: Looks.OUT,
    Place.TAKING_DOWN: Looks.COMING_DOWN,
    Place.TAKEN_DOWN: Looks.GONE,
    Place.PULLED: Looks.GONE,
}
MOVABLE = frozenset({Looks.WITHOUT_TIME, Looks.QUEUED, Looks.HALTED, Looks.LATE, Looks.HELD, Looks.FAILED})
MISSED = frozenset({Looks.LATE, Looks.HELD, Looks.FAILED})
ON_CALENDAR = frozenset(Place) - {Place.APPROVED, Place.PULLED, Place.TAKEN_DOWN}


@dataclass(frozen=True, slots=True)
class Tile:
    """`at` is its time, None while it has none; `wish` the author's, where it was read. `stopped` names a hold."""

    id: str
    post: str
    channel: str
    looks: Looks
    at: datetime | None
    opening: str
    picture: Visible | None
    wish: Moment | None = None
    stopped: str | None = None

    @property
    def movable(self) -> bool:
        return self.looks in MOVABLE

    @property
    def missed(self) -> bool:
        """Whether a person has to decide what becomes of it."""
        return self.looks in MISSED


def tile(
    placement: Placement,
    summary: Summary | None,
    holds: Iterable[Hold],
    now: datetime,
    *,
    picture: Visible | None,
    wish: Moment | None,
) -> Tile:
    """The tile of a placement; `summary` is its post's, which very old posts may not have yet."""
    hold = stopping(holds, placement.post, placement.channel)
    return Tile(
        id=placement.id,
        post=placement.post,
        channel=placement.channel,
        looks=looks(placement, now, halted=hold is not None),
        at=placement.due_at,
        opening=summary.opening if summary else "",
        picture=picture,
        wish=wish,
        stopped=hold.id if hold else None,
    )


def looks(placement: Placement, now: datetime, *, halted: bool) -> Looks:
    if placement.stage is not Place.QUEUED:
        return LOOKS[placement.stage]
    if placement.late(now):
        return Looks.LATE
    return Looks.HALTED if halted else Looks.QUEUED
