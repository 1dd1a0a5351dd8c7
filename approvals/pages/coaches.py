"""Times with a coach: offered, booked, called off, and put into one's own calendar (iCalendar, RFC 5545)."""

from datetime import datetime
from typing import Any

from fastapi import Request, Response
from icalendar import Calendar, Event

from approvals.coaching import LONGEST, SHORTEST, CoachTime
from approvals.desk import coaching as desk
from approvals.errors import Refused
from approvals.pages import filled_in
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action
from approvals.times import moment

router = Routes(prefix="/learning/coaches")
USUAL = 30
HERE = "/learning/coaches"


@router.get("", name="coaches")
def coaches(request: Request, premises: Asked, reader: Reader) -> Response:
    return _shown(request, premises, reader, {}, None)


@router.post("", name="offer_time")
def offer_time(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    typed = filled_in.typed(fields, "day", "time", "minutes")
    try:
        minutes = int(typed["minutes"]) if typed["minutes"].isdecimal() else 0
        desk.offer(premises.begin, _starts(reader, typed), minutes, by=reader.id)
    except Refused as trouble:
        return _shown(request, premises, reader, typed, trouble)
    return onward(request, HERE, say=N_("Die Zeit steht da. Bucht sie jemand, bekommst du eine Nachricht."))


@router.post("/{time}/book", name="book_time")
def book_time(request: Request, premises: Asked, reader: Reader, time: str) -> Response:
    desk.book(premises.begin, time, by=reader.id)
    return onward(request, HERE, say=N_("Gebucht. Ihr bekommt beide eine Nachricht mit dem Termin."))


@router.post("/{time}/call-off", name="call_time_off")
def call_time_off(request: Request, premises: Asked, reader: Reader, time: str) -> Response:
    desk.call_off(premises.begin, time, by=reader.id)
    return onward(request, HERE, say=N_("Abgesagt. Einen Grund braucht es nicht."))


@router.get("/{time}.ics", name="time_file")
def time_file(premises: Asked, reader: Reader, time: str) -> Response:
    """For the two whom it concerns."""
    found, name = desk.own_time(premises.begin, time, by=reader.id)
    told = {"content-disposition": 'attachment; filename="freigabe.ics"', "cache-control": "no-store"}
    return Response(_written(found, name, premises, reader).to_ical(), media_type="text/calendar", headers=told)


def _written(time: CoachTime, name: str, premises: Premises, reader: Visitor) -> Calendar:
    made, event, words = Calendar(), Event(), reader.words.gettext
    made.add("prodid", "-//Freigabe//Freigabe//DE")
    made.add("version", "2.0")
    event.add("uid", f"{time.id}@freigabe")
    event.add("dtstamp", reader.now)
    event.add("dtstart", time.starts)
    event.add("dtend", time.ends)
    event.add("sequence", time.version)
    event.add("summary", words(N_("Hilfe beim Schreiben, mit %(name)s")) % {"name": name})
    event.add("url", f"{premises.address}{HERE}")
    made.add_component(event)
    return made


def _starts(reader: Visitor, typed: dict[str, str]) -> datetime:
    """Raises FieldUnfit, NoSuchLocalTime."""
    written = f"{typed['day']}T{typed['time'][:5]}"
    try:
        return moment(datetime.fromisoformat(written), reader.clock.zone).at
    except (ValueError, OverflowError):
        raise FieldUnfit(reader.words.gettext(N_("Tag und Uhrzeit")), written, "2027-03-31, 10:00") from None


def _free_for(time: CoachTime, reader: Visitor) -> bool:
    return time.booked_by is None and time.coach != reader.id and time.starts > reader.now


def _shown(
    request: Request, premises: Premises, reader: Visitor, typed: dict[str, str], trouble: Refused | None
) -> Response:
    with premises.begin(reading=True) as work:
        times = desk.coming(work)
        names = {one.id: one.name for one in work.people.find(id={one.coach for one in times}, active=True)}
    values: dict[str, Any] = {
        "mine": [one for one in times if one.concerns(reader.id)],
        "free": [one for one in times if one.coach in names and _free_for(one, reader)],
        "names": names,
        "coaches_here": may(reader.me, Action.COACH),
        "typed": {"day": "", "time": "", "minutes": str(USUAL)} | typed,
        "shortest": SHORTEST,
        "longest": LONGEST,
        "trouble": trouble,
    }
    return page(request, "coaches.html", status=int(status_of(trouble)) if trouble else 200, **values)
