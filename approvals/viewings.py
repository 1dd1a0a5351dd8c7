"""Who looked at whose data: kept for the person it is about, and for nobody else."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

KEPT = timedelta(days=90)
ONCE_WITHIN = timedelta(hours=1)  # the same look again, such as a page loaded anew, is one look


class Looked(StrEnum):
    """What was looked at."""

    PROFILE = "profile"
    HISTORY = "history"
    EXPORT = "export"
    PAPER = "paper"
    LEAVING = "leaving"


class Purpose(StrEnum):
    """What for: it follows from the page, nobody chooses it."""

    ADMINISTRATION = "administration"
    WITNESSING = "witnessing"
    REVIEW = "review"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Viewing:
    """Somebody (`by`) looked at this person's data."""

    id: str
    person: str
    by: str
    what: Looked
    purpose: Purpose
    at: datetime
