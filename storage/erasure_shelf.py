"""Erasures; the evidence of consents they keep is sealed under the company's key."""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from approvals.erasures import Erasure
from storage.keys import COMPANY
from storage.sealed import seal, unseal
from storage.shelves import Keys, Shelf, Values
from storage.tables_rights import ErasureRow


class Erasures(Shelf[Erasure]):
    """Raises CannotUnseal for a row that was moved, changed, or sealed under another company's key."""

    def __init__(self, connection: Connection, keys: Keys) -> None:
        super().__init__(connection, ErasureRow, Erasure, "erasure")
        self._keys = keys

    def _write(self, thing: Erasure) -> Values:
        values = super()._write(dataclasses.replace(thing, counts=dict(thing.counts)))
        evidence = json.dumps(values.pop("evidence"), ensure_ascii=False).encode()
        return values | {"sealed": seal(self._keys.create(COMPANY), evidence, about=_about(thing.id))}

    def _read(self, row: Mapping[str, Any]) -> Erasure:
        values = {name: value for name, value in row.items() if name != "sealed"}
        evidence = json.loads(unseal(self._keys.of(COMPANY), row["sealed"], about=_about(row["id"])))
        return Erasure(**values, evidence=evidence)


def _about(id: str) -> bytes:
    return f"erasures/{id}".encode()
