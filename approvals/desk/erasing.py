"""Somebody is forgotten: rows in one transaction, then, by a flow, key and bytes. Afterwards an id is left of them."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from approvals.desk import erasing_faces, erasing_things
from approvals.desk.joining import keep_changed
from approvals.erasures import Erasure, Outlook, Receipt
from approvals.errors import AlreadyErased, PassRefused, StillHere
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.passes import digest_of
from approvals.people import Person
from approvals.permissions import Action, allow
from approvals.ports import Begin, Containing, Objects, Work
from approvals.retention import Kind, period


def outlook(begin: Begin, person: str, *, by: str) -> Outlook:
    """What would happen. Raises StillHere, NotAllowed, AlreadyErased, NotFound."""
    with begin(reading=True) as work:
        me = _erasable(work, person, by)
        faces = erasing_faces.faces_of(work, person)
        posts = erasing_faces.posts_with(work, faces)
        published = erasing_faces.published_with(work, faces)
        mentions = work.summaries.find(text=Containing(me.name)) if me.name else []
        counts = erasing_things.counted(work, person) | {"faces": len(faces)}
        return Outlook(counts, published, len(posts), tuple(one.id for one in mentions))


def erase(begin: Begin, objects: Objects, person: str, *, by: str) -> str:
    """Forget this person: themselves, or an admin for who has left. Returns the secret of the receipt's link.

    Raises StillHere, NotAllowed, AlreadyErased, NotFound, LastOfRole.
    """
    with begin(reading=True) as work:
        papers = [one.paper for one in work.consents.find(person=person) if one.paper]
    scans = {key: objects.get(key) for key in papers if objects.exists(key)}
    secret = secrets.token_urlsafe(24)
    with begin() as work:
        me = _erasable(work, person, by)
        keep_changed(work, replace(me, active=False, portrait=None), by=by)
        evidence = erasing_things.evidence(work, me, scans)
        _erase(work, person, by if by != person else None, digest_of(secret), evidence)
        work.commit()
    return secret


def replay(begin: Begin, destroyed: Iterable[str]) -> int:
    """After a restore: who was erased since the backup is erased again, before anything else. Returns how many."""
    with begin() as work:
        here = {person.id for person in work.people.find(id=tuple(destroyed))}
        known = {erasure.person for erasure in work.erasures.find(person=tuple(here))}
        for person in sorted(here - known):
            _erase(work, person, None, digest_of(secrets.token_urlsafe(24)), {"restored": True})
        work.commit()
    return len(here - known)


def erase_guest(work: Work, person: str) -> None:
    """A guest's time is over: they are forgotten as if they had asked, with nobody left to be sent a receipt."""
    me = keep_changed(work, replace(work.people.get(person), active=False), by=person)
    _erase(work, person, None, digest_of(secrets.token_urlsafe(24)), erasing_things.evidence(work, me, {}))


def to_erase(begin: Begin, erasure_id: str) -> Erasure | None:
    """What a flow still has to do; None where it is done."""
    with begin(reading=True) as work:
        return next(iter(work.erasures.find(id=erasure_id, done_at=None)), None)


def erased(begin: Begin, erasure_id: str) -> None:
    """The key is destroyed, and no byte is left."""
    with begin() as work:
        erasure = work.erasures.get(erasure_id)
        if erasure.done_at is None:
            work.erasures.save(replace(erasure, to_forget=(), done_at=work.now))
            work.record("key_destroyed", None, erasure.person)
        work.commit()


def receipt(begin: Begin, secret: str) -> Receipt:
    """What the link of a receipt shows. Raises PassRefused."""
    with begin(reading=True) as work:
        for erasure in work.erasures.find(digest=digest_of(secret)):
            return Receipt(erasure, work.publications.find(placement=erasure.placements))
    raise PassRefused


def _erasable(work: Work, person: str, by: str) -> Person:
    me = work.people.get(person)
    if by != person:
        allow(work.people.get(by), Action.ADD_PEOPLE)
        if me.active:
            raise StillHere(person)
    if work.erasures.find(person=person):
        raise AlreadyErased(person)
    return me


def _erase(work: Work, person: str, by: str | None, digest: str, evidence: dict[str, object]) -> None:
    work.empty(person)
    things = erasing_things.drop(work, person)
    faces = erasing_faces.unname(work, person)
    leaving = erasing_faces.take_effect(work, faces.posts)
    counts = things.counts | {"faces": len(faces.faces)}
    redacted = (f"redact/{f.picture}/{f.box.x}/{f.box.y}/{f.box.w}/{f.box.h}" for f in faces.faces)
    erasure = Erasure(
        id=new_id(),
        person=person,
        by=by,
        at=work.now,
        digest=digest,
        counts=counts,
        placements=leaving,
        to_forget=(*things.to_forget, *faces.to_forget, *redacted),
        keep_until=_until(work),
        evidence=evidence,
    )
    work.erasures.add(erasure)
    work.record("erased", by, person, erasure=erasure.id, **counts)
    work.ask(Task.ERASE, erasure.id)


def _until(work: Work) -> datetime:
    return work.now + period(Kind.EVIDENCE, work.company.periods)
