"""The steps of the set-up about people: contacts and who stands in, everybody else, and who does what."""

from dataclasses import replace
from typing import Any

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.blueprints import Blueprint
from approvals.desk import setting_up
from approvals.errors import NotFound, Refused
from approvals.fingerprint import new_id
from approvals.pages import filled_in, rosters
from approvals.pages.contacts import ABSENCE, days
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, onward
from approvals.pages.rosters import Sent
from approvals.pages.set_up import step_page
from approvals.pages.threads import Routes
from approvals.people import Absence, Person, Role

router = Routes(prefix="/set-up/{secret}")


@router.post("/{step}/add", name="add_to_set_up")
def add(request: Request, premises: Asked, fields: Fields, secret: str, step: str) -> Response:
    """One more person: a contact, or staff."""
    blueprint = setting_up.blueprint(premises.begin, secret)
    taken = {person.handle for person in blueprint.everybody}
    new = filled_in.new_person(fields, taken, Role.CONTACT if step == "contacts" else Role.STAFF)
    changed = replace(blueprint, people=(*blueprint.people, new))
    return _kept(request, premises, secret, step, changed, typed=filled_in.typed_person(fields))


@router.post("/{step}/drop", name="drop_from_set_up")
def drop(request: Request, premises: Asked, fields: Fields, secret: str, step: str) -> Response:
    """Somebody is taken off the list again, or all who are staff only."""
    blueprint = setting_up.blueprint(premises.begin, secret)
    gone = filled_in.text(fields, "person")
    staff = {one.id for one in blueprint.people if one.roles == {Role.STAFF}}
    leaving = staff if gone == "staff" else {gone}
    people = tuple(one for one in blueprint.people if one.id not in leaving)
    stays = tuple(one for one in blueprint.absences if not {one.contact, one.deputy} & leaving)
    return _kept(request, premises, secret, step, replace(blueprint, people=people, absences=stays))


@router.post("/{step}/roles", name="set_up_role")
def give_role(request: Request, premises: Asked, fields: Fields, secret: str, step: str) -> Response:
    """Somebody gets a role, or loses it; the founder stays lead."""
    blueprint = setting_up.blueprint(premises.begin, secret)
    person, role = _known(blueprint, filled_in.text(fields, "person")), _role(filled_in.text(fields, "role"))
    roles = person.roles - {role} if filled_in.text(fields, "off") else person.roles | {role}
    if person == blueprint.founder:
        changed = replace(blueprint, founder=replace(person, roles=roles | {Role.LEAD}))
    else:
        changed = _with(blueprint, replace(person, roles=roles or frozenset({Role.STAFF})))
    return _kept(request, premises, secret, step, _present(changed))


@router.post("/contacts/absences", name="set_up_absence")
def absence(request: Request, premises: Asked, reader: Reader, fields: Fields, secret: str) -> Response:
    """A contact is away just now, and somebody stands in."""
    typed = filled_in.typed(fields, *ABSENCE)
    blueprint = setting_up.blueprint(premises.begin, secret)
    try:
        changed = replace(blueprint, absences=(*blueprint.absences, _absence(reader, fields, blueprint)))
    except Refused as trouble:
        return step_page(request, premises, secret, "contacts", trouble=trouble, typed_absence=typed)
    return _kept(request, premises, secret, "contacts", changed, typed_absence=typed)


@router.post("/people/preview", name="preview_set_up_people")
def preview(request: Request, premises: Asked, reader: Reader, sent: Sent, secret: str) -> Response:
    blueprint = setting_up.blueprint(premises.begin, secret)
    seen = rosters.preview(sent, blueprint.everybody)
    values: dict[str, Any] = {"preview": seen, "wrong": lambda problem: premises.wording.wrong(problem, reader.lang)}
    if request.headers.get("hx-request"):
        return fragment(request, "roster_piece.html", to_take=f"/set-up/{secret}/people/take", **values)
    return step_page(request, premises, secret, "people", **values)


@router.post("/people/take", name="take_set_up_people")
def take(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    blueprint = setting_up.blueprint(premises.begin, secret)
    roster, count = str(fields.get("roster", "")), filled_in.text(fields, "count")
    new = rosters.confirmed(roster, count, blueprint.everybody)
    return _kept(request, premises, secret, "people", replace(blueprint, people=blueprint.people + new))


def _kept(
    request: Request, premises: Premises, secret: str, step: str, changed: Blueprint, **typed: dict[str, Any]
) -> Response:
    """Back to the step, which shows what changed, or says why it did not."""
    try:
        setting_up.keep(premises.begin, secret, changed)
    except Refused as trouble:
        return step_page(request, premises, secret, step, trouble=trouble, **typed)
    return onward(request, f"/set-up/{secret}/{step}")


def _known(blueprint: Blueprint, id: str) -> Person:
    found = next((person for person in blueprint.everybody if person.id == id), None)
    if found is None:
        raise NotFound("person", id)
    return found


def _role(written: str) -> Role:
    if written not in set(Role):
        raise NotFound("role", written)
    return Role(written)


def _with(blueprint: Blueprint, changed: Person) -> Blueprint:
    return replace(blueprint, people=tuple(changed if one.id == changed.id else one for one in blueprint.people))


def _present(blueprint: Blueprint) -> Blueprint:
    """Absences are of contacts only."""
    contacts = {person.id for person in blueprint.having(Role.CONTACT)}
    return replace(blueprint, absences=tuple(one for one in blueprint.absences if one.contact in contacts))


def _absence(reader: Visitor, fields: FormData, blueprint: Blueprint) -> Absence:
    starts, ends = days(reader, filled_in.text(fields, "first"), filled_in.text(fields, "last"))
    contact = _known(blueprint, filled_in.text(fields, "contact"))
    deputy = _known(blueprint, filled_in.text(fields, "deputy"))
    return Absence(new_id(), contact.id, deputy.id, starts, ends, contact.id)
