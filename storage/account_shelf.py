"""Accounts to publish as; their secrets are sealed under the company's key."""

import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from approvals.channel_accounts import ChannelAccount
from storage.keys import COMPANY
from storage.sealed import seal, unseal
from storage.shelves import Keys, Shelf, Values
from storage.tables_channels import ChannelAccountRow


class ChannelAccounts(Shelf[ChannelAccount]):
    """Raises CannotUnseal for a row that was moved, changed, or sealed under another company's key."""

    def __init__(self, connection: Connection, keys: Keys) -> None:
        super().__init__(connection, ChannelAccountRow, ChannelAccount, "channel")
        self._keys = keys

    def _write(self, thing: ChannelAccount) -> Values:
        values = super()._write(dataclasses.replace(thing, settings=dict(thing.settings)))
        secrets = json.dumps(dict(values.pop("secrets")), ensure_ascii=False).encode()
        return values | {"sealed": seal(self._keys.create(COMPANY), secrets, about=_about(thing.id))}

    def _read(self, row: Mapping[str, Any]) -> ChannelAccount:
        values = {name: value for name, value in row.items() if name != "sealed"}
        secrets = json.loads(unseal(self._keys.of(COMPANY), row["sealed"], about=_about(row["id"])))
        return ChannelAccount(**values, secrets=secrets)


def _about(id: str) -> bytes:
    return f"channel_accounts/{id}".encode()
