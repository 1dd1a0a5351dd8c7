"""A clause on trial, held against everything that was ever handed in; and how clauses fare from day to day."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

LOUD_FROM = 5
"""Findings within a year before anything is said of a clause: fewer are chance. Our judgement, measured nowhere."""
LOUD_SHARE = 0.5
"""Overridden more often than heeded: then it is the clause that is wrong, not the people."""


@dataclass(frozen=True, slots=True)
class Replay:
    """`last` is the post it has come to, of `total`, newest first; `guideline` the hash of what was replayed."""

    id: str
    edition: str
    rule: str
    guideline: str
    by: str | None
    at: datetime
    total: int = 0
    done: int = 0
    last: str | None = None
    finished_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Echo:
    """A place the clause would have found in a revision of a post; `where`, `start`, `end` as in a finding."""

    id: str
    replay: str
    post: str
    revision: str
    where: str
    start: int
    end: int


class Ending(StrEnum):
    """fixed: the words were changed. lapsed: the words stayed, the guideline or the company's lists changed."""

    FIXED = "fixed"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A finding in a post from when it was first seen until it is gone, however the text around it changes.

    `same` is the fingerprint of clause, field and words; `content` and `rules` are those it was last seen with.
    `overridden` is "exemption" or "reason" where somebody let it pass, `remark` the id of what they wrote.
    """

    id: str
    post: str
    rule: str
    same: str
    content: str
    at: datetime
    ended_at: datetime | None = None
    ended: Ending | None = None
    overridden: str = ""
    remark: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How a clause fared in one month ("2026-11"), by the month of the first sight."""

    rule: str
    month: str
    found: int
    fixed: int
    lapsed: int
    overridden: int


@dataclass(frozen=True, slots=True)
class Record:
    """A clause's tallies together, oldest month first."""

    rule: str
    months: tuple[Tally, ...] = field(default=())

    @property
    def found(self) -> int:
        return sum(month.found for month in self.months)

    @property
    def fixed(self) -> int:
        return sum(month.fixed for month in self.months)

    @property
    def overridden(self) -> int:
        return sum(month.overridden for month in self.months)

    @property
    def cries_wolf(self) -> bool:
        """Whether it is let pass more often than it is heeded."""
        return self.found >= LOUD_FROM and self.overridden > self.found * LOUD_SHARE
