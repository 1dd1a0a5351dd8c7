"""A list of customers from a CSV, beside those already known: who is new, whose consent changes, what is wrong."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from approvals.columns import SHOWN, read_rows
from approvals.errors import RosterWithoutColumn
from policies.company import Customer

HEADINGS: Mapping[str, str] = {
    "name": "name kunde kundin kunden firma firmenname unternehmen auftraggeber customer customers client company",
    "consent": "einwilligung zustimmung einverstanden ja nennung darfgenanntwerden freigabe consent agreed maybenamed",
    "since": "seit datum am vom since date on",
    "by": "von durch vermerktvon notiertvon by notedby",
}
FIELDS = {heading: field for field, headings in HEADINGS.items() for heading in headings.split()}
YES, NO = (
    frozenset({"ja", "j", "yes", "y", "x", "true", "wahr", "1", "✓"}),
    frozenset({"nein", "n", "no", "false", "0", "-"}),
)


class Wrong(StrEnum):
    """What is wrong with a value: the name is missing, it is neither yes nor no, no day, or the name stood before."""

    NAME = "name"
    CONSENT = "consent"
    SINCE = "since"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    value: str
    wrong: Wrong


@dataclass(frozen=True, slots=True)
class Row:
    """`known` is the customer as they are listed now, None for a new one."""

    line: int
    customer: Customer
    known: Customer | None

    @property
    def changes(self) -> bool:
        return self.customer != self.known


@dataclass(frozen=True, slots=True)
class CustomerList:
    """Each line of the file is a row or a problem; `ignored` are the columns that were not read."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]

    @property
    def new(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.known is None)

    @property
    def changed(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.known is not None and row.changes)

    def joined(self, customers: Iterable[Customer]) -> tuple[Customer, ...]:
        """These customers with what the list says of them, then the new ones; nobody is taken off."""
        said = {_key(row.customer.name): row.customer for row in self.rows}
        kept = tuple(said.get(_key(one.name), one) for one in customers)
        return (*kept, *(row.customer for row in self.new))


def read_customers(data: str | bytes, customers: Iterable[Customer], *, by: str, today: date) -> CustomerList:
    """What the list says. A consent without a day counts from today, without a name it is noted `by` who reads it.

    A list of one column needs no heading. Raises RosterTooLarge, RosterTooLong, RosterUnreadable, RosterWithoutColumn.
    """
    rows = read_rows(data)
    fields = _fields(rows[0][1]) if rows else []
    if "name" not in fields and all(len(cells) == 1 for _, cells in rows):
        fields, rows = ["name"], [(0, ["name"]), *rows]
    if "name" not in fields:
        raise RosterWithoutColumn("name", rows[0][1])
    known = {_key(one.name): one for one in customers}
    ignored = tuple(head for field, head in zip(fields, rows[0][1], strict=True) if head and not field)
    taken: list[Row] = []
    problems: list[Problem] = []
    for line, cells in rows[1:]:
        told = {field: cell for field, cell in zip(fields, cells, strict=False) if field}
        wrong = list(_wrong(line, told, taken))
        problems += wrong
        if not wrong:
            before = known.get(_key(told["name"]))
            taken.append(Row(line, _customer(told, before, by, today), before))
    return CustomerList(tuple(taken), tuple(problems), ignored)


def agreed(customer: Customer, *, by: str, today: date) -> Customer:
    """The customer said yes."""
    return replace(customer, consent=True, since=today.isoformat(), by=by)


def refused(customer: Customer) -> Customer:
    """There is no yes on file, or not any more."""
    return replace(customer, consent=False, since="", by="")


def _customer(told: Mapping[str, str], before: Customer | None, by: str, today: date) -> Customer:
    start = before or Customer(told["name"], consent=False)
    if "consent" not in told and not told.get("since"):
        return start
    if told.get("consent", "ja").casefold() not in YES:
        return refused(start)
    if start.consent and not told.get("since"):
        return start
    given = _day(told.get("since", "")) or today
    return agreed(start, by=told.get("by") or by, today=given)


def _wrong(line: int, told: Mapping[str, str], taken: Sequence[Row]) -> Iterator[Problem]:
    name, consent, since = told.get("name", ""), told.get("consent", ""), told.get("since", "")
    if not name:
        yield Problem(line, "", Wrong.NAME)
    if consent and consent.casefold() not in YES | NO:
        yield Problem(line, consent[:SHOWN], Wrong.CONSENT)
    if since and _day(since) is None:
        yield Problem(line, since[:SHOWN], Wrong.SINCE)
    if name and any(_key(row.customer.name) == _key(name) for row in taken):
        yield Problem(line, name[:SHOWN], Wrong.TWICE)


def _day(written: str) -> date | None:
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y"):
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a day on paper has no zone
        except ValueError:
            continue
    return None


def _fields(heads: Sequence[str]) -> list[str | None]:
    return [FIELDS.get(re.sub(r"[^a-zäöü]", "", head.casefold())) for head in heads]


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
