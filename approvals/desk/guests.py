"""Guests say what they want, and change or take it back by their own link."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from approvals.appearances import Said as Word
from approvals.consents import Consent, Purpose, to_show
from approvals.desk.asking import notify
from approvals.desk.consenting import forget_templates, takes_effect
from approvals.desk.knocking import spend_in
from approvals.desk.passing import Issued, end_all, issue_in, present_in
from approvals.errors import (
    BadSetting,
    FormSpent,
    GuestUnsigned,
    MatchingIsOff,
    PassRefused,
    UnknownChannel,
)
from approvals.events import Event
from approvals.fingerprint import new_id
from approvals.guests import Guest, GuestDoor, Said, missing
from approvals.passes import Opens, Pass
from approvals.people import Person, unfit
from approvals.ports import Begin, Work
from approvals.standing_words import StandingWord, in_force

LINK = "guest_link"
"""The letter with a guest's own link."""
UNNEEDED = frozenset({"handle", "mail", "name"})


@dataclass(frozen=True, slots=True)
class OwnPage:
    """What a guest's link shows: what they said, given and taken back, newest first."""

    link: Pass
    person: Person
    guest: Guest
    event: Event
    consents: tuple[Consent, ...]
    words: tuple[StandingWord, ...]
    matching: bool
    templates: int


def come_in(begin: Begin, door_id: str, said: Said, *, once: str) -> Issued | None:
    """Keep what a guest said and make their link; None for a no without a name, of which only the number is kept.

    Raises PassRefused, FormSpent, GuestUnsigned, UnknownChannel, MatchingIsOff, BadSetting.
    """
    with begin() as work:
        door = work.guest_doors.get(door_id)
        if not door.open(work.now):
            raise PassRefused
        event = work.events.get(door.event)
        _spend(work, once)
        _require_fit(work, event, said)
        if not said.agrees and not said.name:
            work.guest_doors.save(replace(door, unnamed=door.unnamed + 1))
            work.commit()
            return None
        own = new_id()
        person = Person(own, f"gast-{own[:12]}", said.name, said.mail, said.lang, frozenset(), guest=event.id)
        _require_person(person)
        work.people.add(person)
        guest = _guest(said, own, door, work.now)
        work.guests.add(guest)
        work.record("guest_came", None, own, event=event.id)
        _keep(work, person, guest, event, said)
        link = issue_in(work, Opens.GUEST, own, about=event.id)
        if said.mail:
            notify(work, own, LINK, event.id)
        work.commit()
    return link


def change(begin: Begin, secret: str, said: Said, *, once: str) -> None:
    """Say it anew, by one's own link. A minor's new yes is signed anew. Raises what `come_in` raises."""
    with begin() as work:
        _, person = _present(work, secret)
        before = work.guests.get(person.id)
        event = work.events.get(before.event)
        _spend(work, once)
        said = replace(said, name=said.name or person.name, age=before.age)
        _require_fit(work, event, said)
        changed = replace(person, name=said.name, mail=said.mail)
        _require_person(changed)
        if person.mail != said.mail:
            end_all(work, person.id, (Opens.ANSWER,), by=None)
        work.people.save(replace(work.people.get(person.id), name=said.name, mail=said.mail))
        guest = replace(before, guardian=said.guardian, signature=said.signature, signed=said.signed)
        guest = work.guests.save(replace(guest, own_yes=said.own_yes) if said.agrees else before)
        _keep(work, changed, guest, event, said)
        work.commit()


def own_page(begin: Begin, secret: str) -> OwnPage:
    """What a guest's link opens. Raises PassRefused."""
    with begin(reading=True) as work:
        link, person = _present(work, secret)
        guest = work.guests.get(person.id)
        event = work.events.get(guest.event)
        return OwnPage(
            link=link,
            person=person,
            guest=guest,
            event=event,
            consents=tuple(work.consents.find(person=person.id)[::-1]),
            words=tuple(work.standing_words.find(person=person.id)[::-1]),
            matching=work.company.matching and event.matching,
            templates=len(work.references.find(person=person.id)),
        )


def minors_among(work: Work, people: Collection[str]) -> frozenset[str]:
    """Those of these people whom a machine never surely recognises: each find is asked about."""
    return frozenset(guest.id for guest in work.guests.find(id=frozenset(people)) if guest.minor)


def _keep(work: Work, person: Person, guest: Guest, event: Event, said: Said) -> None:
    """One consent for each purpose and channel that is new; those no longer wanted are withdrawn."""
    wanted = {(Purpose.APPEAR, channel) for channel in said.channels} | ({(Purpose.MATCH, "")} if said.match else set())
    given = {
        (one.purpose, min(one.channels, default="")): one
        for one in work.consents.find(person=person.id)
        if one.in_force(work.now)
    }
    for what, old in given.items():
        if what not in wanted:
            work.consents.save(old.withdrawn(work.now))
            work.record("consent_withdrawn", None, old.id)
            if old.purpose is Purpose.MATCH:
                forget_templates(work, person.id)
    for purpose, channel in sorted(wanted - set(given)):
        shown = to_show(purpose, person.lang, "minor" if guest.minor else "guest")
        channels = frozenset({channel} - {""})
        consent = Consent(
            new_id(), person.id, purpose, channels, event.name, work.now, guest.ends_at, shown, person.id, work.now
        )
        work.consents.add(consent)
        work.record("consented", person.id, consent.id, purpose=purpose, channels=sorted(channels))
    _say_no(work, person.id, event, said)
    takes_effect(work, person.id)


def _say_no(work: Work, person: str, event: Event, said: Said) -> None:
    """A no stays one, whoever names this face: on every channel of the event without a yes."""
    held = in_force(work.standing_words.find(person=person, withdrawn_at=None))
    for channel in event.channels:
        old = held.get((person, channel))
        if channel in said.channels and old is not None:
            work.standing_words.save(old.withdrawn(work.now))
            work.record("standing_word_withdrawn", None, old.id)
        if channel not in said.channels and old is None:
            word = StandingWord(new_id(), person, channel, Word.NO, work.now)
            work.standing_words.add(word)
            work.record("standing_word", None, word.id, said=work.commitment(person, f"{word.id} {word.said}"))


def _guest(said: Said, person: str, door: GuestDoor, now: datetime) -> Guest:
    """A guardian who signed nothing is not kept."""
    guest = Guest(person, door.event, door.id, said.age, now, door.keep_until)
    if not (guest.minor and said.agrees):
        return guest
    return replace(guest, guardian=said.guardian, signature=said.signature, signed=said.signed, own_yes=said.own_yes)


def _require_fit(work: Work, event: Event, said: Said) -> None:
    if fields := missing(said):
        raise GuestUnsigned(fields)
    for channel in said.channels:
        if channel not in event.channels:
            raise UnknownChannel(channel, event.channels)
    if said.match and not (work.company.matching and event.matching):
        raise MatchingIsOff


def _require_person(person: Person) -> None:
    """Name and mail address may be left out; what is there is fit. Raises BadSetting."""
    wrong = [
        field for field in unfit(person) if field not in UNNEEDED or (field != "handle" and getattr(person, field))
    ]
    if wrong:
        raise BadSetting(wrong[0], str(getattr(person, wrong[0])), wrong[0])


def _spend(work: Work, once: str) -> None:
    try:
        spend_in(work, f"guest form {once}")
    except PassRefused:
        raise FormSpent from None


def _present(work: Work, secret: str) -> tuple[Pass, Person]:
    link, person = present_in(work, secret, Opens.GUEST)
    if person is None or person.guest is None:
        raise PassRefused
    return link, person
