"""Guests of an event, for contacts: a door is opened and shut; the poster and the notice to print; how many came."""

from datetime import date, datetime, timedelta

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.days import INSTANT, ONE_DAY, begins, day_of
from approvals.desk import guest_doors, hiring
from approvals.errors import NotFound, Refused
from approvals.events import Event
from approvals.guests import GuestDoor, token
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.guest_papers import Door, notice, poster
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes(prefix="/events/{event}/guests")
HOLDS = timedelta(days=730)
"""What is suggested: as long as pictures of an event are shown."""


@router.get("", name="event_guests")
def event_guests(request: Request, premises: Asked, reader: Reader, event: str) -> Response:
    return _shown(request, premises, reader, event)


@router.post("", name="open_guest_door")
def open_guest_door(request: Request, premises: Asked, reader: Reader, fields: Fields, event: str) -> Response:
    try:
        ends = _end_of(reader, fields, "until", N_("Gäste kommen bis"))
        keep = _end_of(reader, fields, "keep", N_("Ein Ja gilt bis"))
        guest_doors.open_door(premises.begin, event, ends_at=ends, keep_until=keep, by=reader.id)
    except Refused as trouble:
        return _shown(request, premises, reader, event, fields=fields, trouble=trouble)
    return onward(request, f"/events/{event}/guests", say=N_("Die Seite für Gäste ist offen. Druck den Aushang aus."))


@router.post("/{door}/shut", name="shut_guest_door")
def shut_guest_door(request: Request, premises: Asked, reader: Reader, event: str, door: str) -> Response:
    guest_doors.shut_door(premises.begin, event, door, by=reader.id)
    said = N_("Geschlossen. Der Code öffnet nichts mehr; was Gäste gesagt haben, gilt weiter.")
    return onward(request, f"/events/{event}/guests", say=said)


@router.get("/{door}/poster.pdf", name="guest_poster")
def guest_poster(premises: Asked, reader: Reader, event: str, door: str) -> Response:
    return _pdf(poster(_door(premises, reader, event, door), reader), "aushang")


@router.get("/{door}/notice.pdf", name="guest_notice")
def guest_notice(premises: Asked, reader: Reader, event: str, door: str) -> Response:
    return _pdf(notice(_door(premises, reader, event, door), reader), "hinweise")


def _door(premises: Premises, reader: Visitor, event: str, door: str) -> Door:
    book = guest_doors.guestbook(premises.begin, event, by=reader.id)
    for one in book.doors:
        if one.id == door:
            contacts = tuple(hiring.contacts(premises.begin))
            return Door(one, book.event, _address(premises, one), contacts, book.matching)
    raise NotFound("door", door)


def _address(premises: Premises, door: GuestDoor) -> str:
    return f"{premises.address}/g/{token(premises.secret, door.id)}"


def _end_of(reader: Visitor, fields: FormData, name: str, label: str) -> datetime:
    """The end of a day, on the company's clock. Raises FieldUnfit."""
    written = str(fields.get(name, ""))
    try:
        return begins(date.fromisoformat(written) + ONE_DAY, reader.clock.zone)
    except (ValueError, OverflowError):
        raise FieldUnfit(reader.words.gettext(label), written[:20], "2027-12-31") from None


def _suggested(reader: Visitor, event: Event) -> dict[str, str]:
    last = max(event.day, day_of(reader.now, reader.clock.zone))
    return {"until": last.isoformat(), "keep": (last + HOLDS).isoformat()}


def _shown(
    request: Request,
    premises: Premises,
    reader: Visitor,
    event: str,
    *,
    fields: FormData | None = None,
    trouble: Refused | None = None,
) -> Response:
    book = guest_doors.guestbook(premises.begin, event, by=reader.id)
    typed = _suggested(reader, book.event)
    if fields is not None:
        typed = {name: str(fields.get(name, "")) for name in typed}
    values = {
        "book": book,
        "event": book.event,
        "addresses": {one.id: _address(premises, one) for one in book.doors},
        "channel_name": channel_name,
        "typed": typed,
        "last_day": lambda ends: reader.clock.date(ends - INSTANT),
        "trouble": trouble,
    }
    return page(request, "event_guests.html", status=int(status_of(trouble)) if trouble else 200, **values)


def _pdf(data: bytes, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="freigabe-{name}.pdf"', "cache-control": "no-store"}
    return Response(data, media_type="application/pdf", headers=headers)
