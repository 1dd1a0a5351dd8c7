"""Accounts to publish as: what a channel needs to be called, and how well it was when it was last asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from approvals.channels import Channel

NAME = re.compile(r"[a-z]+(-[a-z0-9]+)*")
LONGEST_NAME = 40
FOLDER = "export"  # always there, and no account
ANNOUNCED = (14, 7, 1)  # days before credentials expire
STALE = timedelta(days=1)  # after this an account is asked again how it is


@dataclass(frozen=True, slots=True)
class ChannelAccount:
    """One account of a kind of channel. `name` is the channel's in posts and queue: its kind, or that and `-more`.

    `secrets` are kept sealed under the company's key. `account` is who the channel says it is, `trouble` why it was
    refused when last checked. `announced` is how many days were left when its end was last announced.
    """

    id: str
    kind: str
    name: str
    settings: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)
    by: str
    added_at: datetime
    account: str = ""
    checked_at: datetime | None = None
    expires_at: datetime | None = None
    trouble: str | None = None
    detail: str = ""
    announced: int | None = None
    version: int = 0

    def days_left(self, now: datetime) -> int | None:
        """Whole days, rounded up, until the credentials expire; None where they do not."""
        return None if self.expires_at is None else -((now - self.expires_at) // timedelta(days=1))

    def to_announce(self, now: datetime) -> int | None:
        """The nearest of the announced days that has come and was not told yet."""
        left = self.days_left(now)
        come = [days for days in ANNOUNCED if left is not None and left <= days]
        nearest = min(come, default=None)
        return nearest if nearest is not None and (self.announced is None or nearest < self.announced) else None


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that has to be told: label and help in German and English. A secret one is kept sealed."""

    name: str
    label: tuple[str, str]
    help: tuple[str, str] = ("", "")
    secret: bool = False
    required: bool = True


class Connectable(Protocol):
    """A kind of channel, as the form to connect an account of it needs it."""

    @property
    def name(self) -> str: ...

    @property
    def brand(self) -> str:
        """What people call it."""

    @property
    def fields(self) -> tuple[Field, ...]: ...


class Connect(Protocol):
    """Makes the channel of an account."""

    def __call__(self, account: ChannelAccount) -> Channel:
        """Raises BadSetting for a kind that is not known, a field that is missing, or one too many."""


def fits(kind: str, name: str) -> bool:
    """Whether a channel of this kind may be called so."""
    return name.partition("-")[0] == kind and len(name) <= LONGEST_NAME and NAME.fullmatch(name) is not None
