"""Who belongs to the company, what they may do, who stands in for whom."""

import hashlib
import hmac
import re
import secrets
from dataclasses import replace
from datetime import datetime

from approvals.company import Company
from approvals.desk.asking import notify
from approvals.errors import BadPerson, BadSetting, HandleTaken, NotAllowed, NotFound, SamePerson
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.people import Absence, Credential, Person, Role
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work

HANDLE = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def hire(begin: Begin, person: Person, *, by: str | None) -> str:
    """Add a person and send them their invitation. The very first one becomes admin; after that an admin adds people.

    Raises BadPerson, HandleTaken, NotAllowed. Returns the id.
    """
    _usable(person)
    with begin() as work:
        everyone = work.people.find()
        if everyone:
            allow(_actor(work, by), Action.ADD_PEOPLE)
        else:
            person = replace(person, roles=person.roles | {Role.ADMIN})
        if any(other.handle == person.handle for other in everyone):
            raise HandleTaken(person.handle)
        work.people.add(person)
        work.record("hired", by, person.id, roles=sorted(person.roles))
        notify(work, person.id, "invitation", person.id)
        work.commit()
    return person.id


def let_go(begin: Begin, person_id: str, *, by: str) -> None:
    """A person left: they no longer act, count as a signer, or are matched."""
    with begin() as work:
        allow(work.people.get(by), Action.ADD_PEOPLE)
        work.people.save(replace(work.people.get(person_id), active=False))
        work.record("left", by, person_id)
        work.commit()


def record_absence(begin: Begin, contact: str, deputy: str, starts: datetime, ends: datetime, *, by: str) -> str:
    """While a contact is away the deputy counts for them, and only then."""
    if contact == deputy:
        raise SamePerson(deputy, Action.RECORD_ABSENCE)
    if ends <= starts:
        raise BadSetting("until", ends.isoformat(), f"> {starts.isoformat()}")
    with begin() as work:
        allow(work.people.get(by), Action.RECORD_ABSENCE)
        if not work.people.get(contact).has(Role.CONTACT):
            raise NotAllowed(contact, Action.SIGN)
        work.people.get(deputy)
        absence = Absence(new_id(), contact, deputy, starts, ends, by)
        work.absences.add(absence)
        work.record("absent", by, contact, deputy=deputy, starts=starts.isoformat(), ends=ends.isoformat())
        work.commit()
    return absence.id


def set_company(begin: Begin, company: Company, *, by: str | None) -> None:
    """Keep changed settings. Before the first person exists anyone may; then admin or lead."""
    with begin() as work:
        if work.people.find():
            allow(_actor(work, by), Action.SET_COMPANY)
        work.set_company(company)
        work.ask(Task.SWEEP, "company")
        work.record("company_set", by, "company", matching=company.matching, signoff=str(company.signoff))
        work.commit()


def new_key(begin: Begin, person_id: str) -> str:
    """A fresh personal key; the old one ends. Only its SHA-256 is kept, so this is the only time it can be read."""
    key = secrets.token_urlsafe(18)
    with begin() as work:
        for old in work.credentials.find(person=person_id, revoked_at=None):
            work.credentials.save(replace(old, revoked_at=work.now))
        work.credentials.add(Credential(new_id(), person_id, _digest(key), work.now))
        work.record("key_sent", None, person_id)
        work.commit()
    return key


def who(begin: Begin, handle: str, key: str) -> Person:
    """The person with this handle, if the key is theirs. Raises NotAllowed, saying nothing about which was wrong."""
    with begin(reading=True) as work:
        for person in work.people.find():
            if person.handle == handle and person.active:
                kept = work.credentials.find(person=person.id, revoked_at=None)
                if any(hmac.compare_digest(c.digest, _digest(key)) for c in kept):
                    return person
    raise NotAllowed(handle, "act")


def by_handle(begin: Begin, handle: str) -> Person:
    with begin(reading=True) as work:
        for person in work.people.find():
            if handle in {person.handle, person.id}:
                return person
    raise NotFound("person", handle)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _actor(work: Work, by: str | None) -> Person:
    if by is None:
        raise NotAllowed("", Action.ADD_PEOPLE)
    return work.people.get(by)


def _usable(person: Person) -> None:
    if not person.name.strip():
        raise BadPerson("name", person.name)
    if not HANDLE.fullmatch(person.handle):
        raise BadPerson("handle", person.handle)
    if not MAIL.fullmatch(person.mail):
        raise BadPerson("mail", person.mail)
    if person.lang not in {"de", "en"}:
        raise BadPerson("lang", person.lang)
