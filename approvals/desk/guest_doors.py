"""Doors for the guests of an event: opened by a contact, shut by them, and what went through them in numbers."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from approvals.desk.gathering import require_working_on
from approvals.errors import BadSetting, NotFound, PassRefused
from approvals.events import Event
from approvals.fingerprint import new_id
from approvals.guests import LONGEST_STAY, GuestDoor, door_of, in_fives
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work


@dataclass(frozen=True, slots=True)
class Entrance:
    """An open door and the event behind it; `matching` says whether guests may be recognised there."""

    door: GuestDoor
    event: Event
    matching: bool


@dataclass(frozen=True, slots=True)
class Guestbook:
    """The doors of an event, newest first, and how many said yes and no, in full fives."""

    event: Event
    doors: tuple[GuestDoor, ...]
    yes: int
    no: int
    matching: bool


def open_door(begin: Begin, event_id: str, *, ends_at: datetime, keep_until: datetime, by: str) -> GuestDoor:
    """Let guests in until a time; what they say holds until another. Raises NotAllowed, NotFound, BadSetting."""
    with begin() as work:
        allow(work.people.get(by), Action.TAKE_PAPER)
        event = require_working_on(work, event_id, by)
        if ends_at <= work.now:
            raise BadSetting("until", ends_at.isoformat(), f"> {work.now.isoformat()}")
        if not ends_at <= keep_until <= work.now + timedelta(days=LONGEST_STAY):
            raise BadSetting("keep_until", keep_until.isoformat(), f"{ends_at.isoformat()} ... {LONGEST_STAY} d")
        door = GuestDoor(new_id(), event.id, by, work.now, ends_at, keep_until)
        work.guest_doors.add(door)
        work.record("guests_invited", by, event.id, door=door.id, until=ends_at.isoformat())
        work.commit()
    return door


def shut_door(begin: Begin, event_id: str, door_id: str, *, by: str) -> None:
    """The link opens nothing any more; what guests said holds. Raises NotAllowed, NotFound."""
    with begin() as work:
        allow(work.people.get(by), Action.TAKE_PAPER)
        require_working_on(work, event_id, by)
        door = _door(work, event_id, door_id)
        if door.revoked_at is None:
            work.guest_doors.save(replace(door, revoked_at=work.now))
            work.record("guests_invited_no_more", by, event_id, door=door_id)
        work.commit()


def guestbook(begin: Begin, event_id: str, *, by: str) -> Guestbook:
    """For who works on the event: no names, and nothing of who refused. Raises NotAllowed, NotFound."""
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.TAKE_PAPER)
        event = require_working_on(work, event_id, by)
        doors = work.guest_doors.find(event=event_id)
        guests = {one.id for one in work.guests.find(event=event_id)}
        agreed = {one.person for one in work.consents.find(person=guests) if one.in_force(work.now)}
        yes, no = len(agreed), len(guests - agreed) + sum(door.unnamed for door in doors)
        matching = work.company.matching and event.matching
    return Guestbook(event, tuple(doors[::-1]), in_fives(yes), in_fives(no), matching)


def entrance(begin: Begin, secret: bytes, token: str) -> Entrance:
    """What a link in a QR code opens. Raises PassRefused, whatever is wrong with it."""
    with begin(reading=True) as work:
        for door in work.guest_doors.find(id=door_of(secret, token) or ""):
            if door.open(work.now):
                event = work.events.get(door.event)
                return Entrance(door, event, work.company.matching and event.matching)
    raise PassRefused


def _door(work: Work, event_id: str, door_id: str) -> GuestDoor:
    for door in work.guest_doors.find(id=door_id, event=event_id):
        return door
    raise NotFound("door", door_id)
