"""The letterbox on the disk: sealed slots of one size, all of them laid down anew whenever one is touched."""

import json
import secrets
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, text

from approvals.fingerprint import new_id
from approvals.letterbox import Letterbox, Slip, SlipKind, shuffled
from storage.keys import COMPANY
from storage.sealed import seal, unseal
from storage.shelves import Keys
from storage.tables_change import SlotRow

SLOT = 4_200
"""Bytes of a slot before it is sealed: `letterbox.LONGEST` letters of four bytes each, and what JSON adds."""
STEP = 8
"""Slots come in eights, so that their number tells next to nothing."""
ONE_AT_A_TIME = 0x4C657474  # any number, the same for everybody


class SealedLetterbox(Letterbox):
    """Raises CannotUnseal for slots that were moved, changed, or sealed under another company's key."""

    def __init__(self, connection: Connection, keys: Keys) -> None:
        self._connection, self._keys = connection, keys

    def slips(self) -> list[Slip]:
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ONE_AT_A_TIME})
        rows = self._connection.execute(select(SlotRow.id, SlotRow.sealed)).all()
        key = self._keys.create(COMPANY)
        opened = [json.loads(unseal(key, sealed, about=_about(slot))) for slot, sealed in rows]
        return shuffled([Slip(SlipKind(one["kind"]), one["said"]) for one in opened if one])

    def lay(self, slips: Sequence[Slip]) -> None:
        key = self._keys.create(COMPANY)
        slots = [_filled({"kind": str(one.kind), "said": one.said}) for one in slips]
        slots += [_filled({})] * ((-len(slots)) % STEP or (0 if slots else STEP))
        secrets.SystemRandom().shuffle(slots)
        rows = [{"id": name, "sealed": seal(key, slot, about=_about(name))} for name, slot in _named(slots)]
        self._connection.execute(delete(SlotRow))
        self._connection.execute(insert(SlotRow), rows)


def _named(slots: Sequence[bytes]) -> list[tuple[str, bytes]]:
    return [(new_id(), slot) for slot in slots]


def _filled(told: dict[str, str]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode().ljust(SLOT)


def _about(slot: str) -> bytes:
    return f"letterbox/{slot}".encode()
