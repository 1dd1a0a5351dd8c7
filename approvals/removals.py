"""What comes down because somebody in it no longer wants it out: until when, and the proof that it is gone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

WITHIN = timedelta(days=2)
"""Working days in which a person removes what no machine can; a machine needs a minute."""
GONE, BY_HAND, LATE, COPIES = "removal_gone", "removal_by_hand", "removal_late", "copies_left"
"""Kinds of letters: to the person (the first two), and to leads."""


@dataclass(frozen=True, slots=True)
class Removal:
    """One publication that comes down for one person; `due_at` is by when a person removes it where `by_hand`.

    `files` are the names of what lay in a folder of ours; `proof` is what was read back once it was gone.
    """

    id: str
    person: str
    placement: str
    post: str
    channel: str
    at: datetime
    due_at: datetime
    by_hand: bool = False
    files: tuple[str, ...] = ()
    gone_at: datetime | None = None
    proof: str | None = None
    version: int = 0

    def late(self, now: datetime) -> bool:
        return self.gone_at is None and now >= self.due_at
