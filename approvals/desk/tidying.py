"""What is kept no longer: found kind by kind, shown before, deleted every night. A lead may put something off."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from approvals.desk.erasing import erase_guest
from approvals.desk.forgetting import at_event, forget_draft, forget_picture
from approvals.errors import NotFound, NothingToSay, TimeIsPast
from approvals.fingerprint import new_id
from approvals.passes import Opens
from approvals.permissions import Action, allow
from approvals.ports import Begin, Between, Kept, Work
from approvals.posts import Stage
from approvals.remarks import COMMENT, Remark
from approvals.retention import Due, Extension, Kind, period
from approvals.times import EPOCH

MOST = 500  # of one kind in one night: a transaction of a few seconds
LINKS = (Opens.SIGN_IN, Opens.INVITATION, Opens.ANSWER, Opens.SET_UP)
SESSIONS = (Opens.SESSION, Opens.API, Opens.CALENDAR)
EXTENSION = "extension"
Found = Iterable[tuple[str, datetime]]


@dataclass(frozen=True, slots=True)
class Tidy:
    """How things of one kind are found whose time was over then, and how one is deleted."""

    found: Callable[[Work, datetime], Found]
    drop: Callable[[Work, str], None]


def preview(begin: Begin, *, by: str, within: timedelta = timedelta(days=1)) -> list[Due]:
    """What the next night deletes, oldest first. Raises NotAllowed."""
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.SEE_RETENTION)
        return due(work, work.now + within)


def tidy(begin: Begin) -> Mapping[Kind, int]:
    """Delete what is due now, each kind in a transaction of its own. Returns how much of each."""
    counts = {}
    for kind, way in WAYS.items():
        with begin() as work:
            found = _due(work, kind, work.now)[:MOST]
            for one in found:
                way.drop(work, one.about)
            if found:
                counts[kind] = len(found)
                work.record("tidied", None, kind, count=len(found))
            work.commit()
    return counts


def due(work: Work, at: datetime) -> list[Due]:
    """What is due at this time and not put off, oldest first."""
    return sorted((one for kind in WAYS for one in _due(work, kind, at)), key=lambda one: one.since)


def put_off(begin: Begin, kind: Kind, about: str, *, until: datetime, reason: str, by: str) -> None:
    """A lead keeps one thing longer. Raises NotAllowed, NothingToSay without a reason, TimeIsPast, NotFound."""
    with begin() as work:
        allow(work.people.get(by), Action.EXTEND)
        if not reason.strip():
            raise NothingToSay(Action.EXTEND)
        if until <= work.now:
            raise TimeIsPast(until)
        if about not in {one.about for one in _due(work, kind, until)}:
            raise NotFound(kind, about)
        remark = Remark(new_id(), about, EXTENSION, reason.strip(), by, work.now)
        work.remarks.add(remark)
        work.extensions.add(Extension(new_id(), kind, about, until, remark.id, by, work.now))
        bound = work.commitment(by, remark.text)
        work.record("deletion_put_off", by, about, of=kind, until=until.isoformat(), reason=bound)
        work.commit()


def _due(work: Work, kind: Kind, at: datetime) -> list[Due]:
    before = at - period(kind, work.company.periods)
    kept = {one.about for one in work.extensions.find(kind=str(kind)) if one.until > at}
    return [Due(kind, about, since) for about, since in WAYS[kind].found(work, before) if about not in kept]


def _older(shelf: str, field: str = "at", **equal: object) -> Callable[[Work, datetime], Found]:
    """Things of one shelf whose time lies before."""

    def found(work: Work, before: datetime) -> Found:
        things: Sequence[Any] = getattr(work, shelf).find(**{field: Between(EPOCH, before)}, **equal)
        return [(thing.id, getattr(thing, field)) for thing in things]

    return found


def _drop(shelf: str) -> Callable[[Work, str], None]:
    def drop(work: Work, about: str) -> None:
        things: Kept[Any] = getattr(work, shelf)
        for thing in things.find(id=about):
            things.drop(thing)

    return drop


def _drafts(work: Work, before: datetime) -> Found:
    posts = {post.revision: post.id for post in work.posts.find(stage=Stage.DRAFT)}
    written = work.revisions.find(id=set(posts), at=Between(EPOCH, before))
    return [(posts[revision.id], revision.at) for revision in written]


def _pictures(work: Work, before: datetime) -> Found:
    return [(picture.id, picture.at) for picture in work.unshown(before, MOST)]


def _forget_picture(work: Work, about: str) -> None:
    for picture in work.pictures.find(id=about):
        forget_picture(work, picture)


def _event_photos(work: Work, before: datetime) -> Found:
    """Photos of events closed before, that no post shows and nobody was asked about."""
    closed = {one.id: one.closed_at for one in work.events.find(closed_at=Between(EPOCH, before))}
    for photo in work.event_photos.find(event=set(closed)):
        since = closed[photo.event]
        if since and not work.showing((photo.picture,)) and not work.event_questions.find(picture=photo.picture):
            yield photo.id, since


def _forget_event_photo(work: Work, about: str) -> None:
    for photo in work.event_photos.find(id=about):
        work.event_photos.drop(photo)
        for picture in work.pictures.find(id=photo.picture):
            if not at_event(work, picture) and not work.people.find(portrait=picture.id):
                forget_picture(work, picture)


def _passes(*opens: Opens) -> Callable[[Work, datetime], Found]:
    """Passes that opened nothing any more before."""

    def found(work: Work, before: datetime) -> Found:
        for one in work.passes.find(opens=opens):
            ends = [time for time in (one.revoked_at, one.ends_at) if time is not None]
            if ends and min(ends) <= before:
                yield one.id, min(ends)

    return found


def _evidence(work: Work, before: datetime) -> Found:
    """Consents withdrawn or ended, and what is kept of people who were erased."""
    withdrawn = work.consents.find(withdrawn_at=Between(EPOCH, before))
    ended = work.consents.find(ends=Between(EPOCH, before), withdrawn_at=None)
    yield from ((one.id, one.withdrawn_at or one.ends) for one in (*withdrawn, *ended))  # type: ignore[misc]
    yield from ((one.id, one.at) for one in work.erasures.find(at=Between(EPOCH, before)))


def _guests(work: Work, before: datetime) -> Found:
    return [(one.id, one.ends_at) for one in work.guests.find(ends_at=Between(EPOCH, before))]


def _drop_evidence(work: Work, about: str) -> None:
    _drop("consents")(work, about)
    _drop("erasures")(work, about)


def _forget_draft(work: Work, about: str) -> None:
    for post in work.posts.find(id=about, stage=Stage.DRAFT):
        forget_draft(work, work.posts.get(post.id))


WAYS: Mapping[Kind, Tidy] = {
    Kind.DRAFTS: Tidy(_drafts, _forget_draft),
    Kind.UNUSED_PICTURES: Tidy(_pictures, _forget_picture),
    Kind.EVENT_PHOTOS: Tidy(_event_photos, _forget_event_photo),
    Kind.LINKS: Tidy(_passes(*LINKS), _drop("passes")),
    Kind.SESSIONS: Tidy(_passes(*SESSIONS), _drop("passes")),
    Kind.LETTERS: Tidy(_older("notices", "sent_at"), _drop("notices")),
    Kind.COMMENTS: Tidy(_older("remarks", kind=COMMENT), _drop("remarks")),
    Kind.CHANNEL_COMMENTS: Tidy(_older("channel_comments"), _drop("channel_comments")),
    Kind.MEETINGS: Tidy(_older("coach_times", "starts"), _drop("coach_times")),
    Kind.REMOVALS: Tidy(_older("removals", "gone_at"), _drop("removals")),
    Kind.GUESTS: Tidy(_guests, erase_guest),
    Kind.EVIDENCE: Tidy(_evidence, _drop_evidence),
}
"""What the night deletes. Everything else of `retention.PERIODS` is swept every minute, where it is made."""
