"""The lead's calendar: a week hour by hour, a month day by day, and beside it what has no time yet."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

from fastapi import Query, Request, Response

from approvals.days import clock_changes, day_of, during
from approvals.desk import planning
from approvals.desk.filling import Gap, Outlook
from approvals.pages.calendar_views import Day, View, first_of_each_day, in_sight, month_days, view_of, week_days
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Reader, Visitor, premises_of, visitor
from approvals.pages.looks import LOOKS, channel_name, scope_of
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_, Told
from approvals.pages.who_may import WHO, may
from approvals.permissions import Action

router = Routes()
PATH = "/calendar"
TABS = (("today", N_("Heute")), ("calendar", N_("Kalender")), ("queue", N_("Reihenfolge")), ("holds", N_("Anhalten")))


@router.get(PATH, name="calendar")
def calendar(
    request: Request,
    premises: Asked,
    reader: Reader,
    week: Annotated[str, Query()] = "",
    month: Annotated[str, Query()] = "",
) -> Response:
    view = view_of(week, month, day_of(reader.now, reader.clock.zone))
    return page(request, "calendar.html", **values_of(premises, reader, view))


def redrawn(request: Request, path: str, say: Told) -> Response:
    """The calendar of this address anew, and what is to be said, for htmx to put in place."""
    reader = visitor(request)
    today = day_of(reader.now, reader.clock.zone)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
    try:
        view = view_of(asked.get("week", ""), asked.get("month", ""), today)
    except FieldUnfit:
        view = view_of("", "", today)
    return fragment(request, "calendar_redrawn.html", say=say, **values_of(premises_of(request), reader, view))


def values_of(premises: Premises, reader: Visitor, view: View) -> dict[str, Any]:
    """What the calendar's templates need."""
    zone, now, monthly = reader.clock.zone, reader.now, view.kind == "month"
    shown = partial(first_of_each_day, zone=zone) if monthly else tuple
    plan = planning.plan(premises.begin, reader.me, during(view.days[0], view.days[-1], zone), shown)
    rows, days = ((), month_days(view, plan, zone, now)) if monthly else week_days(view, plan, zone, now)
    return {
        "view": view,
        "rows": rows,
        "twice": {row.number for row in rows if row.again},
        "days": days,
        "standing": in_sight(view, plan.stops, zone, day_of(now, zone)),
        "changes": [(_noon(days, day), forward) for day, forward in clock_changes(view.days, zone)],
        **planner_values(reader),
        "without_time": plan.without_time,
        **outlook_values(plan.outlook, reader),
        "back": view.path,
    }


def outlook_values(outlook: Outlook, reader: Visitor) -> dict[str, Any]:
    """What the pages of the planner tell of the next two weeks; `gaps_in` are the free places by the hour."""
    gaps: dict[str, list[Gap]] = {}
    for gap in outlook.gaps:
        gaps.setdefault(reader.clock.local(gap.at)[:13], []).append(gap)
    return {"outlook": outlook, "gaps_in": gaps}


def planner_values(reader: Visitor) -> dict[str, Any]:
    """What every page of the planner needs: words, and whether this reader plans."""
    return {
        "looks": LOOKS,
        "channel_name": channel_name,
        "scope_of": scope_of,
        "tabs": [(name, label) for name, label in TABS if may(reader.me, WHO[name])],
        "plans": may(reader.me, Action.RELEASE),
        "stops": may(reader.me, Action.HOLD),
    }


def _noon(days: Sequence[Day], day: date) -> datetime:
    return next(one.noon for one in days if one.date == day)
