"""The queue and the calendar: what goes out when, and giving it its time."""

from datetime import date, datetime, timedelta
from typing import Annotated, Self

from fastapi import Query
from pydantic import Field

from approvals.days import during
from approvals.desk import planning, releasing
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.post_card import PlacementCard
from approvals.pages.interface.shapes import DAY, ChannelName, Id, Instant, Output, Time, part_of_interface
from approvals.placements import Placement
from approvals.tiles import Looks, Tile

MOST_NEXT = 100
MOST_DAYS = timedelta(days=62)
router = part_of_interface("Releases")
Day = Annotated[str, Query(pattern=f"^{DAY}$", examples=["2026-11-26"])]


class Release(Time):
    """A channel that was approved, and its time."""

    channel: ChannelName


class Planned(Output):
    """A placement as planners see it."""

    id: str
    post: str
    channel: str
    looks: Looks
    at: datetime | None
    opening: str
    wish: Instant | None = Field(description="Its author's, while it has no time.")
    hold: str | None = Field(description="The hold that stops it.")

    @classmethod
    def of(cls, tile: Tile) -> Self:
        return cls(
            id=tile.id,
            post=tile.post,
            channel=tile.channel,
            looks=tile.looks,
            at=tile.at,
            opening=tile.opening,
            wish=Instant.of(tile.wish),
            hold=tile.stopped,
        )


class Queue(Output):
    """`next` leaves by itself; `missed` and `unknown` want somebody to decide."""

    missed: list[Planned]
    unknown: list[Planned]
    next: list[Planned]
    without_time: list[Planned]


class Calendar(Output):
    """What stands on these days."""

    planned: list[Planned]


class Moved(Output):
    """Where it stands now, and the time it had before: giving it that one undoes this."""

    placement: PlacementCard
    before: Instant | None


@router.get("/queue", name="api_queue")
def queue(premises: Asked, reader: Reader) -> Queue:
    """What leaves next, and what did not leave."""
    found = planning.queue(premises.begin, reader.me, MOST_NEXT)
    return Queue(
        missed=[Planned.of(one) for one in found.missed],
        unknown=[Planned.of(one) for one in found.unknown],
        next=[Planned.of(one) for one in found.next],
        without_time=[Planned.of(one) for one in found.without_time],
    )


@router.get("/calendar", name="api_calendar")
def calendar(premises: Asked, reader: Reader, first: Day, last: Day) -> Calendar:
    """From the first day to the last, 62 at most, by the company's clock."""
    one, other = _day("first", first), _day("last", last)
    if not timedelta(0) <= other - one <= MOST_DAYS:
        raise FieldUnfit("last", last, f"{first} … {one + MOST_DAYS}")
    found = planning.plan(premises.begin, reader.me, during(one, other, reader.clock.zone))
    return Calendar(planned=[Planned.of(tile) for tile in found.tiles])


@router.post("/posts/{post}/release", name="api_release")
def release(premises: Asked, reader: Reader, post: Id, wanted: Release) -> PlacementCard:
    """Queue an approved channel for a time, or move it. A time that is past is refused: nothing fires by accident."""
    when = wanted.moment(reader.clock.zone)
    return _card(releasing.release(premises.begin, post, wanted.channel, when, by=reader.id))


@router.put("/placements/{placement}/time", name="api_give_time")
def give_time(premises: Asked, reader: Reader, placement: Id, wanted: Time) -> Moved:
    """Let it go out then: release what has no time, move what has one, decide about what was missed."""
    return _moved(planning.give_time(premises.begin, placement, wanted.moment(reader.clock.zone), by=reader.id))


@router.delete("/placements/{placement}/time", name="api_take_time")
def take_time(premises: Asked, reader: Reader, placement: Id) -> Moved:
    """Out of the queue; it stays approved."""
    return _moved(planning.take_time(premises.begin, placement, by=reader.id))


def _moved(moved: releasing.Moved) -> Moved:
    return Moved(placement=_card(moved.placement), before=Instant.of(moved.before))


def _card(placement: Placement) -> PlacementCard:
    return PlacementCard.model_validate(placement)


def _day(field: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise FieldUnfit(field, written, "2026-11-26") from None
