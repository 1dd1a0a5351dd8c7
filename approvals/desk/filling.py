"""The next free place on a channel, and what of the two weeks to come is still free or stands too close together."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations

from approvals.days import day_of
from approvals.errors import NoFreePlace
from approvals.placements import Place, Placement
from approvals.ports import Begin, Between, Work
from approvals.slots import CLOSE, SOON, coming, free
from approvals.times import FOREVER, Moment
from approvals.working_days import WorkingDays

FURTHEST = timedelta(weeks=26)
PLANNED = frozenset({Place.QUEUED, Place.PUBLISHING, Place.UNKNOWN, Place.PUBLISHED, Place.HELD})


@dataclass(frozen=True, slots=True)
class Gap:
    """A place of a channel with nothing on it."""

    channel: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Close:
    """Two posts on one channel within an hour, the earlier first."""

    channel: str
    at: tuple[datetime, datetime]
    posts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Same:
    """Two posts that say the same on one day, wherever they go."""

    day: date
    at: datetime
    posts: tuple[str, str]
    channels: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The next two weeks, each in the order of time; `next` is each channel's next free place, also of later weeks,
    and `days` knows the holidays.
    """

    gaps: tuple[Gap, ...]
    close: tuple[Close, ...]
    same: tuple[Same, ...]
    next: Mapping[str, Moment]
    days: WorkingDays


def outlook_in(work: Work) -> Outlook:
    """What of the next two weeks wants a look, and where the next post of each channel fits."""
    company, found = work.company, _planned(work)
    soon = [one for one in found if one.due_at is not None and work.now < one.due_at <= work.now + SOON]
    revisions = {revision.id: revision for revision in work.revisions.find(id={one.revision for one in soon})}
    said = [(one, _bare(revisions[one.revision].text_for(one.channel))) for one in soon]
    places = list(_places(work, found, {slot.channel for slot in company.slots}))
    return Outlook(
        gaps=tuple(gap for gap in places if gap.at <= work.now + SOON),
        close=tuple(_close(soon)),
        same=tuple(_same(said, company.zone)),
        next={gap.channel: Moment(gap.at, company.zone) for gap in reversed(places)},
        days=company.working_days,
    )


def next_places(begin: Begin, channels: Collection[str]) -> dict[str, Moment]:
    """The next free place of each of these channels that has one."""
    with begin(reading=True) as work:
        if not any(slot.channel in channels for slot in work.company.slots):
            return {}
        gaps = list(_places(work, _planned(work), channels))
        return {gap.channel: Moment(gap.at, work.company.zone) for gap in reversed(gaps)}


def next_place(work: Work, placement: Placement) -> Moment:
    """The next free place of its channel, its own included. Raises NoFreePlace."""
    others = [one for one in _planned(work) if one.id != placement.id]
    for gap in _places(work, others, {placement.channel}):
        return Moment(gap.at, work.company.zone)
    raise NoFreePlace(placement.channel)


def _planned(work: Work) -> list[Placement]:
    return work.placements.find(stage=PLANNED, due_at=Between(work.now - CLOSE, work.now + FURTHEST + CLOSE))


def _places(work: Work, planned: Sequence[Placement], channels: Collection[str]) -> Iterator[Gap]:
    """Free ones, in the order of time."""
    company = work.company
    slots = [slot for slot in company.slots if slot.channel in channels]
    taken = [(one.channel, one.due_at) for one in planned if one.due_at is not None]
    days = company.working_days
    there = coming(slots, work.now, work.now + FURTHEST, days, on_holidays=company.slots_on_holidays)
    yield from (Gap(slot.channel, when.at) for slot, when in free(there, taken))


def _close(soon: Sequence[Placement]) -> Iterator[Close]:
    placed = sorted((one.due_at, one.channel, one.post) for one in soon if one.due_at is not None)
    for number, (at, channel, post) in enumerate(placed):
        for later, where, other in placed[number + 1 :]:
            if later - at >= CLOSE:
                break
            if where == channel:
                yield Close(channel, (at, later), (post, other))


def _same(said: Sequence[tuple[Placement, str]], zone: str) -> Iterator[Same]:
    """One post on several channels is meant; two posts with the same words on one day are told once."""
    alike: dict[tuple[date, str], dict[str, Placement]] = {}
    for one, text in sorted(said, key=lambda pair: (pair[0].due_at or FOREVER, pair[0].id)):
        if text and one.due_at is not None:
            alike.setdefault((day_of(one.due_at, zone), text), {}).setdefault(one.post, one)
    for (day, _), posts in alike.items():
        for one, other in combinations(posts.values(), 2):
            if one.due_at is not None:
                yield Same(day, one.due_at, (one.post, other.post), (one.channel, other.channel))


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())
