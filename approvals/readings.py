"""Who has read which version of the guideline: everybody's own word, wanted, counted, and never listed."""

from dataclasses import dataclass
from datetime import datetime

FEWEST = 5
"""With a works council, people from which on a number of them is told, and of the others too (k-anonymity)."""
ASKED, ASKED_AGAIN = "guideline_asked", "guideline_asked_again"
"""Kinds of letters: a person is asked to read a version once, and reminded once."""
AGAIN_AFTER = 5
"""Working days."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody said that they have read this version; `edition` names it (`desk.confirming.in_force`)."""

    id: str
    person: str
    edition: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Round:
    """A lead asked everybody to read a version; `reminded_at` is when those who had not were reminded."""

    id: str
    edition: str
    by: str
    at: datetime
    reminded_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """How many of how many have read it. Unless `told`, no number is shown: it would tell of somebody."""

    read: int
    people: int
    told: bool

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.read / self.people if self.people else 0.0


def count_of(read: int, people: int, *, council: bool) -> Count:
    rest = people - read
    known = any(0 < some < FEWEST for some in (read, rest))
    return Count(read, people, told=people > 0 and not (council and known))
