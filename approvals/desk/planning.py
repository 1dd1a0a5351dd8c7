"""What the lead plans with: tiles by day, those without a time, and giving them one. Queries never grow with tiles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from approvals.desk import filling, releasing
from approvals.desk.filling import Outlook, outlook_in
from approvals.desk.holding import Stop, stops_in
from approvals.desk.releasing import Moved
from approvals.desk.veiling import visible_in
from approvals.people import Person
from approvals.placements import LATE, Delivery, Place, Placement
from approvals.ports import Begin, Between, Work
from approvals.tiles import ON_CALENDAR, Looks, Tile, tile
from approvals.times import EPOCH, FOREVER, Moment

MOST_WITHOUT_TIME = 60  # tiles in the tray; the newest, the rest is on the page of posts
LEAVES = frozenset({Looks.QUEUED, Looks.HALTED, Looks.LEAVING})
AT_ONCE = timedelta(seconds=2)  # a time is never in the past, however long its form was on its way
UNSETTLED = (Place.HELD, Place.FAILED, Place.UNKNOWN)
Shown = Callable[[Sequence[Placement]], Sequence[Placement]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands on some days, what has no time yet, and what is stopped; `times` are those of all there is."""

    tiles: tuple[Tile, ...]
    without_time: tuple[Tile, ...]
    stops: tuple[Stop, ...]
    times: tuple[datetime, ...]
    outlook: Outlook


@dataclass(frozen=True, slots=True)
class Queue:
    """`missed` and `unknown` want a look, `next` leaves by itself; each in the order of time.

    `last` is the last attempt of each placement that failed or whose outcome is unknown, by the placement's id.
    """

    missed: tuple[Tile, ...]
    unknown: tuple[Tile, ...]
    next: tuple[Tile, ...]
    without_time: tuple[Tile, ...]
    stops: tuple[Stop, ...]
    last: dict[str, Delivery]
    outlook: Outlook


def plan(begin: Begin, reader: Person, during: Between, shown: Shown = lambda found: found) -> Plan:
    """The days within these times. `shown` picks, from all placements in the order of time, those to read in full."""
    with begin(reading=True) as work:
        found = _by_time(work.placements.find(stage=ON_CALENDAR, due_at=during))
        stops = stops_in(work)
        tray = work.placements.newest(MOST_WITHOUT_TIME, stage=Place.APPROVED)
        tiles = tiles_of(work, reader, [*shown(found), *tray], stops)
        return Plan(
            tiles=tuple(one for one in tiles if one.looks is not Looks.WITHOUT_TIME),
            without_time=tuple(one for one in tiles if one.looks is Looks.WITHOUT_TIME),
            stops=stops,
            times=tuple(one.due_at for one in found if one.due_at is not None),
            outlook=outlook_in(work),
        )


def queue(begin: Begin, reader: Person, most: int) -> Queue:
    """What leaves next (at most so many), and what needs somebody."""
    with begin(reading=True) as work:
        stops = stops_in(work)
        late = work.placements.find(stage=Place.QUEUED, due_at=Between(EPOCH, work.now - LATE))
        coming = work.placements.find(stage=Place.QUEUED, due_at=Between(work.now - LATE, FOREVER))
        coming += work.placements.find(stage=Place.PUBLISHING)
        unsettled = work.placements.find(stage=UNSETTLED)
        tray = work.placements.newest(MOST_WITHOUT_TIME, stage=Place.APPROVED)
        picked = [*_by_time([*late, *unsettled]), *_by_time(coming)[:most], *tray]
        attempts = work.deliveries.find(placement={placement.id for placement in unsettled})
        tiles = tiles_of(work, reader, picked, stops)
        return Queue(
            missed=tuple(one for one in tiles if one.missed),
            unknown=tuple(one for one in tiles if one.looks is Looks.UNKNOWN),
            next=tuple(one for one in tiles if one.looks in LEAVES),
            without_time=tuple(one for one in tiles if one.looks is Looks.WITHOUT_TIME),
            stops=stops,
            last={attempt.placement: attempt for attempt in attempts},
            outlook=outlook_in(work),
        )


def placed(begin: Begin, reader: Person, placement_id: str) -> tuple[Tile, tuple[Stop, ...]]:
    """One tile with its post's wish, and the holds in force. Raises NotFound."""
    with begin(reading=True) as work:
        stops = stops_in(work)
        return tiles_of(work, reader, [work.placements.get(placement_id)], stops)[0], stops


def tiles_of(work: Work, reader: Person, placements: Sequence[Placement], stops: Sequence[Stop]) -> list[Tile]:
    """In the same order, for this reader; what has no time yet comes with its author's wish."""
    holds = [stop.hold for stop in stops]
    summaries = {one.id: one for one in work.summaries.find(id={placement.post for placement in placements})}
    waiting = {placement.revision for placement in placements if placement.due_at is None}
    wishes = {revision.id: revision.wish for revision in work.revisions.find(id=waiting)}
    seen = visible_in(work, reader, summaries.values())
    return [
        tile(p, summaries.get(p.post), holds, work.now, picture=seen.get(p.post), wish=wishes.get(p.revision))
        for p in placements
    ]


def give_time(begin: Begin, placement_id: str, when: Moment, *, by: str) -> Moved:
    """Whatever it takes to let it go out then: release what has no time, move what has, review what was missed.

    Raises NotAllowed, NotFound, TimeIsPast, OnHold, StillWaitingFor, WrongStage for what is on its way or out.
    """
    found, missed = _standing(begin, placement_id)
    if missed:
        return releasing.review(begin, placement_id, when=when, by=by)
    if found.stage is Place.APPROVED:
        return Moved(releasing.release(begin, found.post, found.channel, when, by=by), None, when)
    return releasing.move(begin, placement_id, when, by=by)


def fill_next(begin: Begin, placement_id: str, *, by: str) -> Moved:
    """Give it the next free place of its channel. Raises NoFreePlace, and as `give_time`."""
    with begin(reading=True) as work:
        when = filling.next_place(work, work.placements.get(placement_id))
    return give_time(begin, placement_id, when, by=by)


def give_now(begin: Begin, placement_id: str, *, by: str) -> tuple[Moved, datetime]:
    """Let it go out at once, and tell when it leaves: once it cannot be taken back. Raises as `give_time`."""
    with begin(reading=True) as work:
        when, company = Moment(work.now + AT_ONCE, work.company.zone), work.company
    return give_time(begin, placement_id, when, by=by), company.leaves_at(when.at)


def take_time(begin: Begin, placement_id: str, *, by: str) -> Moved:
    """Out of the queue, back to approved without a time; what was missed too. Raises as `give_time`."""
    found, missed = _standing(begin, placement_id)
    if missed:
        return releasing.review(begin, placement_id, when=None, by=by)
    return Moved(releasing.unqueue(begin, found.post, found.channel, by=by), found.when, None)


def _standing(begin: Begin, placement_id: str) -> tuple[Placement, bool]:
    with begin(reading=True) as work:
        found = work.placements.get(placement_id)
        return found, found.missed(work.now)


def _by_time(placements: Sequence[Placement]) -> list[Placement]:
    return sorted(placements, key=lambda one: (one.due_at or FOREVER, one.id))
