"""What may be looked for, and how it is written in SQL. Statements are built once for each shape of a search.

Building a statement costs SQLAlchemy two to three times what running it costs SQLite.
"""

import json
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Table, Text, bindparam, func, or_, select, type_coerce

from approvals.ports import Between, Containing, Including, Present

Shape = tuple[tuple[str, "Match"], ...]


class Match(StrEnum):
    """How a column is compared."""

    EQUAL = "equal"
    ABSENT = "absent"
    PRESENT = "present"
    AMONG = "among"
    WITHIN = "within"
    HOLDING = "holding"
    CONTAINING = "containing"


KINDS: tuple[tuple[type, Match], ...] = (
    (Present, Match.PRESENT),
    (Between, Match.WITHIN),
    (Including, Match.HOLDING),
    (Containing, Match.CONTAINING),
)


def match_of(value: object) -> Match:
    if value is None:
        return Match.ABSENT
    for kind, match in KINDS:
        if isinstance(value, kind):
            return match
    several = isinstance(value, Collection) and not isinstance(value, (str, bytes))
    return Match.AMONG if several else Match.EQUAL


def shape_of(equal: Mapping[str, object]) -> Shape:
    return tuple((name, match_of(value)) for name, value in equal.items())


def parameters(name: str, value: object) -> dict[str, Any]:
    """What a statement of this shape is run with."""
    if isinstance(value, Between):
        return {f"{name}_after": value.after, f"{name}_until": value.until}
    if isinstance(value, Including):
        return {name: json.dumps(value.value, ensure_ascii=False)}
    if isinstance(value, Containing):
        return {f"{name}_{way}": f"%{_plain(written)}%" for way, written in _as_written(value.text).items()}
    match = match_of(value)
    if match is Match.AMONG and isinstance(value, Collection):
        return {name: list(value)}
    return {name: value} if match is Match.EQUAL else {}


def containing(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """SQLite knows capitals of plain letters only: other letters are looked for in each way they may be written."""
    return or_(*(column.ilike(bindparam(f"{name}_{way}"), escape="/") for way in _as_written("")))


def condition(table: Table, name: str, match: Match) -> ColumnElement[bool]:
    """A collection is kept as JSON: a value is cut out of it to see whether anything is missing then.

    LIKE would take capitals for small letters on one of the two databases.
    """
    column = table.c[name]
    if match is Match.CONTAINING:
        return containing(column, name)
    conditions: dict[Match, ColumnElement[bool]] = {
        Match.EQUAL: column == bindparam(name),
        Match.ABSENT: column.is_(None),
        Match.PRESENT: column.is_not(None),
        Match.AMONG: column.in_(bindparam(name, expanding=True)),
        Match.WITHIN: (column > bindparam(f"{name}_after")) & (column <= bindparam(f"{name}_until")),
        Match.HOLDING: func.replace(type_coerce(column, Text), bindparam(name, type_=Text), "") != column,
    }
    return conditions[match]


def in_order(table: Table) -> Select[Any]:
    """Everything but the place, the first added first; by their random ids where none keeps the order."""
    return select(*(column for column in table.c if column.name != "n")).order_by(table.c.get("n", table.c.id))


def newest_first(table: Table, *, before: bool) -> Select[Any]:
    """At most :most, those added before the one with the id :than where asked for."""
    query = in_order(table).order_by(None).order_by(table.c.n.desc()).limit(bindparam("most", type_=Integer))
    if before:
        query = query.where(table.c.n < select(table.c.n).where(table.c.id == bindparam("than")).scalar_subquery())
    return query


def _as_written(piece: str) -> dict[str, str]:
    return {"lower": piece.lower(), "upper": piece.upper(), "title": piece.title()}


def _plain(piece: str) -> str:
    """For LIKE, whose wildcards nobody means who looks for a percentage."""
    return piece.replace("/", "//").replace("%", "/%").replace("_", "/_")
