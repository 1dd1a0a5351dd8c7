"""The letterbox for what is said without a name: worries, rumours, and how the mood is.

Nothing of a slip tells who laid it in or when: it carries its words and nothing else. What lies in the letterbox is
sealed, in slots of one size, and sealed anew all the time, whether something came or not. Once a day it is opened:
worries come out together, at least three of them; answers about the mood come out as sums of exactly five.
"""

import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from approvals.errors import NothingToSay, TooLong

LONGEST = 1_000
"""Characters; of four bytes each they still fit a slot."""
TOGETHER, ANSWERS_TOGETHER = 3, 5
OPENS_AT = 4
"""The hour, on the company's clock, from which the letterbox is opened once a day."""


class SlipKind(StrEnum):
    WORRY = "worry"
    RUMOUR = "rumour"
    PULSE = "pulse"


@dataclass(frozen=True, slots=True)
class Slip:
    """What somebody laid in; of a pulse the three numbers, as "4,2,5"."""

    kind: SlipKind
    said: str


class Letterbox(Protocol):
    """What waits to be opened. A unit of work that reads it is the only one to do so until it ends."""

    def slips(self) -> list[Slip]:
        """What lies in it, in no order."""

    def lay(self, slips: Sequence[Slip]) -> None:
        """From now on exactly these lie in it, sealed anew, in no order."""


def slip(kind: SlipKind, said: str) -> Slip:
    """Without anything that does not belong into a text. Raises NothingToSay, TooLong."""
    text = "".join(sign for sign in said.replace("\r\n", "\n") if sign == "\n" or unicodedata.category(sign) != "Cc")
    text = text.encode("utf-8", "ignore").decode().strip()
    if not text:
        raise NothingToSay(kind)
    if len(text) > LONGEST:
        raise TooLong(len(text), LONGEST)
    return Slip(kind, text)


def week_of(at: datetime) -> str:
    """The ISO week of a local time: "2026-W48"."""
    year, week, _ = at.isocalendar()
    return f"{year}-W{week:02}"


def shuffled(slips: Sequence[Slip]) -> list[Slip]:
    mixed = list(slips)
    secrets.SystemRandom().shuffle(mixed)
    return mixed
