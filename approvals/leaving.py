"""Somebody leaves: when, and what shall stay of the pictures that show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stays(StrEnum):
    """What becomes of a picture. A consent does not lapse because somebody leaves (BAG 2015, law L7)."""

    KEEP = "keep"
    BLUR = "blur"
    TAKE_DOWN = "take_down"


@dataclass(frozen=True, slots=True)
class Leaving:
    """The end of a person's last day; `done_at` is when templates were deleted and every way in was closed."""

    id: str
    person: str
    ends_at: datetime
    by: str
    at: datetime
    done_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class LeaverChoice:
    """What shall become of one picture, said by the person or by a contact. Only ever added, the latest counts."""

    id: str
    person: str
    picture: str
    stays: Stays
    by: str
    at: datetime


def latest(choices: Iterable[LeaverChoice]) -> dict[str, LeaverChoice]:
    """The choice that counts for each picture."""
    return {choice.picture: choice for choice in choices}
