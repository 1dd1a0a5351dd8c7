"""Standing consents: given by the person, or on paper with a second witness; withdrawn as easily."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from approvals.consents import SHOWN, Consent, Purpose
from approvals.desk.reading import showing
from approvals.desk.reassessing import reassess
from approvals.errors import (
    BadSetting,
    MatchingIsOff,
    NoChannel,
    NoConsentToMatch,
    NotFound,
    NotPaper,
    NotYours,
    SamePerson,
)
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work
from approvals.references import Reference


def consent_to(
    person: str,
    purpose: Purpose,
    *,
    shown: str,
    starts: datetime,
    channels: Iterable[str] = (),
    event: str | None = None,
    ends: datetime | None = None,
) -> Consent:
    """A consent as it would be given: the text shown by its name in SHOWN, channels only where it is about appearing.

    Raises NoChannel, BadSetting.
    """
    named = frozenset(channels)
    if purpose is Purpose.APPEAR and not named:
        raise NoChannel
    if shown not in SHOWN or not shown.startswith(purpose):
        raise BadSetting("shown", shown, " | ".join(text for text in SHOWN if text.startswith(purpose)))
    if ends is not None and ends <= starts:
        raise BadSetting("until", ends.isoformat(), f"> {starts.isoformat()}")
    return Consent(new_id(), person, purpose, named, event, starts, ends, shown, person, starts)


def give(begin: Begin, consent: Consent, *, by: str) -> str:
    """Give a standing consent for oneself. Nobody gives one for somebody else. Returns its id."""
    if by != consent.person:
        raise NotYours(by, "consent")
    return _keep(begin, replace(consent, by=by, paper=None, witness=None), "consented")


def give_again(begin: Begin, consent_id: str, *, by: str) -> str:
    """Give what was withdrawn once more, under the same words, for as long as it was meant. Returns its id.

    Raises NotFound, for somebody else's and one in force too; BadSetting where its time is over.
    """
    with begin(reading=True) as work:
        given = work.consents.find(id=consent_id, person=by)
        now = work.now
    for old in given:
        if old.withdrawn_at is not None:
            again = consent_to(
                by, old.purpose, shown=old.shown, starts=now, channels=old.channels, event=old.event, ends=old.ends
            )
            return give(begin, again, by=by)
    raise NotFound("consent", consent_id)


def consents_of(begin: Begin, person: str) -> list[Consent]:
    """Every consent of this person, withdrawn and ended ones too, newest first."""
    with begin(reading=True) as work:
        return work.consents.find(person=person)[::-1]


def take_paper(begin: Begin, consent: Consent, scan: str, *, by: str) -> str:
    """Record a consent given on paper (`scan`: object key). It counts only once somebody else witnessed it."""
    if by == consent.person:
        raise SamePerson(by, "take_paper")
    return _keep(begin, replace(consent, by=by, paper=scan, witness=None), "paper_consent")


def witness(begin: Begin, consent_id: str, *, by: str) -> None:
    """A second person, who is neither the first nor the one consenting, has seen the paper."""
    with begin() as work:
        allow(work.people.get(by), Action.TAKE_PAPER)
        consent = work.consents.get(consent_id)
        if consent.paper is None:
            raise NotPaper(consent_id)
        if by in {consent.by, consent.person}:
            raise SamePerson(by, "witness")
        work.consents.save(replace(consent, witness=by))
        work.record("witnessed", by, consent_id)
        takes_effect(work, consent.person)
        work.commit()


def withdraw(begin: Begin, consent_id: str, *, by: str) -> None:
    """Withdraw, without a reason, at once: the person, or a contact, lead or admin who was told so.

    Withdrawing the consent to be matched deletes the person's templates.
    """
    with begin() as work:
        consent = work.consents.get(consent_id)
        if by != consent.person:
            allow(work.people.get(by), Action.TAKE_PAPER)
        work.consents.save(consent.withdrawn(work.now))
        work.record("consent_withdrawn", None, consent_id)
        if consent.purpose is Purpose.MATCH:
            forget_templates(work, consent.person)
        takes_effect(work, consent.person)
        work.commit()


def withdraw_own(begin: Begin, consent_id: str, *, by: str) -> Purpose:
    """Withdraw one's own; one that is withdrawn already stays so. Returns its purpose. Raises NotFound for others'."""
    with begin(reading=True) as work:
        given = work.consents.find(id=consent_id, person=by)
    for consent in given:
        if consent.withdrawn_at is None:
            withdraw(begin, consent_id, by=by)
        return consent.purpose
    raise NotFound("consent", consent_id)


def enrol(begin: Begin, person: str, vectors: Iterable[bytes], engine: str, *, by: str) -> int:
    """Keep one's own face templates. Needs the company's switch and the person's own consent to be matched.

    Raises NotYours, MatchingIsOff, NoConsentToMatch. Returns how many references the person has now.
    """
    if by != person:
        raise NotYours(by, "enrol")
    with begin() as work:
        count = keep_templates(work, person, vectors, engine)
        work.commit()
    return count


def keep_templates(work: Work, person: str, vectors: Iterable[bytes], engine: str) -> int:
    """What `enrol` does within a unit of work; the vectors are of the person's own doing."""
    allow_matching(work, person)
    for vector in vectors:
        work.references.add(Reference(new_id(), person, engine, vector, work.now))
    count = len(work.references.find(person=person))
    work.record("enrolled", person, person, references=count, engine=engine)
    return count


def allow_matching(work: Work, person: str) -> None:
    """Nobody's face is described before this (law L1). Raises MatchingIsOff, NoConsentToMatch."""
    if not work.company.matching:
        raise MatchingIsOff
    if not any(c.in_force(work.now) for c in work.consents.find(person=person, purpose=Purpose.MATCH)):
        raise NoConsentToMatch(person)


def gallery(work: Work, engine: str, picture: str = "") -> list[Reference]:
    """The references that may be matched in this picture now: switched on, consented to, of active people who did not
    pause it, by this engine; a guest's in pictures of their event only.
    """
    if not work.company.matching:
        return []
    events = {None, *(photo.event for photo in work.event_photos.find(picture=picture))}
    people = (one for one in work.people.find(active=True, paused=False) if one.guest in events)
    active = {person.id for person in people}
    willing = {c.person for c in work.consents.find(purpose=Purpose.MATCH) if c.in_force(work.now)}
    return [ref for ref in work.references.find(engine=engine) if ref.person in active & willing]


def forget_templates(work: Work, person: str) -> None:
    for reference in work.references.find(person=person):
        work.references.drop(reference)
    work.record("templates_deleted", None, person)


def _keep(begin: Begin, consent: Consent, kind: str) -> str:
    with begin() as work:
        work.people.get(consent.person)
        if consent.by != consent.person:
            allow(work.people.get(consent.by), Action.TAKE_PAPER)
        work.consents.add(replace(consent, at=work.now))
        work.record(kind, consent.by, consent.id, purpose=consent.purpose, channels=sorted(consent.channels))
        takes_effect(work, consent.person)
        work.commit()
    return consent.id


def takes_effect(work: Work, person: str) -> None:
    """Every post that may show this person is held against the change and checked again."""
    faces = tuple({naming.face for naming in work.namings.find(person=person)})
    pictures = tuple({face.picture for face in work.faces.find(id=faces)})
    for post in showing(work, pictures):
        reassess(work, post)
        work.ask(Task.CHECK, post.id)
