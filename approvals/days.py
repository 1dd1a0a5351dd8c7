"""Days as a company's clock shows them: where they begin and end, and which hours they have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from approvals.ports import Between
from approvals.times import zone_named

ONE_DAY = timedelta(days=1)
STEP = timedelta(minutes=15)  # no clock anywhere is put forward or back by less
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Hour:
    """An hour on the wall clock. `again` is its second time, when the clocks are put back."""

    number: int
    again: bool = False


def begins(day: date, zone: str) -> datetime:
    """The first instant of this day, in UTC; where midnight is skipped, the first there is."""
    return datetime.combine(day, time.min, zone_named(zone)).astimezone(UTC)


def day_of(at: datetime, zone: str) -> date:
    return at.astimezone(zone_named(zone)).date()


def hour_of(at: datetime, zone: str) -> Hour:
    there = at.astimezone(zone_named(zone))
    return Hour(there.hour, bool(there.fold))


def hours_of(day: date, zone: str) -> dict[Hour, datetime]:
    """The hours this day has, in order, each with the UTC instant at which it ends: 23, 24 or 25 of them."""
    at, ends = begins(day, zone), begins(day + ONE_DAY, zone)
    hours: dict[Hour, datetime] = {}
    while at < ends:
        hours[hour_of(at, zone)] = at = at + STEP
    return dict(sorted(hours.items()))


def during(first: date, last: date, zone: str) -> Between:
    """From the first instant of one day to the last of another."""
    return Between(begins(first, zone) - INSTANT, begins(last + ONE_DAY, zone) - INSTANT)


def days(first: date, count: int) -> list[date]:
    return [first + number * ONE_DAY for number in range(count)]


def clock_changes(shown: Sequence[date], zone: str) -> Iterator[tuple[date, timedelta]]:
    """The days among these on which the clocks are changed, and by how much they are put forward."""
    for day in shown:
        lasts = begins(day + ONE_DAY, zone) - begins(day, zone)
        if lasts != ONE_DAY:
            yield day, ONE_DAY - lasts
