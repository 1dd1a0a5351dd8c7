"""What a set-up was told, sealed under the company's key: nobody in it has a key of their own yet."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection

from approvals.blueprints import Blueprint
from storage.keys import COMPANY
from storage.sealed import seal, unseal
from storage.shelves import Keys, Shelf, Values
from storage.tables_pages import BlueprintRow

WRITTEN = TypeAdapter(Blueprint)


class Blueprints(Shelf[Blueprint]):
    def __init__(self, connection: Connection, keys: Keys) -> None:
        super().__init__(connection, BlueprintRow, Blueprint, "blueprint")
        self._keys = keys

    def _write(self, thing: Blueprint) -> Values:
        sealed = seal(self._keys.create(COMPANY), WRITTEN.dump_json(thing), about=_about(thing.id))
        return {"id": thing.id, "sealed": sealed, "at": thing.at, "version": thing.version}

    def _read(self, row: Mapping[str, Any]) -> Blueprint:
        opened = WRITTEN.validate_json(unseal(self._keys.of(COMPANY), row["sealed"], about=_about(row["id"])))
        return dataclasses.replace(opened, version=row["version"])


def _about(id: str) -> bytes:
    return f"blueprints/{id}".encode()
