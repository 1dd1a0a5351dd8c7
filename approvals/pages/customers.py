"""The company's customers: who may be named, since when, and who noted it; one by one or from a list."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from fastapi import Query, Request, Response
from starlette.datastructures import FormData

from approvals.columns import decoded
from approvals.company import Company
from approvals.customer_list import CustomerList, agreed, read_customers, refused
from approvals.desk import hiring
from approvals.errors import BadRoster, ChangedMeanwhile
from approvals.handles import written_out
from approvals.judging import company_in
from approvals.pages import filled_in
from approvals.pages.errors import FieldMissing
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.rosters import Sent
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from policies.company import Customer, written

router = Routes(prefix="/administration/customers")
SHOWN, SHOWN_ROWS, SHOWN_PROBLEMS = 200, 12, 200
SAVED = N_("Gespeichert. Was auf dem Weg ist, wird neu geprüft.")
Wanted = Annotated[str, Query(max_length=200)]


@router.get("", name="customers")
def customers(request: Request, premises: Asked, q: Wanted = "") -> Response:
    """All, or those whose name holds these words."""
    with premises.begin(reading=True) as work:
        company = work.company
        listed = company_in(company.guideline_data).customers
        noted = {person.id: person.name for person in work.people.find(id={one.by for one in listed if one.by})}
    words = written_out(q).split()
    found = [one for one in listed if all(word in written_out(one.name) for word in words)]
    values: dict[str, Any] = {
        "found": sorted(found, key=lambda one: written_out(one.name))[:SHOWN],
        "count": len(found),
        "all": listed,
        "noted": noted,
        "wanted": q.strip(),
        "version": company.version,
    }
    if request.headers.get("hx-request"):
        return fragment(request, "customers_piece.html", **values)
    return page(request, "customers.html", **values)


@router.post("/add", name="add_customer")
def add_customer(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    name = " ".join(filled_in.text(fields, "name").split())
    if not name:
        raise FieldMissing(reader.words.gettext(N_("Name")))
    new = Customer(name, consent=False)
    if filled_in.text(fields, "consent") == "yes":
        new = agreed(new, by=reader.id, today=_today(reader))
    company = _seen(premises, fields)
    others = [one for one in company_in(company.guideline_data).customers if one.name.casefold() != name.casefold()]
    return _kept(request, premises, reader, company, [*others, new])


@router.post("/consent", name="change_customer")
def change_customer(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """Their yes is on file from today, or it is not any more."""
    name, says_yes = filled_in.text(fields, "customer"), filled_in.text(fields, "consent") == "yes"
    company = _seen(premises, fields)
    changed = [
        (agreed(one, by=reader.id, today=_today(reader)) if says_yes else refused(one)) if one.name == name else one
        for one in company_in(company.guideline_data).customers
    ]
    return _kept(request, premises, reader, company, changed)


@router.post("/drop", name="drop_customer")
def drop_customer(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    name, company = filled_in.text(fields, "customer"), _seen(premises, fields)
    left = [one for one in company_in(company.guideline_data).customers if one.name != name]
    return _kept(request, premises, reader, company, left)


@router.get("/list", name="import_customers")
def import_customers(request: Request) -> Response:
    return page(request, "import_customers.html", preview=None)


@router.post("/list/preview", name="preview_customers")
def preview_customers(request: Request, premises: Asked, reader: Reader, sent: Sent) -> Response:
    """What the list would change; nothing is kept."""
    company = _company(premises)
    values: dict[str, Any] = {"preview": None, "trouble": None, "version": company.version, "text": ""}
    try:
        values["text"] = decoded(sent)
        values["preview"] = _read(reader, company, sent)
    except BadRoster as trouble:
        values["trouble"] = trouble
    values |= {"rows": SHOWN_ROWS, "problems": SHOWN_PROBLEMS}
    if request.headers.get("hx-request"):
        return fragment(request, "customers_list_piece.html", **values)
    return page(request, "import_customers.html", **values)


@router.post("/list/take", name="take_customers")
def take_customers(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    company = _seen(premises, fields)
    read = _read(reader, company, str(fields.get("list", "")))
    return _kept(request, premises, reader, company, read.joined(company_in(company.guideline_data).customers))


def _read(reader: Visitor, company: Company, sent: str | bytes) -> CustomerList:
    known = company_in(company.guideline_data).customers
    return read_customers(sent, known, by=reader.id, today=_today(reader))


def _kept(
    request: Request, premises: Premises, reader: Visitor, company: Company, customers: Sequence[Customer]
) -> Response:
    lists = company_in(company.guideline_data)
    data = written(replace(lists, name=company.name or lists.name, customers=tuple(customers)))
    hiring.set_company(premises.begin, replace(company, guideline_data=data), by=reader.id)
    return onward(request, "/administration/customers", say=SAVED)


def _company(premises: Premises) -> Company:
    with premises.begin(reading=True) as work:
        return work.company


def _seen(premises: Premises, fields: FormData) -> Company:
    """The settings as they were when the page was opened. Raises ChangedMeanwhile where they are others now."""
    company = _company(premises)
    if str(company.version) != filled_in.text(fields, "version"):
        raise ChangedMeanwhile("company", company.name)
    return company


def _today(reader: Visitor) -> date:
    return reader.clock.today(reader.now)
