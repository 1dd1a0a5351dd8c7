"""`freigabe company`: what the company decides for itself."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from approvals.company import Company, SignoffRule
from approvals.desk import hiring
from approvals.times import zone_named
from approvals.working_days import region_named
from flows.commands import paper
from flows.commands.caller import Caller
from flows.commands.files import text_of
from flows.commands.options import Json
from flows.commands.when import duration_of
from policies.company import read_company

app = typer.Typer(name="company", no_args_is_help=True, help="What the company decides for itself.")
DAY = timedelta(days=1)


@app.command()
def show(ctx: typer.Context, *, as_json: Json = False) -> None:
    """The company's settings."""
    caller = Caller(ctx)
    _ = caller.founder
    company = _company(caller)
    if as_json:
        paper.for_machines(_values(company))
        return
    paper.table(caller.heads("name", "state"), _rows(caller, company), tight=1)


@app.command("set")
def change(
    ctx: typer.Context,
    *,
    name: Annotated[str | None, typer.Option(help="As it is written in letters.")] = None,
    zone: Annotated[str | None, typer.Option(help="IANA time zone, such as Europe/Berlin.")] = None,
    matching: Annotated[bool | None, typer.Option(help="Whether faces may be matched.")] = None,
    signoff: Annotated[str | None, typer.Option(help="any | all | a number of contacts.")] = None,
    holidays: Annotated[str | None, typer.Option(help="Whose holidays count: DE, DE-BY ..., none.")] = None,
    answer_within: Annotated[
        str | None, typer.Option(help="How long people may take to answer, in working days: 3d, 12h.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="company.yaml for the guideline.")] = None,
) -> None:
    """Change settings; what is not named stays."""
    caller = Caller(ctx)
    by = caller.founder
    wanted: dict[str, Any] = {
        "name": name,
        "zone": zone_named(zone).key if zone else None,
        "region": region_named("" if holidays == "none" else holidays) if holidays else None,
        "matching": matching,
        "signoff": SignoffRule.read(signoff) if signoff else None,
        "answer_within": duration_of(answer_within) if answer_within else None,
        "guideline_data": _checked(text_of(data)) if data else None,
    }
    changes = {field: value for field, value in wanted.items() if value is not None}
    hiring.set_company(caller.home.begin, replace(_company(caller), **changes), by=by)
    caller.say("company_set")


def _company(caller: Caller) -> Company:
    with caller.home.begin(reading=True) as work:
        return work.company


def _checked(written: str) -> str:
    """The company file as it is, once it can be read. Raises CompanyError."""
    read_company(written)
    return written


def _values(company: Company) -> dict[str, object]:
    return {
        "name": company.name,
        "zone": company.zone,
        "holidays": company.region or "none",
        "matching": company.matching,
        "signoff": str(company.signoff),
        "answer_within_seconds": int(company.answer_within.total_seconds()),
        "data": company.guideline_data,
    }


def _rows(caller: Caller, company: Company) -> list[tuple[str, str]]:
    unit, length = ("days", DAY) if company.answer_within % DAY == timedelta() else ("hours", timedelta(hours=1))
    said = {
        "name": company.name or "-",
        "zone": company.zone,
        "holidays": company.region or "-",
        "matching": caller.words("on" if company.matching else "off"),
        "signoff": str(company.signoff),
        "answer_within": caller.words(unit, count=company.answer_within // length),
        "data": caller.words("lines", count=len(company.guideline_data.splitlines())),
    }
    return [(caller.words(f"company_{name}"), value) for name, value in said.items()]
