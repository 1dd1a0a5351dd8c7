"""The people of the company: who they are to Freigabe, and who stands in for whom."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person may do here; a person may have several."""

    STAFF = "staff"
    CONTACT = "contact"
    LEAD = "lead"
    AUDITOR = "auditor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person. Name, handle and mail address are kept sealed under the person's own key."""

    id: str
    handle: str
    name: str
    mail: str
    lang: str
    roles: frozenset[Role]
    active: bool = True
    version: int = 0

    def has(self, role: Role) -> bool:
        return self.active and role in self.roles


@dataclass(frozen=True, slots=True)
class Absence:
    """A recorded absence: only within it does the deputy count for the contact."""

    id: str
    contact: str
    deputy: str
    starts: datetime
    ends: datetime
    by: str

    def covers(self, at: datetime) -> bool:
        return self.starts <= at < self.ends


@dataclass(frozen=True, slots=True)
class Credential:
    """The proof that somebody on the command line is who they say: SHA-256 of a key only they were sent."""

    id: str
    person: str
    digest: str
    made_at: datetime
    revoked_at: datetime | None = None
