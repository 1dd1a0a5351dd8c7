"""The set-up of an empty database, step by step; each step is kept and can be gone back to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.blueprints import Blueprint
from approvals.company import Company, Signers
from approvals.desk import setting_up
from approvals.errors import NotFound, Refused
from approvals.pages import filled_in, told
from approvals.pages.clients import browser_of
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.signing_in import signed_in
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.people import Role
from approvals.working_days import REGIONS

router = Routes()
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """`name` is its place in the address; one that can be `skipped` asks for nothing."""

    name: str
    title: str
    skipped: bool = False


STEPS = (
    Step("company", N_("Die Firma")),
    Step("lead", N_("Wer die Kommunikation leitet")),
    Step("contacts", N_("Ansprechpersonen"), skipped=True),
    Step("people", N_("Alle anderen"), skipped=True),
    Step("roles", N_("Aufgaben"), skipped=True),
    Step("channels", N_("Kanäle")),
    Step("done", N_("Fertig")),
)
NAMES = tuple(step.name for step in STEPS)


@router.get("/set-up/{secret}", name="set_up")
def set_up(request: Request, premises: Asked, secret: str) -> Response:
    """Goes on where it was left."""
    blueprint = setting_up.blueprint(premises.begin, secret)
    return onward(request, f"/set-up/{secret}/{next(name for name in NAMES if name not in blueprint.told)}")


@router.get("/set-up/{secret}/{step}", name="set_up_step")
def set_up_step(request: Request, premises: Asked, secret: str, step: str) -> Response:
    return step_page(request, premises, secret, step)


@router.post("/set-up/{secret}/{step}", name="keep_set_up_step")
def keep_set_up_step(  # noqa: PLR0917 - the framework passes them by name
    request: Request, premises: Asked, reader: Reader, fields: Fields, secret: str, step: str
) -> Response:
    """Keeps what was told and goes on; the last step founds the company and signs its lead in."""
    if step == "done":
        return _found(request, premises, secret)
    blueprint = setting_up.blueprint(premises.begin, secret)
    try:
        changed = TOLD.get(step, _nothing)(reader, fields, blueprint, premises)
        setting_up.keep(premises.begin, secret, replace(changed, told=changed.told | {step}))
    except Refused as trouble:
        return step_page(
            request, premises, secret, step, trouble=trouble, typed=TYPED.get(step, filled_in.typed_person)(fields)
        )
    return onward(request, f"/set-up/{secret}/{NAMES[place(step) + 1]}")


def step_page(
    request: Request, premises: Premises, secret: str, step: str, *, trouble: Refused | None = None, **more: object
) -> Response:
    """A step with what was told so far; after a refusal with what was typed."""
    blueprint = setting_up.blueprint(premises.begin, secret)
    values: dict[str, object] = {
        "steps": STEPS,
        "step": STEPS[place(step)],
        "number": place(step),
        "secret": secret,
        "blueprint": blueprint,
        "trouble": trouble,
        "about": filled_in.place_of(trouble),
        "typed": typed_company(blueprint.company) if step == "company" else {},
        "zones": filled_in.zones() if step == "company" else {},
        "regions": REGIONS,
        "known": tuple(premises.channels),
        "channel_name": channel_name,
        "contacts_there": tuple(blueprint.having(Role.CONTACT)),
        "preview": None,
        "lacking": lacking(blueprint),
    }
    status = int(status_of(trouble)) if trouble else 200
    return page(request, f"set_up_{step}.html", status=status, **values | more)


def place(step: str) -> int:
    """Raises NotFound."""
    if step not in NAMES:
        raise NotFound("page", step)
    return NAMES.index(step)


def typed_company(company: Company) -> dict[str, object]:
    """The company's settings as its form shows them."""
    whole_days = company.answer_within % DAY == timedelta(0)
    unit = DAY if whole_days else timedelta(hours=1)
    return {
        "name": company.name,
        "zone": company.zone,
        "region": company.region,
        "within": company.answer_within // unit,
        "within_unit": "days" if whole_days else "hours",
        "signoff": str(company.signoff.signers),
        "signers": company.signoff.number if company.signoff.signers is Signers.NUMBER else 2,
        "matching": company.matching,
        "grouping": company.grouping,
        "contact_note": company.contact_note,
    }


def lacking(blueprint: Blueprint) -> tuple[str, ...]:
    """What must be told before the company can be founded: names of steps."""
    return tuple(step.name for step in STEPS[:-1] if not step.skipped and step.name not in blueprint.told)


def _found(request: Request, premises: Premises, secret: str) -> Response:
    if missing := lacking(setting_up.blueprint(premises.begin, secret)):
        return onward(request, f"/set-up/{secret}/{missing[0]}")
    session = setting_up.set_up(premises.begin, secret, label=browser_of(request))
    response = signed_in(request, session, "/")
    told.keep(request, response, N_("Die Firma ist angelegt, und alle bekommen ihre Einladung. Willkommen!"))
    return response


Keeps = Callable[[Visitor, FormData, Blueprint, Premises], Blueprint]


def _company(reader: Visitor, fields: FormData, blueprint: Blueprint, _: Premises) -> Blueprint:
    return replace(blueprint, company=filled_in.company(reader, fields, blueprint.company))


def _lead(_reader: Visitor, fields: FormData, blueprint: Blueprint, _: Premises) -> Blueprint:
    taken = {person.handle for person in blueprint.people}
    before, new = blueprint.founder, filled_in.new_person(fields, taken, Role.LEAD)
    founder = replace(new, id=before.id, roles=before.roles) if before else new
    return replace(blueprint, founder=founder)


def _channels(reader: Visitor, fields: FormData, blueprint: Blueprint, premises: Premises) -> Blueprint:
    chosen = filled_in.channels(reader, fields, premises.channels)
    return replace(blueprint, company=replace(blueprint.company, channels=chosen))


def _nothing(_reader: Visitor, _fields: FormData, blueprint: Blueprint, _: Premises) -> Blueprint:
    return blueprint


def _typed_company(fields: FormData) -> dict[str, object]:
    names = tuple(typed_company(Company()))
    switches = {name: filled_in.text(fields, name) == "on" for name in ("matching", "grouping")}
    return {**filled_in.typed(fields, *names), **switches}


TYPED: Mapping[str, Callable[[FormData], dict[str, object]]] = {"company": _typed_company}
TOLD: Mapping[str, Keeps] = {"company": _company, "lead": _lead, "channels": _channels}
