"""The people of the company, for whoever looks after them: found by name, taken on, changed, let go."""

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from starlette.datastructures import FormData

from approvals.days import ONE_DAY, day_of
from approvals.desk import hiring, looking_on
from approvals.errors import Refused
from approvals.handles import written_out
from approvals.pages import filled_in
from approvals.pages.guard import Asked, Fields, Reader, premises_of
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.people import Person, Role
from approvals.ports import Including
from approvals.viewings import Looked, Purpose

ON_A_PAGE = 50
router = Routes(prefix="/administration/people")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom the list is to show: by a piece of name, address or handle, by role; `left` those who are no longer here."""

    q: Annotated[str, Query(max_length=200)] = ""
    role: Annotated[str, Query(max_length=20)] = ""
    left: bool = False
    number: Annotated[int, Query(ge=0, le=1_000)] = 0


@router.get("", name="people")
def people(request: Request, premises: Asked, wanted: Annotated[Wanted, Depends()]) -> Response:
    """Everybody, in the order of their names, by pages."""
    found = _found(premises, wanted)
    first = wanted.number * ON_A_PAGE
    values: dict[str, Any] = {
        "wanted": wanted,
        "shown": found[first : first + ON_A_PAGE],
        "count": len(found),
        "more": len(found) > first + ON_A_PAGE,
        "roles": tuple(Role),
    }
    if request.headers.get("hx-request"):
        return fragment(request, "people_piece.html", **values)
    return page(request, "people.html", **values)


@router.get("/new", name="new_person")
def new_person(request: Request) -> Response:
    return _form(request, None, filled_in.typed_person(FormData()), None)


@router.post("", name="hire")
def hire(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    with premises.begin(reading=True) as work:
        taken = {person.handle for person in work.people.find()}
    try:
        person = filled_in.new_person(fields, taken)
        hiring.hire(premises.begin, person, by=reader.id)
    except Refused as trouble:
        return _form(request, None, filled_in.typed_person(fields), trouble)
    return onward(
        request, "/administration/people", say=N_("%(name)s ist dabei und bekommt eine Einladung."), name=person.name
    )


@router.get("/{person}", name="person")
def person(request: Request, premises: Asked, reader: Reader, person: str) -> Response:
    known = _known(premises, person)
    looking_on.looked(premises.begin, [person], Looked.PROFILE, Purpose.ADMINISTRATION, by=reader.id)
    return _form(request, known, known, None)


@router.post("/{person}", name="change_person")
def change_person(request: Request, premises: Asked, reader: Reader, fields: Fields, person: str) -> Response:
    before = _known(premises, person)
    try:
        changed = hiring.change_person(premises.begin, filled_in.changed_person(fields, before), by=reader.id)
    except Refused as trouble:
        return _form(request, before, filled_in.typed_person(fields), trouble)
    return onward(request, "/administration/people", say=N_("%(name)s: gespeichert."), name=changed.name)


@router.post("/{person}/invitation", name="invite_again")
def invite_again(request: Request, premises: Asked, reader: Reader, person: str) -> Response:
    hiring.invite_again(premises.begin, person, by=reader.id)
    return onward(request, f"/administration/people/{person}", say=N_("Die Einladung geht noch einmal hinaus."))


@router.post("/{person}/leaving", name="let_go")
def let_go(request: Request, premises: Asked, reader: Reader, person: str) -> Response:
    """Nobody is erased: who has left can come back."""
    leaving = _known(premises, person)
    try:
        hiring.let_go(premises.begin, person, by=reader.id)
    except Refused as trouble:
        return _form(request, leaving, leaving, trouble)
    undo = f"/administration/people/{person}/return"
    return onward(
        request, "/administration/people", say=N_("%(name)s ist nicht mehr dabei."), undo=undo, name=leaving.name
    )


@router.post("/{person}/return", name="take_back")
def take_back(request: Request, premises: Asked, reader: Reader, person: str) -> Response:
    back = hiring.change_person(premises.begin, replace(_known(premises, person), active=True), by=reader.id)
    return onward(request, f"/administration/people/{person}", say=N_("%(name)s ist wieder dabei."), name=back.name)


def _known(premises: Premises, person: str) -> Person:
    with premises.begin(reading=True) as work:
        return work.people.get(person)


def _found(premises: Premises, wanted: Wanted) -> list[Person]:
    """Names are sealed, so they are compared here and not by the database: 500 people take about 20 ms."""
    of_role = {"roles": Including(wanted.role)} if wanted.role in set(Role) else {}
    with premises.begin(reading=True) as work:
        people = work.people.find(active=not wanted.left, guest=None, **of_role)
    words = written_out(wanted.q).split()
    fits = [one for one in people if _fits(one, words)] if words else people
    return sorted(fits, key=lambda one: written_out(one.name))


def _fits(person: Person, words: list[str]) -> bool:
    text = written_out(f"{person.name} {person.mail} {person.handle}")
    return all(word in text for word in words)


def _form(request: Request, known: Person | None, typed: object, trouble: Refused | None) -> Response:
    """The page of a person, or of one to come; `typed` is what stands in its fields."""
    status = int(status_of(trouble)) if trouble else 200
    values: dict[str, Any] = {"known": known, "typed": typed, "trouble": trouble, "about": filled_in.place_of(trouble)}
    return page(request, "person.html", status=status, last_day=_last_day(request, known), **values)


def _last_day(request: Request, known: Person | None) -> str:
    """As a field for days holds it; empty where none is set."""
    if known is None:
        return ""
    with premises_of(request).begin(reading=True) as work:
        announced = work.leavings.find(person=known.id, done_at=None)
        zone = work.company.zone
    return str(day_of(announced[0].ends_at - ONE_DAY, zone)) if announced else ""
