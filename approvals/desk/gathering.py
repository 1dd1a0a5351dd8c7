"""Events are opened, and their photos come together: each once, near duplicates in piles of which one is picked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from approvals.desk.veiling import SEE_FACES
from approvals.errors import (
    BadSetting,
    ChangedMeanwhile,
    EventClosed,
    EventTaken,
    NoChannel,
    NotAllowed,
    NotFound,
    TooManyPhotos,
    UnknownChannel,
)
from approvals.events import LONGEST_NAME, MOST_PHOTOS, Event, EventPhoto, picked_anew, piles
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.people import Person
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work

LISTED = 50


@dataclass(frozen=True, slots=True)
class Gathered:
    """An event as lists show it: how many photos there are, and how many of them were searched."""

    event: Event
    photos: int
    looked_at: int


def open_event(
    begin: Begin, name: str, day: date, channels: Sequence[str], *, by: str, known_channels: Collection[str]
) -> Event:
    """Open an event that drafts and consents name by this name. Matching is off in it until it is switched on.

    Raises NotAllowed, BadSetting (no name, or too long a one), NoChannel, UnknownChannel, EventTaken.
    """
    called = " ".join(name.split())
    if not 0 < len(called) <= LONGEST_NAME:
        raise BadSetting("name", called, f"1 ... {LONGEST_NAME}")
    if not channels:
        raise NoChannel
    for channel in channels:
        if channel not in known_channels:
            raise UnknownChannel(channel, tuple(known_channels))
    with begin() as work:
        allow(work.people.get(by), Action.SUBMIT)
        if work.events.find(name=called):
            raise EventTaken(called)
        event = Event(new_id(), called, day, tuple(channels), by, work.now)
        work.events.add(event)
        work.record("event_opened", by, event.id, channels=len(event.channels))
        work.commit()
    return event


def events(begin: Begin, *, by: str) -> list[Gathered]:
    """The newest events, for everybody who may submit. Raises NotAllowed."""
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.SUBMIT)
        found = work.events.newest(LISTED)
        photos = work.event_photos.find(event={event.id for event in found})
    return [gathered(event, [one for one in photos if one.event == event.id]) for event in found]


def gathered(event: Event, photos: Sequence[EventPhoto]) -> Gathered:
    return Gathered(event, len(photos), sum(one.looked_at is not None for one in photos))


def works_on_event(event: Event, person: Person) -> bool:
    """Who sees every face of an event, names them and asks: who opened it, contacts and leads."""
    return person.active and (person.id == event.by or bool(person.roles & SEE_FACES))


def require_working_on(work: Work, event_id: str, by: str) -> Event:
    """The event, locked. Raises NotFound, NotAllowed."""
    event = work.events.get(event_id)
    if not works_on_event(event, work.people.get(by)):
        raise NotAllowed(by, "event")
    return event


def sees_whole(event: Event, photo: EventPhoto, person: Person) -> bool:
    """Whoever brought a photo sees it as it is, and so does who works on the event; for others faces are softened."""
    return photo.by == person.id or works_on_event(event, person)


def add_photo(begin: Begin, event_id: str, picture: str, *, by: str) -> EventPhoto:
    """Add a picture that this person sent; the same one again changes nothing. It is searched in the background.

    Raises NotFound (also for a picture that somebody else sent), EventClosed, TooManyPhotos, NotAllowed.
    """
    with begin() as work:
        allow(work.people.get(by), Action.SUBMIT)
        event = work.events.get(event_id)
        if event.closed_at is not None:
            raise EventClosed(event.name)
        if not work.sent.find(picture=picture, person=by):
            raise NotFound("picture", picture)
        there = work.event_photos.find(event=event_id)
        for known in there:
            if known.picture == picture:
                return known
        if len(there) >= MOST_PHOTOS:
            raise TooManyPhotos(MOST_PHOTOS)
        photo = EventPhoto(new_id(), event_id, picture, by, work.now)
        work.event_photos.add(photo)
        work.ask(Task.LOOK, event_id)
        work.commit()
    return photo


def take_out(begin: Begin, event_id: str, photo_id: str, *, by: str) -> None:
    """Take a photo out of the event: who brought it, or who works on the event. What was said of it stays said."""
    with begin() as work:
        event, photo = work.events.get(event_id), photo_of(work, event_id, photo_id)
        if not sees_whole(event, photo, work.people.get(by)):
            raise NotAllowed(by, "event")
        work.event_photos.drop(photo)
        work.record("event_photo_out", by, photo.picture, event=event_id)
        work.commit()


def pick(begin: Begin, event_id: str, photo_id: str, *, by: str) -> None:
    """Show this one of its pile. Raises NotFound, NotAllowed."""
    with begin() as work:
        require_working_on(work, event_id, by)
        pile = next(
            (pile for pile in piles(work.event_photos.find(event=event_id)) if photo_id in _ids(pile.photos)), None
        )
        if pile is None:
            raise NotFound("photo", photo_id)
        for changed in picked_anew(pile.photos, photo_id):
            work.event_photos.save(changed)
        work.commit()


def switch(begin: Begin, event_id: str, *, matching: bool, grouping: bool, version: int, by: str) -> Event:
    """Switch matching and grouping on or off in this event. Switched on, its photos are looked at once more; switched
    off, what was grouped is forgotten at once. Raises ChangedMeanwhile, NotAllowed, NotFound.
    """
    with begin() as work:
        before = require_working_on(work, event_id, by)
        if before.version != version:
            raise ChangedMeanwhile("event", event_id)
        event = work.events.save(replace(before, matching=matching, grouping=matching and grouping))
        if event.matching and not before.matching:
            for photo in work.event_photos.find(event=event_id):
                work.event_photos.save(replace(photo, looked_at=None))
        if not event.grouping:
            forget_groups(work, event_id)
        work.record("event_switched", by, event_id, matching=event.matching, grouping=event.grouping)
        work.ask(Task.LOOK, event_id)
        work.commit()
    return event


def close(begin: Begin, event_id: str, *, by: str, closed: bool = True) -> None:
    """The review is over: groups of faces are forgotten, no photo is added. What people said holds. Or go on again."""
    with begin() as work:
        event = require_working_on(work, event_id, by)
        work.events.save(replace(event, closed_at=work.now if closed else None))
        forget_groups(work, event_id)
        work.record("event_closed" if closed else "event_reopened", by, event_id)
        work.commit()


def forget_groups(work: Work, event_id: str) -> None:
    for group in work.face_groups.find(event=event_id):
        work.face_groups.drop(group)


def photo_of(work: Work, event_id: str, photo_id: str) -> EventPhoto:
    """Raises NotFound."""
    for photo in work.event_photos.find(id=photo_id, event=event_id):
        return photo
    raise NotFound("photo", photo_id)


def _ids(photos: Iterable[EventPhoto]) -> set[str]:
    return {photo.id for photo in photos}
