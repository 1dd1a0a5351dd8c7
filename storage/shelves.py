"""One shelf per kind of thing: the dataclass of approvals on one side, a table on the other, field by field."""

import dataclasses
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, Insert, Select, Table, delete, insert, update

from approvals.errors import ChangedMeanwhile, NotFound
from approvals.people import Person
from approvals.references import Reference
from approvals.remarks import Remark
from storage.errors import CannotUnseal, KeyDestroyed, KeyMissing
from storage.finding import Match, condition, in_order, newest_first, parameters, shape_of
from storage.sealed import seal, unseal
from storage.tables import Row
from storage.tables_change import Unordered

Thing = TypeVar("Thing")
Values = dict[str, Any]
BUILT: dict[object, Select[Any]] = {}


class Keys(Protocol):
    """What a shelf needs of the person keys."""

    def create(self, person: str) -> bytes: ...

    def of(self, person: str) -> bytes: ...


class Shelf(Generic[Thing]):
    """Keeps things of one dataclass in one table. Columns are named like fields; `version` guards every save."""

    def __init__(
        self, connection: Connection, row: type[Row | Unordered], thing: Callable[..., Thing], kind: str
    ) -> None:
        self._connection = connection
        self._table: Table = row.metadata.tables[row.__tablename__]
        self._thing = thing
        self._kind = kind

    def get(self, id: str) -> Thing:
        if self._connection.get_execution_options().get("reading"):
            found = self._matching("get", {"id": id}, lambda: in_order(self._table))
        else:
            found = self._matching("lock", {"id": id}, lambda: in_order(self._table).with_for_update())
        for thing in found:
            return thing
        raise NotFound(self._kind, id)

    def find(self, **equal: object) -> list[Thing]:
        return self._matching("find", equal, lambda: in_order(self._table))

    def newest(self, count: int, *, before: str | None = None, **equal: object) -> list[Thing]:
        if before is None:
            return self._matching("newest", equal, lambda: newest_first(self._table, before=False), most=count)
        query = lambda: newest_first(self._table, before=True)  # noqa: E731
        return self._matching("before", equal, query, most=count, than=before)

    def add(self, thing: Thing) -> None:
        self._connection.execute(self._insert(), self._write(thing))

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
        known = thing.id  # type: ignore[attr-defined]
        self._connection.execute(delete(self._table).where(self._table.c.id == known))

    def _matching(
        self, verb: str, equal: Mapping[str, object], begin: Callable[[], Select[Any]], **more: object
    ) -> list[Thing]:
        """What fits; nothing is asked where one of several values is wanted and there is none to choose from."""
        shape = shape_of(equal)
        if any(match is Match.AMONG and not equal[name] for name, match in shape):
            return []
        values = dict(more)
        for name, value in equal.items():
            values |= self._parameters(name, value)
        built = BUILT.get((type(self), self._table.name, verb, shape))
        if built is None:
            built = begin().where(*(self._is(name, match) for name, match in shape))
            BUILT[type(self), self._table.name, verb, shape] = built
        return self._all(built, values)

    def _all(self, query: Select[Any], values: Values) -> list[Thing]:
        found = self._connection.execute(query, values)
        names = tuple(found.keys())
        return [self._read(dict(zip(names, row, strict=True))) for row in found]

    def _insert(self) -> Insert:
        return insert(self._table)

    def _is(self, name: str, match: Match) -> ColumnElement[bool]:
        """A condition that names its values and holds none: it is kept, and serves other values as well."""
        return condition(self._table, name, match)

    def _parameters(self, name: str, value: object) -> Values:
        """The values by those names."""
        return parameters(name, value)

    def _write(self, thing: Thing) -> Values:
        return {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}  # type: ignore[arg-type]

    def _read(self, row: Mapping[str, Any]) -> Thing:
        return self._thing(**row)


class SealedShelf(Shelf[Thing]):
    """Keeps some fields sealed under the key of the person they belong to; without the key they are empty.

    A field added later is empty in rows sealed before.
    """

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

    def damaged(self) -> Iterator[str]:
        """The rows ("reasons/ID") that do not open although their key is there: somebody changed or moved them."""
        for row in map(dict[str, Any], self._connection.execute(in_order(self._table)).mappings()):
            with suppress(KeyDestroyed, KeyMissing):
                try:
                    self._opened(row)
                except CannotUnseal:
                    yield self._about(row).decode()

    def _opened(self, row: Mapping[str, Any]) -> dict[str, str]:
        key = self._keys.of(row[self._owner])
        return dict(json.loads(unseal(key, row["sealed"], about=self._about(row))))

    def _read(self, row: Mapping[str, Any]) -> Thing:
        values = {name: value for name, value in row.items() if name != "sealed"}
        try:
            opened = self._opened(row)
        except (KeyDestroyed, KeyMissing, CannotUnseal):
            opened = dict.fromkeys(self._fields, "")
        return self._thing(**values, **{name: self._untext(opened.get(name, "")) for name in self._fields})

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
