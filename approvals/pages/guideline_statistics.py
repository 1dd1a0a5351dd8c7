"""How the guideline's clauses fare: what they found, what was changed, what was let pass, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request, Response

from approvals.desk.sightings import EXEMPTION, REASON, records
from approvals.pages.guard import Asked, Reader
from approvals.pages.premises import Premises
from approvals.pages.rendering import page
from approvals.pages.threads import Routes
from approvals.people import Person
from approvals.remarks import Remark
from approvals.replays import Record, Sighting
from policies.clauses import Clause

router = Routes(prefix="/guideline/statistics")
MONTHS = 6
LATEST = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A clause and its record; `bars` are the last months' finds, the oldest first, in percent of the highest."""

    clause: Clause
    record: Record
    bars: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Override:
    """Something that was let pass: where, by whom, and why."""

    sighting: Sighting
    remark: Remark | None
    person: Person | None


@router.get("", name="guideline_statistics")
def guideline_statistics(request: Request, premises: Asked, reader: Reader) -> Response:
    """The loudest first; a clause that is overridden more often than heeded stands out."""
    found = records(premises.begin)
    clauses = premises.guideline.documents[reader.lang].clauses
    months = _months(reader.now)
    lines = [_line(clause, found[clause.id], months) for clause in clauses if clause.id in found]
    lines.sort(key=lambda line: (not line.record.cries_wolf, -line.record.found))
    return page(
        request,
        "guideline_statistics.html",
        lines=lines,
        silent=len(clauses) - len(lines),
        titles={clause.id: clause.title for clause in clauses},
        rule=None,
        overrides=_overrides(premises, None),
    )


@router.get("/{rule}", name="clause_statistics")
def clause_statistics(request: Request, premises: Asked, reader: Reader, rule: str) -> Response:
    """One clause, and what was last let pass under it."""
    clause = premises.guideline.clause(rule, reader.lang)
    line = _line(clause, records(premises.begin).get(rule, Record(rule)), _months(reader.now))
    overrides = _overrides(premises, rule)
    return page(
        request, "guideline_statistics.html", lines=[line], silent=0, titles={}, rule=clause, overrides=overrides
    )


def _line(clause: Clause, record: Record, months: Sequence[str]) -> Line:
    finds = {month.month: month.found for month in record.months}
    highest = max((finds.get(month, 0) for month in months), default=0) or 1
    return Line(clause, record, tuple((one, finds.get(one, 0), 100 * finds.get(one, 0) // highest) for one in months))


def _months(now: datetime) -> tuple[str, ...]:
    """The last months as "2026-11", this one at the end."""
    count = now.year * 12 + now.month - 1
    return tuple(f"{month // 12}-{month % 12 + 1:02d}" for month in range(count - MONTHS + 1, count + 1))


def _overrides(premises: Premises, rule: str | None) -> list[Override]:
    """Three queries."""
    asked = {"rule": rule} if rule else {}
    with premises.begin(reading=True) as work:
        seen = work.sightings.newest(LATEST, overridden=(EXEMPTION, REASON), **asked)
        remarks = {one.id: one for one in work.remarks.find(id={one.remark for one in seen if one.remark})}
        people = {one.id: one for one in work.people.find(id={remark.person for remark in remarks.values()})}
    told = [(one, remarks.get(one.remark or "")) for one in seen]
    return [Override(one, remark, people.get(remark.person) if remark else None) for one, remark in told]
