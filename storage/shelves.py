"""One shelf per kind of thing: the dataclass of approvals on one side, a table on the other, field by field."""

import dataclasses
import json
from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, Insert, Table, delete, insert, select, update

from approvals.errors import ChangedMeanwhile, NotFound
from approvals.people import Person
from approvals.ports import Between
from approvals.references import Reference
from approvals.remarks import Remark
from storage.errors import CannotUnseal, KeyDestroyed, KeyMissing
from storage.sealed import seal, unseal
from storage.tables import Row

Thing = TypeVar("Thing")
Values = dict[str, Any]


class Keys(Protocol):
    """What a shelf needs of the person keys."""

    def create(self, person: str) -> bytes: ...

    def of(self, person: str) -> bytes: ...


class Shelf(Generic[Thing]):
    """Keeps things of one dataclass in one table. Columns are named like fields; `version` guards every save."""

    def __init__(self, connection: Connection, row: type[Row], thing: Callable[..., Thing], kind: str) -> None:
        self._connection = connection
        self._table: Table = row.metadata.tables[row.__tablename__]
        self._thing = thing
        self._kind = kind

    def get(self, id: str) -> Thing:
        query = select(self._table).where(self._table.c.id == id)
        if not self._connection.get_execution_options().get("reading"):
            query = query.with_for_update()
        found = self._connection.execute(query).mappings().first()
        if found is None:
            raise NotFound(self._kind, id)
        return self._read(dict(found))

    def find(self, **equal: object) -> list[Thing]:
        if any(isinstance(value, (tuple, frozenset, set)) and not value for value in equal.values()):
            return []
        query = select(self._table).where(*(self._is(name, value) for name, value in equal.items()))
        rows = self._connection.execute(query.order_by(self._table.c.n)).mappings()
        return [self._read(dict(row)) for row in rows]

    def add(self, thing: Thing) -> None:
        self._connection.execute(self._insert().values(**self._write(thing)))

    def save(self, thing: Thing) -> Thing:
        values = self._write(thing)
        query = update(self._table).where(self._table.c.id == values["id"])
        if "version" in values:
            query = query.where(self._table.c.version == values["version"])
            values["version"] += 1
        if self._connection.execute(query.values(**values)).rowcount != 1:
            raise ChangedMeanwhile(self._kind, values["id"])
        return dataclasses.replace(thing, version=values["version"]) if "version" in values else thing  # type: ignore[type-var]

    def drop(self, thing: Thing) -> None:
        self._connection.execute(delete(self._table).where(self._table.c.id == self._write(thing)["id"]))

    def _insert(self) -> Insert:
        return insert(self._table)

    def _is(self, name: str, value: object) -> ColumnElement[bool]:
        column = self._table.c[name]
        if isinstance(value, Between):
            return (column > value.after) & (column <= value.until)
        if isinstance(value, Collection) and not isinstance(value, (str, bytes)):
            return column.in_(list(value))
        return column.is_(None) if value is None else column == value

    def _write(self, thing: Thing) -> Values:
        return {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}  # type: ignore[arg-type]

    def _read(self, row: Mapping[str, Any]) -> Thing:
        return self._thing(**{name: value for name, value in row.items() if name != "n"})


class SealedShelf(Shelf[Thing]):
    """Keeps some fields sealed under the key of the person they belong to; without the key they are empty."""

    def __init__(  # the owner field names whose key it is
        self,
        connection: Connection,
        row: type[Row],
        thing: Callable[..., Thing],
        kind: str,
        *,
        keys: Keys,
        owner: str,
        fields: tuple[str, ...],
    ) -> None:
        super().__init__(connection, row, thing, kind)
        self._keys, self._owner, self._fields = keys, owner, fields

    def _write(self, thing: Thing) -> Values:
        values = super()._write(thing)
        secret = json.dumps({name: _text(values.pop(name)) for name in self._fields}, ensure_ascii=False)
        key = self._keys.of(values[self._owner])
        return values | {"sealed": seal(key, secret.encode(), about=self._about(values))}

    def _read(self, row: Mapping[str, Any]) -> Thing:
        values = {name: value for name, value in row.items() if name not in {"n", "sealed"}}
        try:
            key = self._keys.of(values[self._owner])
            opened = json.loads(unseal(key, row["sealed"], about=self._about(values)))
        except (KeyDestroyed, KeyMissing, CannotUnseal):
            opened = dict.fromkeys(self._fields, "")
        return self._thing(**values, **{name: self._untext(opened[name]) for name in self._fields})

    def _about(self, values: Mapping[str, Any]) -> bytes:
        return f"{self._table.name}/{values['id']}".encode()

    def _untext(self, text: str) -> str | bytes:
        return text


class Templates(SealedShelf[Reference]):
    """References: their vectors are bytes."""

    def _untext(self, text: str) -> bytes:
        return bytes.fromhex(text)


class People(SealedShelf[Person]):
    """A new person gets a key of their own first."""

    def add(self, thing: Person) -> None:
        self._keys.create(thing.id)
        super().add(thing)


Remarks = SealedShelf[Remark]


def _text(value: str | bytes) -> str:
    return value.hex() if isinstance(value, bytes) else value
