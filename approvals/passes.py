"""What lets somebody in: a session, a link from a mail, a token of the interface. Kept as SHA-256, never as itself."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from approvals.errors import PassRefused


class Opens(StrEnum):
    """What a pass is for. A pass of one kind opens nothing else."""

    SESSION = "session"
    SIGN_IN = "sign_in"
    INVITATION = "invitation"
    ANSWER = "answer"
    API = "api"
    SET_UP = "set_up"
    CALENDAR = "calendar"
    FAREWELL = "farewell"
    GUEST = "guest"


LASTS = {
    Opens.SESSION: timedelta(days=30),
    Opens.SIGN_IN: timedelta(minutes=30),
    Opens.INVITATION: timedelta(days=7),
    Opens.ANSWER: None,
    Opens.API: timedelta(days=365),
    Opens.SET_UP: timedelta(days=7),
    Opens.CALENDAR: None,
    Opens.FAREWELL: None,
    Opens.GUEST: None,
}
WAYS_IN = (Opens.SIGN_IN, Opens.INVITATION)
FOR_GUESTS = (Opens.GUEST, Opens.ANSWER)
ONCE = frozenset({*WAYS_IN, Opens.SET_UP})
SEEN_EVERY = timedelta(minutes=10)  # how exactly "last seen" is kept
TRIES = 5  # four digits, five tries: one guess in two thousand


@dataclass(frozen=True, slots=True)
class Pass:
    """`about` is the post an answer link is for; `code` the keyed commitment to the four digits of its mail.

    `label` is how its owner knows it again: a browser, a device, a name they gave. A link to answer ends with its post.
    """

    id: str
    opens: Opens
    person: str | None
    digest: str
    made_at: datetime
    ends_at: datetime | None
    about: str | None = None
    label: str = ""
    code: str | None = None
    tries: int = 0
    seen_at: datetime | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None
    version: int = 0

    def good(self, now: datetime) -> bool:
        """Whether it opens anything now."""
        spent = self.opens in ONCE and self.used_at is not None
        over = self.ends_at is not None and now >= self.ends_at
        return self.revoked_at is None and not spent and not over

    def seen_lately(self, now: datetime) -> bool:
        return self.seen_at is not None and now - self.seen_at < SEEN_EVERY

    def require(self, now: datetime) -> "Pass":
        """Raises PassRefused, which says nothing about why."""
        if not self.good(now):
            raise PassRefused
        return self


def digest_of(secret: str) -> str:
    """SHA-256 hex. The secret itself has 192 random bits, so that nothing slower is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
