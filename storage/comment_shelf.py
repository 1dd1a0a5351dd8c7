"""Comments of strangers; who wrote what is sealed under the company's key, for they have none of their own."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from approvals.channel_comments import ChannelComment
from storage.errors import CannotUnseal, KeyMissing
from storage.keys import COMPANY
from storage.sealed import seal, unseal
from storage.shelves import Keys, Shelf, Values
from storage.tables_comments import ChannelCommentRow

SECRET = ("author", "text", "remote", "link")


class ChannelComments(Shelf[ChannelComment]):
    """A row that was moved, changed, or sealed under another key is empty; the channel tells its words again."""

    def __init__(self, connection: Connection, keys: Keys) -> None:
        super().__init__(connection, ChannelCommentRow, ChannelComment, "channel_comment")
        self._keys = keys

    def _write(self, thing: ChannelComment) -> Values:
        values = super()._write(thing)
        secret = json.dumps({name: values.pop(name) for name in SECRET}, ensure_ascii=False).encode()
        return values | {"sealed": seal(self._keys.create(COMPANY), secret, about=_about(thing.id))}

    def _read(self, row: Mapping[str, Any]) -> ChannelComment:
        values = {name: value for name, value in row.items() if name != "sealed"}
        try:
            secret = json.loads(unseal(self._keys.of(COMPANY), row["sealed"], about=_about(row["id"])))
        except (CannotUnseal, KeyMissing):
            secret = dict.fromkeys(SECRET, "")
        return ChannelComment(**values, **secret)


def _about(id: str) -> bytes:
    return f"channel_comments/{id}".encode()
