"""People who tell of their working day because they like to: in and out by themselves, counted in fives, not listed."""

from dataclasses import dataclass

STEP = 5
"""As with the mood: a number that moves by one would tell of somebody."""


@dataclass(frozen=True, slots=True)
class Ambassador:
    """Somebody who takes part now; since when is not kept, and who left leaves no trace."""

    id: str
    person: str


def told_of(count: int) -> int:
    """How many may be told: the last full five."""
    return count - count % STEP
