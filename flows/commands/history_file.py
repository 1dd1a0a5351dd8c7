"""An exported history, verified without the database it came from."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from approvals.desk.anchoring import Anchor
from approvals.desk.leafing import row_of
from approvals.errors import BadSetting
from approvals.history import FIRST, Broken, Entry, verify
from approvals.times import EPOCH

UNREADABLE = Entry(0, EPOCH, "", None, "", {}, "", "")


def read_anchor(written: str) -> Anchor:
    """The line of a mail: number and hash. Raises BadSetting."""
    seq, _, sha256 = written.strip().partition("-")
    if not seq.isdecimal() or not sha256 or set(sha256) - set("0123456789abcdef"):
        raise BadSetting("anchor", written, "123-0f3a...")
    return Anchor(int(seq), sha256)


def verified_file(file: Path, anchors: Sequence[Anchor]) -> tuple[tuple[int, str], Broken | None]:
    """The last entry of a file with one entry a line, and the first that does not hold.

    A file has no head of its own: that its end was not cut off shows an anchor.
    """
    last = (0, FIRST)
    known = {anchor.seq: anchor.sha256 for anchor in anchors}
    wrong: Broken | None = None

    def walked() -> Iterator[Entry]:
        nonlocal last, wrong
        for entry in entries_in(file):
            last = (entry.seq, entry.sha256)
            if not entry.sha256.startswith(known.pop(entry.seq, "")):
                wrong = wrong or Broken(entry.seq, "anchor")
            yield entry

    broken = verify(walked(), (-1, ""))
    if broken is not None and broken.wrong == "head":
        broken = None
    return last, broken or wrong or next((Broken(seq, "anchor") for seq in sorted(known)), None)


def entries_in(file: Path) -> Iterator[Entry]:
    """Line by line; one that is no entry is one with nothing right in it."""
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
                entry = Entry(**row | {"at": datetime.fromisoformat(row["at"])})
            except (ValueError, TypeError, KeyError, AttributeError):
                row, entry = None, UNREADABLE
            yield entry if row == row_of(entry) else replace(UNREADABLE, seq=number)
