"""The company's settings after the set-up: how it works, its channels, and its lists for the guideline."""

from dataclasses import replace
from typing import Any

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.company import Company
from approvals.desk import hiring
from approvals.errors import ChangedMeanwhile, Refused
from approvals.judging import company_in
from approvals.pages import filled_in
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.set_up import typed_company
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action
from approvals.working_days import REGIONS
from policies.company import Company as Lists
from policies.company import written

router = Routes(prefix="/administration")
SAVED = N_("Gespeichert.")
LISTS = ("phones", "addresses", "mail_domains", "confidential", "partners", "competitors", "staff")


@router.get("", name="administration")
def administration(request: Request, reader: Reader) -> Response:
    return page(request, "administration.html", hires=may(reader.me, Action.ADD_PEOPLE))


@router.get("/company", name="company_settings")
def company_settings(request: Request, premises: Asked) -> Response:
    return _company_page(request, typed_company(company := _company(premises)), company.version, None)


@router.post("/company", name="set_company")
def set_company(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    try:
        changed = filled_in.company(reader, fields, _seen(premises, fields))
        hiring.set_company(premises.begin, changed, by=reader.id)
    except Refused as trouble:
        switches = {name: fields.get(name) == "on" for name in ("matching", "grouping")}
        typed = {**typed_company(_company(premises)), **fields, **switches}
        return _company_page(request, typed, fields.get("version"), trouble)
    return onward(request, "/administration", say=SAVED)


@router.get("/channels", name="channels_settings")
def channels_settings(request: Request, premises: Asked) -> Response:
    return _channels_page(request, premises, None)


@router.post("/channels", name="set_channels")
def set_channels(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    try:
        chosen = filled_in.channels(reader, fields, premises.channels)
        hiring.set_company(premises.begin, replace(_seen(premises, fields), channels=chosen), by=reader.id)
    except Refused as trouble:
        return _channels_page(request, premises, trouble)
    return onward(request, "/administration", say=SAVED)


@router.get("/lists", name="lists_settings")
def lists_settings(request: Request, premises: Asked) -> Response:
    """What the guideline must know of the company, as lists with one entry a line."""
    company = _company(premises)
    return page(request, "lists_settings.html", lists=company_in(company.guideline_data), version=company.version)


@router.post("/lists", name="set_lists")
def set_lists(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    company = _seen(premises, fields)
    data = written(_lists(fields, company))
    hiring.set_company(premises.begin, replace(company, guideline_data=data), by=reader.id)
    return onward(request, "/administration", say=N_("Gespeichert. Was auf dem Weg ist, wird neu geprüft."))


def _company(premises: Premises) -> Company:
    with premises.begin(reading=True) as work:
        return work.company


def _seen(premises: Premises, fields: FormData) -> Company:
    """The settings as they were when the form was opened. Raises ChangedMeanwhile where they are others now."""
    company = _company(premises)
    if str(company.version) != filled_in.text(fields, "version"):
        raise ChangedMeanwhile("company", company.name)
    return company


def _company_page(request: Request, typed: object, version: object, trouble: Refused | None) -> Response:
    values = {"typed": typed, "version": version, "trouble": trouble, "about": filled_in.place_of(trouble)}
    status = int(status_of(trouble)) if trouble else 200
    return page(request, "company_settings.html", status=status, zones=filled_in.zones(), regions=REGIONS, **values)


def _channels_page(request: Request, premises: Premises, trouble: Refused | None) -> Response:
    company, known = _company(premises), tuple(premises.channels)
    values = {"known": known, "chosen": company.switched_on(known), "version": company.version}
    status = int(status_of(trouble)) if trouble else 200
    return page(request, "channels_settings.html", status=status, channel_name=channel_name, trouble=trouble, **values)


def _lists(fields: FormData, company: Company) -> Lists:
    """Customers have a page of their own."""
    entries: dict[str, Any] = {each: _entries(fields, each) for each in LISTS}
    return replace(company_in(company.guideline_data), name=company.name, **entries)


def _entries(fields: FormData, name: str) -> tuple[str, ...]:
    """One a line, each once."""
    return tuple(dict.fromkeys(line.strip() for line in filled_in.text(fields, name).splitlines() if line.strip()))
