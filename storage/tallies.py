"""How clauses fared, counted in the database."""

from datetime import datetime

from sqlalchemy import Connection, Text, bindparam, case, cast, func, select

from approvals.replays import Ending, Tally
from storage.columns import UtcTime
from storage.tables_guideline import SightingRow

MONTH = func.substr(cast(SightingRow.at, Text), 1, 7)  # both databases write a time with the year and month first


def _how_many(condition: object) -> object:
    return func.sum(case((condition, 1), else_=0))  # type: ignore[arg-type]


COUNTED = (
    select(
        SightingRow.rule,
        MONTH.label("month"),
        func.count().label("found"),
        _how_many(SightingRow.ended == Ending.FIXED).label("fixed"),  # type: ignore[attr-defined]
        _how_many(SightingRow.ended == Ending.LAPSED).label("lapsed"),  # type: ignore[attr-defined]
        _how_many(SightingRow.overridden != "").label("overridden"),  # type: ignore[attr-defined]
    )
    .where(SightingRow.at > bindparam("since", type_=UtcTime))
    .group_by(SightingRow.rule, MONTH)
    .order_by(SightingRow.rule, MONTH)
)


def tallies(connection: Connection, since: datetime) -> list[Tally]:
    """By clause and month of the first sight, of what was first seen later than this."""
    return [Tally(**row) for row in connection.execute(COUNTED, {"since": since}).mappings()]
