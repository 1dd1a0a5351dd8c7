"""Tables as lines of JSON, the same for SQLite and PostgreSQL: what one wrote the other reads."""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import Column, Connection, MetaData, Table, func, insert, select, text

BATCH = 500
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # SQLite keeps a duration as the time that long after it


def tables_of(connection: Connection) -> list[Table]:
    """As they are in this database, whichever revision; those that others point to come first."""
    there = MetaData()
    there.reflect(connection)
    return [table for table in there.sorted_tables if table.name != "alembic_version"]


def lines_of(connection: Connection, table: Table) -> Iterator[bytes]:
    """Each row as an object of its columns, in order."""
    query = select(table).order_by(*table.primary_key)
    for row in connection.execution_options(yield_per=BATCH).execute(query).mappings():
        yield json.dumps({name: _plain(value) for name, value in row.items()}, ensure_ascii=False).encode() + b"\n"


def fill(connection: Connection, table: Table, lines: Iterable[bytes]) -> None:
    """Add the rows, and count on from the last one."""
    batch: list[dict[str, Any]] = []
    for line in lines:
        batch.append({name: _valued(table.c[name], value) for name, value in json.loads(line).items()})
        if len(batch) == BATCH:
            connection.execute(insert(table), batch)
            batch.clear()
    if batch:
        connection.execute(insert(table), batch)
    _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """The next row gets the number after the last one; SQLite counts so by itself."""
    if connection.dialect.name != "postgresql" or "n" not in table.c:
        return
    told = {"table": table.name}
    sequence = connection.execute(text("SELECT pg_get_serial_sequence(:table, 'n')"), told).scalar_one()
    last = connection.execute(select(func.max(table.c.n))).scalar_one()
    if sequence and last:
        connection.execute(select(func.setval(sequence, last)))


def _plain(value: object) -> object:
    """As JSON says it; bytes, times and durations say what they are."""
    if isinstance(value, bytes | memoryview):
        return {"bytes": base64.b64encode(value).decode()}
    if isinstance(value, timedelta):
        return {"seconds": value.total_seconds()}
    if isinstance(value, datetime):
        return {"at": (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)).isoformat()}
    return value


def _valued(column: "Column[Any]", plain: object) -> object:
    if not isinstance(plain, dict):
        return plain
    told = cast("dict[str, Any]", plain)
    if "bytes" in told:
        return base64.b64decode(told["bytes"])
    lasts = column.type.python_type is timedelta
    if "seconds" in told:
        return timedelta(seconds=told["seconds"]) if lasts else EPOCH + timedelta(seconds=told["seconds"])
    at = datetime.fromisoformat(told["at"])
    return at - EPOCH if lasts else at
