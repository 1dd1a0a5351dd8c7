"""The history in the database: entries join one after the other, under a lock on the head row."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from approvals.history import FIRST, Entry, linked
from storage.tables_people import EntryRow, HeadRow

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Pending:
    """An entry that waits for the commit of its unit of work."""

    kind: str
    by: str | None
    about: str
    facts: Mapping[str, object]


class Chain:
    """Reads the chain, and appends to it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def head(self) -> tuple[int, str]:
        row = self._connection.execute(select(HeadRow.seq, HeadRow.sha256)).first()
        return (row.seq, row.sha256) if row else (0, FIRST)

    def entries(self, since: int = 1) -> Iterator[Entry]:
        """In order, fetched in batches so that millions fit."""
        while True:
            query = select(EntryRow.__table__).where(EntryRow.n >= since).order_by(EntryRow.n).limit(BATCH)
            rows = self._connection.execute(query).all()
            for row in rows:
                yield _entry(row)
            if len(rows) < BATCH:
                return
            since = rows[-1].n + 1

    def about(self, ids: Sequence[str]) -> list[Entry]:
        """The entries about one of these, in order."""
        query = select(EntryRow.__table__).where(EntryRow.about.in_(list(ids))).order_by(EntryRow.n)
        return [_entry(row) for row in self._connection.execute(query)]

    def newest(self, count: int, *, before: int | None = None, **equal: object) -> list[Entry]:
        """The last `count` that fit, newest first; of those before this number, if given."""
        query = select(EntryRow.__table__).order_by(EntryRow.n.desc()).limit(count)
        if before is not None:
            query = query.where(EntryRow.n < before)
        for name, value in equal.items():
            column = EntryRow.__table__.c[name]
            query = query.where(column.in_(value) if isinstance(value, frozenset) else column == value)
        return [_entry(row) for row in self._connection.execute(query)]

    def append(self, pending: list[Pending], at: datetime) -> None:
        """Link the entries to the head and move it. Called last, right before the commit."""
        locked = select(HeadRow.seq, HeadRow.sha256).with_for_update()
        seq, before = self._connection.execute(locked).one()
        for waiting in pending:
            seq += 1
            facts = json.loads(json.dumps(dict(waiting.facts)))
            entry = Entry(seq, at, waiting.kind, waiting.by, waiting.about, facts, before, "")
            before = linked(entry)
            values = {"kind": entry.kind, "by": entry.by, "about": entry.about, "facts": facts, "before": entry.before}
            self._connection.execute(insert(EntryRow).values(n=seq, id=before, at=at, **values))
        self._connection.execute(update(HeadRow).values(seq=seq, sha256=before))


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.n, row.at, row.kind, row.by, row.about, row.facts, row.before, row.id)
