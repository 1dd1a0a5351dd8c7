"""Everything but the faces of somebody who is forgotten: counted, dropped, and what is kept of it as evidence."""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from approvals.appearances import Said
from approvals.consents import Consent
from approvals.desk.forgetting import at_event, forget_draft, forget_picture
from approvals.people import Person
from approvals.ports import Including, Kept, Work
from approvals.posts import Stage
from approvals.remarks import COMMENT, INQUIRY, REPLY

COMPANY = "company"  # whose key commits to the address, so that who comes back can be known again
SPOKEN = (COMMENT, INQUIRY, REPLY)


@dataclass(frozen=True, slots=True)
class Dropped:
    """How much there was of each kind, and the objects and letters that go."""

    counts: dict[str, int]
    to_forget: tuple[str, ...]


def counted(work: Work, person: str) -> dict[str, int]:
    """How much there is, by `erasures.FOUND`."""
    return {
        "templates": len(work.references.find(person=person)),
        "photos_of_oneself": len(work.enrolments.find(person=person)),
        "pictures": len(_own_pictures(work, person)),
        "portrait": sum(one.portrait is not None for one in work.people.find(id=person)),
        "answers": len(work.answers.find(person=person)) + len(work.event_answers.find(person=person)),
        "consents": len(work.consents.find(person=person)),
        "remarks": len(work.remarks.find(person=person)),
        "drafts": len(_own_drafts(work, person)),
        "uploads": len(work.uploads.find(person=person)),
        "ways_in": sum(len(shelf.find(person=person)) for shelf in (work.credentials, work.passes, work.passkeys)),
        "letters": len(work.notices.find(person=person)),
        "absences": len(_absences(work, person)),
    }


def evidence(work: Work, me: Person, scans: Mapping[str, bytes]) -> dict[str, object]:
    """What was consented to and answered, bound to the address by a commitment: its owner can prove it is theirs."""
    yes = [one for one in work.answers.find(person=me.id) if one.said is Said.YES]
    asked = {one.id: one for one in work.appearances.find(id={answer.appearance for answer in yes})}
    return {
        "mail": work.commitment(COMPANY, me.mail.casefold()),
        "consents": [_consent(one, scans) for one in work.consents.find(person=me.id)],
        "answers": [
            {"post": asked[one.appearance].post, "channel": asked[one.appearance].channel, "at": one.at.isoformat()}
            for one in yes
        ],
    }


def drop(work: Work, person: str) -> Dropped:
    """Drop it all. Words that a decision rests on stay as empty rows; what was only spoken goes."""
    counts, letters = counted(work, person), _letters(work, person)
    scans = [one.paper for one in work.consents.find(person=person) if one.paper and not one.paper.startswith("orig")]
    parts = [key for upload in work.uploads.find(person=person) for key in upload.parts]
    for post in _own_drafts(work, person):
        forget_draft(work, work.posts.get(post))
    _drop_all(work, person)
    for picture in work.pictures.find(id=_own_pictures(work, person)):
        forget_picture(work, picture)
    _drop(work.sent, work.sent.find(person=person))
    return Dropped(counts, (*letters, *scans, *parts))


def _drop_all(work: Work, person: str) -> None:
    shelves: tuple[Kept[Any], ...] = (
        work.references, work.enrolments, work.uploads, work.credentials, work.passes, work.passkeys, work.notices,
        work.consents, work.standing_words, work.removals, work.viewings, work.leavings, work.leaver_choices,
        work.ambassadors, work.credits, work.lessons_passed,
    )  # fmt: skip
    for shelf in shelves:
        _drop(shelf, shelf.find(person=person))
    _drop(work.absences, _absences(work, person))
    _drop(work.coach_times, work.coach_times.find(coach=person))
    for booked in work.coach_times.find(booked_by=person):
        work.coach_times.save(replace(booked, booked_by=None))
    _drop(work.reaches, work.reaches.find(id=person))
    _drop(work.guests, work.guests.find(id=person))
    asked = {inquiry.id for inquiry in work.inquiries.find(person=person)}
    _drop(work.remarks, work.remarks.find(about=asked))
    _drop(work.inquiries, work.inquiries.find(id=asked))
    _drop(work.remarks, work.remarks.find(person=person, kind=SPOKEN))


def _letters(work: Work, person: str) -> list[str]:
    """Letters to this person, and those that told others their words."""
    own = [notice.id for notice in work.notices.find(person=person)]
    said = work.remarks.find(person=person)
    told = [notice.id for remark in said for notice in work.notices.find(about=remark.about, kind=remark.kind)]
    return [f"mail/{notice}" for notice in dict.fromkeys([*own, *told])]


def _own_drafts(work: Work, person: str) -> list[str]:
    """Unfinished drafts that nobody else has a hand in."""
    drafts = work.posts.find(authors=Including(person), stage=Stage.DRAFT)
    return [post.id for post in drafts if post.authors == {person}]


def _own_pictures(work: Work, person: str) -> set[str]:
    """Pictures that only this person has, and that nothing shows but their own drafts."""
    drafts = set(_own_drafts(work, person))
    mine = {one.picture for one in work.sent.find(person=person)}
    others = {one.picture for one in work.sent.find(picture=mine) if one.person != person}
    found = set()
    for picture in work.pictures.find(id=mine - others):
        worn = {one.id for one in work.people.find(portrait=picture.id)} - {person}
        shown = {revision.post for revision in work.showing((picture.id,))} - drafts
        if not worn and not shown and not at_event(work, picture):
            found.add(picture.id)
    return found


def _absences(work: Work, person: str) -> list[Any]:
    return [*work.absences.find(contact=person), *work.absences.find(deputy=person)]


def _consent(one: Consent, scans: Mapping[str, bytes]) -> dict[str, object]:
    scan = scans.get(one.paper or "")
    return {
        "purpose": one.purpose,
        "channels": sorted(one.channels),
        "event": one.event,
        "text": one.shown,
        "given": one.at.isoformat(),
        "ends": one.ends.isoformat() if one.ends else None,
        "withdrawn": (one.withdrawn_at or None) and one.withdrawn_at.isoformat(),
        "scan": b64encode(scan).decode() if scan else None,
    }


def _drop(shelf: Kept[Any], things: Iterable[Any] | Sequence[Any]) -> None:
    for thing in things:
        shelf.drop(thing)
