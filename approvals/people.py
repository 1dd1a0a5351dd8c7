"""The people of the company: who they are to Freigabe, and who stands in for whom."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

HANDLE = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
ANY = r"[^@\s\x00-\x1f\x7f-\x9f\uFEFF]+"  # what one engine for patterns takes for a space another does not: name them
MAIL_PATTERN = rf"{ANY}@{ANY}\.{ANY}"
MAIL = re.compile(rf"(?=.{{3,254}}\Z){MAIL_PATTERN}")
LANGUAGES = frozenset({"de", "en"})
LONGEST = {"name": 120, "phone": 60, "hours": 200}


class Role(StrEnum):
    """What a person may do here; a person may have several."""

    STAFF = "staff"
    CONTACT = "contact"
    LEAD = "lead"
    AUDITOR = "auditor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Person:
    """A natural person. Name, handle, mail address, phone and hours are kept sealed under the person's own key.

    `phone` and `hours` say how and when to reach a contact; `portrait` is a picture's id, chosen by the person. While
    `paused` nobody's photo is compared with their templates, which stay. A `guest` of an event (its id) belongs to
    nobody else's lists, never signs in and has no role.
    """

    id: str
    handle: str
    name: str
    mail: str
    lang: str
    roles: frozenset[Role]
    active: bool = True
    phone: str = ""
    hours: str = ""
    portrait: str | None = None
    paused: bool = False
    guest: str | None = None
    version: int = 0

    def has(self, role: Role) -> bool:
        return self.active and role in self.roles


def unfit(person: Person) -> tuple[str, ...]:
    """The fields that cannot be used as they are written."""
    fits = {
        "name": bool(person.name.strip()) and _one_line(person, "name"),
        "handle": HANDLE.fullmatch(person.handle) is not None,
        "mail": MAIL.fullmatch(person.mail) is not None,
        "lang": person.lang in LANGUAGES,
        "phone": _one_line(person, "phone"),
        "hours": _one_line(person, "hours"),
    }
    return tuple(field for field, fine in fits.items() if not fine)


def _one_line(person: Person, field: str) -> bool:
    text: str = getattr(person, field)
    return len(text) <= LONGEST[field] and len(text.splitlines()) <= 1


@dataclass(frozen=True, slots=True)
class Absence:
    """A recorded absence: only within it does the deputy count for the contact. Without one nobody does."""

    id: str
    contact: str
    deputy: str | None
    starts: datetime
    ends: datetime
    by: str

    def covers(self, at: datetime) -> bool:
        return self.starts <= at < self.ends


@dataclass(frozen=True, slots=True)
class ContactCard:
    """How to reach somebody; a contact who is away until `away_until` also shows the deputy's card."""

    id: str
    name: str
    mail: str
    phone: str
    hours: str
    portrait: str | None
    away_until: datetime | None = None
    deputy: "ContactCard | None" = None


def card(person: Person, away: Sequence[Absence], deputies: Mapping[str, Person]) -> ContactCard:
    """A person's card; `away` are the absences that run now, the first deputy who is known stands in."""
    own = [absence for absence in away if absence.contact == person.id]
    deputy = next((deputies[one] for one in (absence.deputy for absence in own) if one and one in deputies), None)
    return ContactCard(
        id=person.id,
        name=person.name,
        mail=person.mail,
        phone=person.phone,
        hours=person.hours,
        portrait=person.portrait,
        away_until=max((absence.ends for absence in own), default=None),
        deputy=card(deputy, away, {}) if deputy else None,
    )


@dataclass(frozen=True, slots=True)
class Credential:
    """The proof that somebody on the command line is who they say: SHA-256 of a key only they were sent."""

    id: str
    person: str
    digest: str
    made_at: datetime
    revoked_at: datetime | None = None
