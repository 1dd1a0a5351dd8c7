"""What the guideline knows of the company as one file: taken along, changed elsewhere, looked at, taken in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from fastapi import Request, Response

from approvals.columns import decoded
from approvals.company import Company
from approvals.desk import hiring
from approvals.errors import BadRoster, ChangedMeanwhile
from approvals.judging import company_in
from approvals.pages import filled_in
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.rosters import Sent
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from policies.company import LISTS, read_company, written
from policies.company import Company as Lists
from policies.errors import PolicyError

router = Routes(prefix="/administration/company-file")


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of the file: what comes and what goes. `name` is a key of the file."""

    name: str
    added: tuple[str, ...]
    removed: tuple[str, ...]


@router.get("", name="company_file")
def company_file(request: Request) -> Response:
    return page(request, "company_file.html", preview=None)


@router.get("/company.yaml", name="download_company_file")
def download(premises: Asked) -> Response:
    """As `freigabe company set --data` and `freigabe guideline check --company` read it."""
    company = _company(premises)
    lists = company_in(company.guideline_data)
    text = written(replace(lists, name=company.name or lists.name))
    told = {"content-disposition": 'attachment; filename="company.yaml"'}
    return Response(text, media_type="application/yaml; charset=utf-8", headers=told)


@router.post("/preview", name="preview_company_file")
def preview(request: Request, premises: Asked, sent: Sent) -> Response:
    """What would be another than now; nothing is kept."""
    company = _company(premises)
    values: dict[str, Any] = {"preview": True, "trouble": None, "text": "", "changes": (), "version": company.version}
    try:
        values["text"] = decoded(sent)
        values["changes"] = tuple(_changes(company_in(company.guideline_data), read_company(values["text"])))
    except (PolicyError, BadRoster) as trouble:
        values["trouble"] = trouble
    if request.headers.get("hx-request"):
        return fragment(request, "company_file_piece.html", **values)
    return page(request, "company_file.html", **values)


@router.post("/take", name="take_company_file")
def take(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """All of it takes the place of all there was. Raises ChangedMeanwhile, and a `CompanyError`."""
    company = _company(premises)
    if str(company.version) != filled_in.text(fields, "version"):
        raise ChangedMeanwhile("company", company.name)
    lists = read_company(str(fields.get("list", "")))
    data = written(replace(lists, name=company.name or lists.name))
    hiring.set_company(premises.begin, replace(company, guideline_data=data), by=reader.id)
    return onward(request, "/administration/customers", say=N_("Gespeichert. Was auf dem Weg ist, wird neu geprüft."))


def _company(premises: Premises) -> Company:
    with premises.begin(reading=True) as work:
        return work.company


def _changes(before: Lists, after: Lists) -> Iterator[Listed]:
    for name in LISTS:
        yield _listed(name, getattr(before, name), getattr(after, name))
    for name, consent in (("named", True), ("unnamed", False)):
        old, new = ([one.name for one in lists.customers if one.consent is consent] for lists in (before, after))
        yield _listed(name, old, new)


def _listed(name: str, before: Any, after: Any) -> Listed:
    return Listed(
        name, tuple(one for one in after if one not in before), tuple(one for one in before if one not in after)
    )
