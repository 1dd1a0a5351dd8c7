"""Who belongs to the company, what they may do, who stands in for whom."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from approvals.company import Company
from approvals.desk.asking import notify
from approvals.desk.joining import keep_absence, keep_changed, require_may_change, take_on
from approvals.desk.leaving import due
from approvals.errors import HasLeft, LastOfRole, NotAllowed, NotFound
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.people import Absence, ContactCard, Credential, Person, Role, card
from approvals.permissions import Action, allow
from approvals.ports import Begin, Between, Including, Work

FAR = datetime(9999, 12, 31, tzinfo=UTC)


def hire(begin: Begin, person: Person, *, by: str | None) -> str:
    """Add a person and send them their invitation. The very first one becomes admin; after that an admin adds people.

    Raises BadPerson, HandleTaken, MailTaken, NotAllowed. Returns the id.
    """
    with begin() as work:
        everyone = work.people.find()
        if everyone:
            allow(_actor(work, by), Action.ADD_PEOPLE)
        else:
            person = replace(person, roles=person.roles | {Role.ADMIN})
        take_on(work, (person,), everyone, by=by)
        work.commit()
    return person.id


def hire_all(begin: Begin, people: Sequence[Person], *, by: str) -> tuple[str, ...]:
    """Add everybody of a list, or nobody. Raises what `hire` raises, about the first who cannot be added."""
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.ADD_PEOPLE)
        work.make_keys(person.id for person in people)
    with begin() as work:
        allow(work.people.get(by), Action.ADD_PEOPLE)
        take_on(work, people, work.people.find(), by=by)
        work.commit()
    return tuple(person.id for person in people)


def let_go(begin: Begin, person_id: str, *, by: str) -> None:
    """A person left: they no longer act, count as a signer, or are matched. Raises NotAllowed, LastOfRole."""
    with begin() as work:
        allow(work.people.get(by), Action.ADD_PEOPLE)
        keep_changed(work, replace(work.people.get(person_id), active=False), by=by)
        work.commit()


def end_last_days(begin: Begin) -> int:
    """Let go whose last day is over; who is the last admin or lead stays until somebody else is. Returns how many."""
    ended = 0
    for leaving in due(begin):
        with begin() as work, suppress(LastOfRole):
            keep_changed(work, replace(work.people.get(leaving.person), active=False), by=leaving.by)
            work.commit()
            ended += 1
    return ended


def change_person(begin: Begin, person: Person, *, by: str) -> Person:
    """Keep changed fields: an admin's are name, mail, handle, roles, active, one's own are phone, hours and portrait.

    The language is changed by either. Raises NotAllowed, NotYours, BadPerson, HandleTaken, MailTaken, ChangedMeanwhile,
    and LastOfRole where nobody would be admin or lead any more.
    """
    with begin() as work:
        require_may_change(work, person, by)
        changed = keep_changed(work, person, by=by)
        work.commit()
    return changed


def invite_again(begin: Begin, person_id: str, *, by: str) -> None:
    """Send another invitation, unless one still waits to be sent. Raises NotAllowed, HasLeft."""
    with begin() as work:
        allow(work.people.get(by), Action.ADD_PEOPLE)
        if not work.people.get(person_id).active:
            raise HasLeft(person_id)
        if not work.notices.find(person=person_id, kind="invitation", sent_at=None):
            work.record("invited_again", by, person_id)
            notify(work, person_id, "invitation", person_id)
        work.commit()


def contacts(begin: Begin) -> list[ContactCard]:
    """The named contacts in the order of their names, each with the deputy's card while away. Three queries."""
    with begin(reading=True) as work:
        people = {person.id: person for person in work.people.find(roles=Including(Role.CONTACT), active=True)}
        ending = work.absences.find(contact=tuple(people), ends=Between(work.now, FAR))
        away = [absence for absence in ending if absence.covers(work.now)]
        standing_in = {absence.deputy for absence in away if absence.deputy}
        deputies = work.people.find(id=tuple(standing_in - set(people)), active=True)
    known = people | {deputy.id: deputy for deputy in deputies}
    return [card(person, away, known) for person in sorted(people.values(), key=lambda one: one.name.casefold())]


def record_absence(begin: Begin, contact: str, deputy: str | None, starts: datetime, ends: datetime, *, by: str) -> str:
    """While a contact is away the deputy counts for them, and only then. Raises what `keep_absence` raises."""
    absence = Absence(new_id(), contact, deputy, starts, ends, by)
    with begin() as work:
        allow(work.people.get(by), Action.RECORD_ABSENCE)
        keep_absence(work, absence)
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
