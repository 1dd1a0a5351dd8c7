"""The chain of entries that anyone can verify."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from approvals.fingerprint import fingerprint

FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision. `facts` hold ids, counts and keyed commitments only, never names or texts."""

    seq: int
    at: datetime
    kind: str
    by: str | None
    about: str
    facts: Mapping[str, object]
    before: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry that does not hold, and what is wrong: its number, its link, its content, or the head."""

    seq: int
    wrong: str


def linked(entry: Entry) -> str:
    """The hash of an entry over everything else in it, the hash before included."""
    at = entry.at.astimezone(UTC).isoformat()
    return fingerprint([entry.seq, at, entry.kind, entry.by, entry.about, dict(entry.facts), entry.before])


def verify(entries: Iterable[Entry], head: tuple[int, str]) -> Broken | None:
    """Walk the chain from the first entry; None when it holds up to the head (last number and hash)."""
    before, seq = FIRST, 0
    for entry in entries:
        seq += 1
        if wrong := _wrong(entry, seq, before):
            return Broken(seq, wrong)
        before = entry.sha256
    return None if (seq, before) == head else Broken(seq, "head")


def _wrong(entry: Entry, seq: int, before: str) -> str | None:
    if entry.seq != seq:
        return "number"
    if entry.before != before:
        return "link"
    return None if linked(entry) == entry.sha256 else "content"
