"""Guests of an event: no login, no role; they say by a link whether they may be shown, and are forgotten afterwards."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

FEWEST = 5
"""Answers before their numbers are shown: among fewer, who is there knows who it was."""
LONGEST_SIGNATURE = 20_000
LONGEST_STAY = 1095
"""Days for which a yes may be asked at most."""


class Age(StrEnum):
    """As the guest says it; nobody's age is ever guessed (law L9)."""

    CHILD = "child"
    YOUTH = "youth"
    ADULT = "adult"


class Signed(StrEnum):
    """How a guardian signed: what was written is kept as it is, an SVG path where it was drawn."""

    DRAWN = "drawn"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class GuestDoor:
    """A link by which guests of an event come in until it `ends_at`; what they said holds until `keep_until`.

    `unnamed` counts those who said no and left no name: nothing else is kept of them.
    """

    id: str
    event: str
    by: str
    at: datetime
    ends_at: datetime
    keep_until: datetime
    unnamed: int = 0
    revoked_at: datetime | None = None
    version: int = 0

    def open(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.ends_at


@dataclass(frozen=True, slots=True)
class Guest:
    """What is kept of a guest beside the person of the same id, until `ends_at`.

    Guardian and signature are sealed under the guest's own key.
    """

    id: str
    event: str
    door: str
    age: Age
    at: datetime
    ends_at: datetime
    guardian: str = ""
    signature: str = ""
    signed: str = ""
    own_yes: bool = False
    version: int = 0

    @property
    def minor(self) -> bool:
        return self.age is not Age.ADULT


@dataclass(frozen=True, slots=True)
class Said:
    """What a guest filled in: the channels they say yes to, and whether they may be recognised. Nothing is preset."""

    name: str
    age: Age
    channels: frozenset[str]
    match: bool = False
    mail: str = ""
    lang: str = "de"
    guardian: str = ""
    signature: str = ""
    signed: str = ""
    own_yes: bool = False

    @property
    def agrees(self) -> bool:
        return bool(self.channels) or self.match


def missing(said: Said) -> tuple[str, ...]:
    """Fields without which a yes is none (law L8): a name; for minors the guardian's, and from 14 their own yes too."""
    if not said.agrees:
        return ()
    wanted = {"name": bool(said.name)}
    if said.age is not Age.ADULT:
        wanted |= {"guardian": bool(said.guardian), "signature": bool(said.signature and said.signed)}
    if said.age is Age.YOUTH:
        wanted |= {"own_yes": said.own_yes}
    return tuple(field for field, there in wanted.items() if not there)


def token(secret: bytes, door: str) -> str:
    """What stands in the link of a door: its id and a signature (HMAC-SHA256), so that the poster can be made again."""
    return f"{door}.{_mark(secret, door)}"


def door_of(secret: bytes, token: str) -> str | None:
    """The door a link names, if it is one of ours."""
    door, _, mark = token.partition(".")
    return door if hmac.compare_digest(mark.encode(), _mark(secret, door).encode()) else None


def in_fives(number: int) -> int:
    """What may be told of a number: its full fives, so that no single answer is read off as it comes in."""
    return number - number % FEWEST


def _mark(secret: bytes, door: str) -> str:
    return hmac.new(secret, f"guests {door}".encode(), hashlib.sha256).hexdigest()[:32]
