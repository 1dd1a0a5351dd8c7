"""How often somebody tried: what is refused when it is too often."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Knock:
    """One try. `what` is the SHA-256 of what was tried and from where, so that no address is kept."""

    id: str
    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Bound:
    """At most `count` tries within a time."""

    count: int
    within: timedelta


SIGN_IN_MAIL = Bound(5, timedelta(minutes=15))
"""So that nobody's postbox is filled; the five links that were sent still work."""
SIGN_IN_PLACE = Bound(100, timedelta(minutes=15))
"""A whole office asks from one address."""
LINK = Bound(60, timedelta(minutes=5))
"""Links that open nothing; good ones are not counted."""
GUESTS = Bound(120, timedelta(minutes=15))
"""Guests of one event share its network."""
TAKE_ALONG = Bound(5, timedelta(hours=1))
"""Everything about oneself as one file, with all pictures: a minute's work for the machine."""
