"""Giving a placement its time, another one, or none; and undoing that. Dragged, in a dialog, or on a plain page."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from starlette.datastructures import ImmutableMultiDict

from approvals.desk import drafting, planning
from approvals.desk.releasing import Moved
from approvals.errors import NoSuchLocalTime, Refused, StillWaitingFor, TimeIsPast, WrongStage
from approvals.pages.calendar import PATH, planner_values, redrawn
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader, Visitor, visitor
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.signing_in import own_path
from approvals.pages.threads import Routes
from approvals.pages.told import N_, Told
from approvals.times import Moment, moment, zone_named

router = Routes(prefix="/placements/{placement}")
MENDABLE = (FieldUnfit, NoSuchLocalTime, TimeIsPast, StillWaitingFor, WrongStage)
PLACED = N_("%(channel)s geht %(when)s hinaus.")
MOVED = N_("%(channel)s geht jetzt %(when)s hinaus.")
TAKEN = N_("%(channel)s ist aus dem Plan und bleibt freigegeben.")


@dataclass(frozen=True, slots=True)
class Entered:
    """What a form or an address says: the day and time on the company's clock, and where to go back to."""

    back: str
    day: str = ""
    time: str = ""
    dragged: bool = False

    @classmethod
    def of(cls, said: ImmutableMultiDict[str, Any]) -> "Entered":
        back = own_path(str(said.get("back", PATH)))
        return cls(back, str(said.get("day", "")), str(said.get("time", "")), "dragged" in said)

    def moment(self, reader: Visitor) -> Moment:
        """Raises FieldUnfit, NoSuchLocalTime."""
        try:
            return moment(datetime.fromisoformat(f"{self.day}T{self.time[:5]}"), reader.clock.zone)
        except ValueError:
            field = reader.words.gettext(N_("Tag und Uhrzeit"))
            raise FieldUnfit(field, f"{self.day} {self.time}"[:40].strip(), "2026-11-26 14:00") from None


@router.get("/time", name="placement_time")
def placement_time(request: Request, premises: Asked, placement: str) -> Response:
    return _asked(request, premises, placement, Entered.of(request.query_params))


@router.post("/time", name="give_time")
def give_time(request: Request, premises: Asked, reader: Reader, fields: Fields, placement: str) -> Response:
    """A refusal is told beside the calendar to who dragged a tile, beside the fields to who filled in the form."""
    entered = Entered.of(fields)
    try:
        moved = planning.give_time(premises.begin, placement, entered.moment(reader), by=reader.id)
    except MENDABLE as trouble:
        if entered.dragged:
            raise
        return _asked(request, premises, placement, entered, trouble)
    told = Told(MOVED if moved.before else PLACED, _undo(moved, reader.now, entered.back))
    return _onward(request, moved, entered.back, told)


@router.post("/next-place", name="fill_next_place")
def fill_next_place(request: Request, premises: Asked, reader: Reader, fields: Fields, placement: str) -> Response:
    """One tap: the next free place of its channel."""
    back = Entered.of(fields).back
    moved = planning.fill_next(premises.begin, placement, by=reader.id)
    told = Told(MOVED if moved.before else PLACED, _undo(moved, reader.now, back))
    return _onward(request, moved, back, told)


@router.post("/now", name="publish_now")
def publish_now(request: Request, premises: Asked, reader: Reader, fields: Fields, placement: str) -> Response:
    """It can be undone only where the company gives itself time for that."""
    back = Entered.of(fields).back
    moved, leaves_at = planning.give_now(premises.begin, placement, by=reader.id)
    channel = channel_name(moved.placement.channel)
    if moved.after is None or leaves_at == moved.after.at:
        return onward(request, back, say=N_("%(channel)s geht jetzt hinaus."), channel=channel)
    when, undo = reader.clock.time(leaves_at), _undo(moved, reader.now, back)
    told = N_("%(channel)s geht um %(when)s hinaus. Bis dahin kannst du es zurückholen.")
    return onward(request, back, say=told, undo=undo, channel=channel, when=when)


@router.post("/no-time", name="take_time")
def take_time(request: Request, premises: Asked, reader: Reader, fields: Fields, placement: str) -> Response:
    entered = Entered.of(fields)
    moved = planning.take_time(premises.begin, placement, by=reader.id)
    back_again = moved.before is not None and moved.before.at > reader.now
    told = Told(TAKEN, _undo(moved, reader.now, entered.back) if back_again else "")
    return _onward(request, moved, entered.back, told)


@router.post("/undo", name="undo_time")
def undo_time(request: Request, premises: Asked, reader: Reader, placement: str) -> Response:
    """Back to the time in the address (UTC, and the zone it was meant in), or to none."""
    said = request.query_params
    if at := said.get("at", ""):
        try:
            before = Moment(datetime.fromisoformat(at).astimezone(UTC), zone_named(said.get("zone", "")).key)
        except ValueError:
            raise FieldUnfit("at", at[:40], "2026-11-26T14:00+00:00") from None
        planning.give_time(premises.begin, placement, before, by=reader.id)
    else:
        planning.take_time(premises.begin, placement, by=reader.id)
    return onward(request, Entered.of(said).back, say=N_("Wieder wie vorher."))


@router.post("/withdraw", name="withdraw_placement")
def withdraw(request: Request, premises: Asked, reader: Reader, placement: str) -> Response:
    """The whole post, on every channel."""
    found, _ = planning.placed(premises.begin, reader.me, placement)
    drafting.withdraw(premises.begin, found.post, by=reader.id)
    return onward(request, "/queue", say=N_("Der Beitrag ist zurückgezogen."))


def _asked(
    request: Request, premises: Premises, placement: str, entered: Entered, trouble: Refused | None = None
) -> Response:
    """The form: in a dialog for htmx, else a page of its own; with what was entered, and what was wrong with it."""
    reader = visitor(request)
    tile, stops = planning.placed(premises.begin, reader.me, placement)
    proposed = reader.clock.local(_proposed(tile.at, tile.wish, reader.now))
    values: dict[str, Any] = {
        **planner_values(reader),
        "tile": tile,
        "holding": [stop for stop in stops if stop.hold.id == tile.stopped],
        "back": entered.back,
        "day": entered.day or proposed[:10],
        "time": entered.time or proposed[11:],
        "trouble": trouble,
    }
    status = int(status_of(trouble)) if trouble else 200
    if not request.headers.get("hx-request"):
        return page(request, "placement_time.html", status=status, dialog=False, **values)
    response = fragment(request, "placement_time_piece.html", status=status, dialog=True, **values)
    response.headers.update({"hx-retarget": "#time", "hx-reswap": "innerHTML"})
    return response


def _proposed(at: datetime | None, wish: Moment | None, now: datetime) -> datetime:
    """Its own time, or its author's wish, where that is still to come; else soon."""
    known = (one for one in (at, wish.at if wish else None) if one is not None and one > now)
    return next(known, next_hour(now))


def next_hour(now: datetime) -> datetime:
    """A full hour that leaves half an hour to think."""
    return (now + timedelta(minutes=90)).replace(minute=0, second=0, microsecond=0)


def _undo(moved: Moved, now: datetime, back: str) -> str:
    """Where an undo is posted to. A time that is past cannot come back; without it nothing goes out by itself."""
    before = moved.before if moved.before and moved.before.at > now else None
    where = {"at": before.at.isoformat(), "zone": before.zone} if before else {}
    return f"/placements/{moved.placement.id}/undo?{urlencode({**where, 'back': back})}"


def _onward(request: Request, moved: Moved, back: str, told: Told) -> Response:
    """The calendar anew for htmx, else the page one came from; with the sentence and its undo."""
    reader = visitor(request)
    values = {
        "channel": channel_name(moved.placement.channel),
        "when": reader.clock.moment(moved.after.at) if moved.after else "",
    }
    if request.headers.get("hx-request"):
        return redrawn(request, back, Told(reader.words.gettext(told.sentence) % values, told.undo))
    return onward(request, back, say=told.sentence, undo=told.undo, **values)
