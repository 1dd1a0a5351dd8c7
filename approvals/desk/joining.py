"""What must hold whenever people are added or changed, in a unit of work that is already open."""

from collections.abc import Iterable
from dataclasses import fields, replace

from approvals.desk.absences import require_no_chain
from approvals.desk.asking import notify
from approvals.desk.consenting import forget_templates
from approvals.desk.keying import drop_all
from approvals.desk.passing import end_all
from approvals.errors import (
    BadPerson,
    BadSetting,
    ChangedMeanwhile,
    HandleTaken,
    HasLeft,
    LastOfRole,
    MailTaken,
    NotAllowed,
    NotYours,
    SamePerson,
)
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.leaving import Leaving
from approvals.passes import WAYS_IN, Opens
from approvals.people import Absence, Person, Role, unfit
from approvals.permissions import Action, allow
from approvals.ports import Including, Work

ADMINS = frozenset({"name", "mail", "handle", "roles", "active", "lang"})
OWN = frozenset({"lang", "phone", "hours", "portrait", "paused"})
ALL = ADMINS | OWN
BY_MAIL = (*WAYS_IN, Opens.ANSWER)
FAREWELL = "farewell"
NEVER_EMPTY = (Role.ADMIN, Role.LEAD)


def take_on(work: Work, people: Iterable[Person], everyone: Iterable[Person], *, by: str | None) -> None:
    """Add people beside everyone there is, and invite them. Raises BadPerson, HandleTaken, MailTaken."""
    handles, mails = set[str](), set[str]()
    for other in everyone:
        handles.add(other.handle)
        if other.guest is None:
            mails.add(other.mail.casefold())
    for person in people:
        _require_fit(person, handles, mails, ALL)
        handles.add(person.handle)
        mails.add(person.mail.casefold())
        work.people.add(person)
        work.record("hired", by, person.id, roles=sorted(person.roles))
        notify(work, person.id, "invitation", person.id)


def require_all_fit(people: Iterable[Person]) -> None:
    """Raises BadPerson, HandleTaken, MailTaken about the first who cannot be taken on beside those before."""
    handles, mails = set[str](), set[str]()
    for person in people:
        _require_fit(person, handles, mails, ALL)
        handles.add(person.handle)
        mails.add(person.mail.casefold())


def require_stand_in(absence: Absence) -> None:
    """Raises SamePerson, BadSetting."""
    if absence.contact == absence.deputy:
        raise SamePerson(absence.deputy, Action.RECORD_ABSENCE)
    if absence.ends <= absence.starts:
        raise BadSetting("until", absence.ends.isoformat(), f"> {absence.starts.isoformat()}")


def keep_absence(work: Work, absence: Absence) -> None:
    """A contact is away and a deputy, if there is one, counts for them meanwhile.

    Raises SamePerson, BadSetting, NotAllowed, NotFound, HasLeft, DeputyAway, StandsInMeanwhile.
    """
    require_stand_in(absence)
    if not work.people.get(absence.contact).has(Role.CONTACT):
        raise NotAllowed(absence.contact, Action.SIGN)
    if absence.deputy is not None and not work.people.get(absence.deputy).active:
        raise HasLeft(absence.deputy)
    require_no_chain(work, absence)
    work.absences.add(absence)
    times = {"starts": absence.starts.isoformat(), "ends": absence.ends.isoformat()}
    work.record("absent", absence.by, absence.contact, deputy=absence.deputy, **times)


def require_may_change(work: Work, person: Person, by: str) -> None:
    """Raises NotAllowed, NotYours, ChangedMeanwhile."""
    actor, before = work.people.get(by), work.people.get(person.id)
    if person.version != before.version:
        raise ChangedMeanwhile("person", person.id)
    changed = _changed(before, person)
    if not actor.active or by != person.id or changed - OWN:
        allow(actor, Action.ADD_PEOPLE)
    if by != person.id and changed - ADMINS:
        raise NotYours(by, "details")
    if "portrait" in changed and person.portrait is not None:
        _require_sent(work, person.portrait, by)


def _require_sent(work: Work, picture: str, by: str) -> None:
    if not work.sent.find(picture=work.pictures.get(picture).id, person=by):
        raise NotYours(by, "portrait")


def keep_changed(work: Work, person: Person, *, by: str) -> Person:
    """Save what differs. Raises BadPerson, HandleTaken, MailTaken, LastOfRole."""
    before = work.people.get(person.id)
    changed = _changed(before, person)
    if not changed:
        return before
    others = (
        [other for other in work.people.find(guest=None) if other.id != person.id]
        if changed & {"mail", "handle"}
        else []
    )
    _require_fit(person, {other.handle for other in others}, {other.mail.casefold() for other in others}, changed)
    _somebody_stays(work, before, person)
    _ways_end(work, before, person, by=by)
    kind = "left" if before.active and not person.active else "person_changed"
    work.record(kind, by, person.id, fields=sorted(changed), roles=sorted(person.roles))
    if changed & {"active", "roles"}:
        work.ask(Task.SWEEP, "people")
    return work.people.save(person)


def _ways_end(work: Work, before: Person, after: Person, *, by: str) -> None:
    """Who leaves is signed out everywhere, for good. A link sent to an address that changed opens nothing any more.

    Changed roles end nothing: every request reads them anew.
    """
    if before.active and not after.active:
        end_all(work, before.id, (Opens.SESSION, Opens.API, Opens.CALENDAR, Opens.GUEST, *BY_MAIL), by=by)
        drop_all(work, before.id)
        if before.guest is None:
            _say_farewell(work, before, by)
    elif after.active and not before.active:
        end_all(work, before.id, (Opens.FAREWELL,), by=by)
        for over in work.leavings.find(person=before.id):
            work.leavings.drop(over)
    elif before.mail != after.mail:
        end_all(work, before.id, BY_MAIL, by=by)


def _say_farewell(work: Work, person: Person, by: str) -> None:
    """Their templates are deleted; a private address they left gets a link by which they can still take back a yes."""
    forget_templates(work, person.id)
    announced = work.leavings.find(person=person.id, done_at=None)
    if announced:
        work.leavings.save(replace(announced[0], ends_at=min(announced[0].ends_at, work.now), done_at=work.now))
    else:
        work.leavings.add(Leaving(new_id(), person.id, work.now, by, work.now, done_at=work.now))
    if any(reach.private_mail for reach in work.reaches.find(id=person.id)):
        notify(work, person.id, FAREWELL, person.id)


def _changed(before: Person, after: Person) -> frozenset[str]:
    names = {field.name for field in fields(Person)} - {"version"}
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))


def _require_fit(person: Person, handles: set[str], mails: set[str], new: frozenset[str]) -> None:
    """Only what is new has to fit: who was erased has no name any more and can still be let go."""
    for field in (field for field in unfit(person) if field in new):
        raise BadPerson(field, str(getattr(person, field)))
    if person.handle in handles:
        raise HandleTaken(person.handle)
    if person.mail.casefold() in mails:
        raise MailTaken(person.mail)


def _somebody_stays(work: Work, before: Person, after: Person) -> None:
    """The others are locked, so that two who take each other's role away at once do not both succeed."""
    for role in NEVER_EMPTY:
        if before.has(role) and not after.has(role):
            others = work.people.find(roles=Including(role), active=True)
            if not any(work.people.get(one.id).has(role) for one in others if one.id != after.id):
                raise LastOfRole(after.id, role)
