"""The named contacts: who they are, how to reach them, who stands in; absences are recorded from here."""

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Query, Request, Response

from approvals.days import ONE_DAY, begins
from approvals.desk import absences, hiring
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
from approvals.people import Role
from approvals.permissions import Action
from approvals.ports import Between
from approvals.times import FOREVER

router = Routes()
ABSENCE = ("contact", "deputy", "first", "last")


@router.get("/contacts", name="contacts")
def contacts(request: Request, premises: Asked, reader: Reader) -> Response:
    with premises.begin(reading=True) as work:
        note = work.company.contact_note
    return page(request, "contacts.html", note=note, may_record=may(reader.me, Action.RECORD_ABSENCE))


@router.get("/contacts/absences/new", name="new_absence")
def new_absence(
    request: Request, premises: Asked, reader: Reader, contact: Annotated[str, Query(max_length=64)] = ""
) -> Response:
    return page(request, "new_absence.html", **_known(premises), typed=_typed(reader, contact), trouble=None)


@router.post("/contacts/absences", name="record_absence")
def record_absence(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    typed = filled_in.typed(fields, *ABSENCE)
    try:
        starts, ends = days(reader, typed["first"], typed["last"])
        deputy = typed["deputy"] or None
        hiring.record_absence(premises.begin, typed["contact"], deputy, starts, ends, by=reader.id)
    except Refused as trouble:
        values = _known(premises) | {"typed": typed, "trouble": trouble}
        return page(request, "new_absence.html", status=int(status_of(trouble)), **values)
    return onward(request, "/contacts", say=N_("Eingetragen. So lange zählt die Vertretung."))


@router.post("/contacts/absences/{absence}/end", name="end_absence")
def end_absence(request: Request, premises: Asked, reader: Reader, fields: Fields, absence: str) -> Response:
    """Back sooner: today, or after the last day that was chosen."""
    last = filled_in.text(fields, "last")
    try:
        ends = begins(day_of_form(reader, N_("Letzter Tag"), last) + ONE_DAY, reader.clock.zone) if last else reader.now
        absences.end_early(premises.begin, absence, ends, by=reader.id)
    except Refused as trouble:
        values = _known(premises) | {"typed": _typed(reader, ""), "trouble": trouble}
        return page(request, "new_absence.html", status=int(status_of(trouble)), **values)
    return onward(request, "/contacts", say=N_("Eingetragen. Ab dann zählt die Vertretung nicht mehr."))


def days(reader: Visitor, first: str, last: str) -> tuple[datetime, datetime]:
    """From the beginning of the first day to the end of the last, by the company's clock. Raises FieldUnfit."""
    one, other = day_of_form(reader, N_("Erster Tag"), first), day_of_form(reader, N_("Letzter Tag"), last)
    if other < one:
        fits = reader.words.gettext(N_("nicht vor dem ersten Tag"))
        there = reader.clock.day(begins(other, reader.clock.zone))
        raise FieldUnfit(reader.words.gettext("Letzter Tag"), there, fits)
    return begins(one, reader.clock.zone), begins(other + ONE_DAY, reader.clock.zone)


def day_of_form(reader: Visitor, field: str, written: str) -> date:
    """A day as a browser's field sends it. Raises FieldUnfit."""
    try:
        return date.fromisoformat(written)
    except ValueError as unfit:
        raise FieldUnfit(reader.words.gettext(field), written, "2026-12-24") from unfit


def _known(premises: Premises) -> dict[str, Any]:
    """Who may be away, who may stand in, and the absences that have not ended."""
    with premises.begin(reading=True) as work:
        people = sorted(work.people.find(active=True, guest=None), key=lambda one: one.name.casefold())
        to_come = work.absences.find(ends=Between(work.now, FOREVER))
    names = {person.id: person.name for person in people}
    recorded = [
        (one, names[one.contact], names.get(one.deputy or "", ""))
        for one in sorted(to_come, key=lambda one: one.starts)
        if one.contact in names
    ]
    return {
        "contacts_here": [one for one in people if Role.CONTACT in one.roles],
        "people": people,
        "recorded": recorded,
    }


def _typed(reader: Visitor, contact: str) -> dict[str, str]:
    today = reader.clock.local(reader.now)[:10]
    own = reader.id if reader.me.has(Role.CONTACT) else ""
    return {"contact": contact or own, "deputy": "", "first": today, "last": ""}
