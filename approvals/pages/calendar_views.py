"""A week hour by hour and a month day by day, with the tiles in their places."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from approvals.days import Hour, begins, day_of, days, hour_of, hours_of
from approvals.desk.holding import Stop
from approvals.desk.planning import Plan
from approvals.pages.errors import FieldUnfit
from approvals.placements import Placement
from approvals.tiles import Tile

WEEK = 7
A_DAYS_TILES = 5  # in a month; the week shows them all
YEARS = range(2000, 2101)
NOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Cell:
    """One hour of one day. `drop` is what a tile is given that is put here; empty where none can be."""

    hour: Hour
    drop: str
    there: bool
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """`noon` is an instant of it, `more` how many tiles are not shown; a month has no cells, a week no tiles."""

    date: date
    noon: datetime
    today: bool
    past: bool
    inside: bool
    cells: tuple[Cell, ...] = ()
    tiles: tuple[Tile, ...] = ()
    more: int = 0

    @property
    def empty(self) -> bool:
        return not self.tiles and not any(cell.tiles for cell in self.cells)

    @property
    def week(self) -> str:
        return week_name(self.date)


@dataclass(frozen=True, slots=True)
class View:
    """What a calendar shows: of which days, and the names of the ones before and after it."""

    kind: str
    name: str
    days: tuple[date, ...]
    inside: range
    before: str
    after: str

    @property
    def path(self) -> str:
        return f"/calendar?{self.kind}={self.name}"


def week_view(monday: date) -> View:
    shown = days(monday, WEEK)
    before, after = week_name(monday - timedelta(WEEK)), week_name(monday + timedelta(WEEK))
    return View("week", week_name(monday), tuple(shown), range(1, 13), before, after)


def month_view(first: date) -> View:
    """Whole weeks, so that days of the months beside it are shown too."""
    after = (first + timedelta(31)).replace(day=1)
    monday = first - timedelta(first.weekday())
    count = -(-(after - monday).days // WEEK) * WEEK
    inside = range(first.month, first.month + 1)
    before = first - timedelta(1)
    return View("month", f"{first:%Y-%m}", tuple(days(monday, count)), inside, f"{before:%Y-%m}", f"{after:%Y-%m}")


def view_of(week: str, month: str, today: date) -> View:
    """From an address: "2026-W48" or "2026-12", this week by default. Raises FieldUnfit."""
    if month:
        found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", month)
        if found is None or int(found[1]) not in YEARS:
            raise FieldUnfit("month", month[:20], "2026-12")
        return month_view(date(int(found[1]), int(found[2]), 1))
    return week_view(_monday(week) if week else today - timedelta(today.weekday()))


def _monday(week: str) -> date:
    found = re.fullmatch(r"(\d{4})-W(\d{2})", week)
    try:
        if found is not None and int(found[1]) in YEARS:
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        pass
    raise FieldUnfit("week", week[:20], "2026-W48")


def week_name(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def week_days(view: View, plan: Plan, zone: str, now: datetime) -> tuple[tuple[Hour, ...], tuple[Day, ...]]:
    """The hours the week needs, and its days with a cell for each of them, also for those a day does not have."""
    on = {day: hours_of(day, zone) for day in view.days}
    rows = tuple(sorted({hour for hours in on.values() for hour in hours}))
    tiles: dict[tuple[date, Hour], list[Tile]] = {}
    for one in plan.tiles:
        if one.at is not None:
            tiles.setdefault((day_of(one.at, zone), hour_of(one.at, zone)), []).append(one)
    made = []
    for day in view.days:
        cells = tuple(_cell(day, row, on[day], tuple(tiles.get((day, row), ())), now) for row in rows)
        made.append(_day(view, day, zone, now, cells=cells))
    return rows, tuple(made)


def _cell(day: date, row: Hour, hours: dict[Hour, datetime], tiles: tuple[Tile, ...], now: datetime) -> Cell:
    """A wall clock that shows a time twice means the first, so nothing is put into the second."""
    to_come = row in hours and hours[row] > now and not row.again
    return Cell(row, f"{day}T{row.number:02d}" if to_come else "", row in hours, tiles)


def month_days(view: View, plan: Plan, zone: str, now: datetime) -> tuple[Day, ...]:
    """The days of a month, each with the tiles that were read and the count of those that were not."""
    tiles: dict[date, list[Tile]] = {}
    for one in plan.tiles:
        if one.at is not None:
            tiles.setdefault(day_of(one.at, zone), []).append(one)
    counts = Counter(day_of(at, zone) for at in plan.times)
    made = []
    for day in view.days:
        here = tuple(tiles.get(day, ()))
        made.append(_day(view, day, zone, now, tiles=here, more=counts[day] - len(here)))
    return tuple(made)


def first_of_each_day(found: Sequence[Placement], zone: str) -> list[Placement]:
    """As many of each day as a month has room for."""
    taken: Counter[date] = Counter()
    kept = []
    for placement in found:
        day = day_of(placement.due_at, zone) if placement.due_at else date.min
        taken[day] += 1
        if taken[day] <= A_DAYS_TILES:
            kept.append(placement)
    return kept


def _day(
    view: View, day: date, zone: str, now: datetime, *, cells: tuple[Cell, ...] = (), tiles: tuple[Tile, ...] = (),
    more: int = 0,
) -> Day:  # fmt: skip
    today = day_of(now, zone)
    inside = day.month in view.inside
    return Day(day, begins(day, zone) + NOON, day == today, day < today, inside, cells, tiles, more)


def in_sight(view: View, stops: Sequence[Stop], zone: str, today: date) -> list[Stop]:
    """The holds that stand on one of these days: from the day they were placed on, and nobody knows until when."""
    last = view.days[-1]
    return [stop for stop in stops if day_of(stop.hold.at, zone) <= last and today <= last]
