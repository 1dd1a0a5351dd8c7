"""The named contacts' yes: what it binds, and when there are enough of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from approvals.company import Signers, SignoffRule
from approvals.people import Absence, Person, Role


@dataclass(frozen=True, slots=True)
class Signature:
    """A contact's yes to one channel of a revision, bound to its seal; a deputy `stands_for` an absent contact."""

    id: str
    post: str
    channel: str
    seal: str
    by: str
    stands_for: str
    at: datetime


def slots(people: Sequence[Person], authors: frozenset[str]) -> tuple[str, ...]:
    """The contacts whose yes can be required: active, and not an author of this draft."""
    return tuple(sorted(p.id for p in people if p.has(Role.CONTACT) and p.id not in authors))


def seat_of(person: Person, absences: Sequence[Absence], at: datetime) -> tuple[str, ...]:
    """For whom this person may sign now: for themselves as a contact, and for each contact absent now."""
    own = (person.id,) if person.has(Role.CONTACT) else ()
    covered = sorted({a.contact for a in absences if person.active and a.deputy == person.id and a.covers(at)})
    return own + tuple(c for c in covered if c not in own)


def missing(rule: SignoffRule, contacts: Sequence[str], signed: Mapping[str, frozenset[str]]) -> int:
    """How many signatures are still needed; `signed` maps each signer to the contacts they may stand for.

    One natural person counts once, also as contact and deputy. With ALL each contact needs a signer of their own.
    A company without an eligible contact always misses one: nothing is approved by nobody.
    """
    if rule.signers is Signers.ALL:
        return max(len(contacts) - _covered(contacts, signed), 0) if contacts else 1
    needed = rule.number if rule.signers is Signers.NUMBER else 1
    counted = sum(1 for seats in signed.values() if seats & set(contacts))
    return max(needed - counted, 0)


def unmanned(
    rule: SignoffRule, contacts: Sequence[str], absences: Sequence[Absence], able: frozenset[str], at: datetime
) -> tuple[str, ...]:
    """The contacts who are away with nobody to sign for them, where the others are too few; empty where they are not.

    `able` are the people who may sign here at all: active, and not an author. Whoever records a deputy lifts it.
    """
    away = {a.contact for a in absences if a.covers(at)}
    deputies = {a.contact: a.deputy for a in absences if a.covers(at) and a.deputy in able}
    alone = tuple(contact for contact in contacts if contact in away and contact not in deputies)
    if rule.signers is Signers.ALL:
        return alone
    here = {contact for contact in contacts if contact not in away} | {d for c, d in deputies.items() if c in contacts}
    return alone if len(here) < (rule.number if rule.signers is Signers.NUMBER else 1) else ()


def _covered(contacts: Sequence[str], signed: Mapping[str, frozenset[str]]) -> int:
    """The largest number of contacts that different signers can cover (augmenting paths)."""
    taken: dict[str, str] = {}

    def seated(signer: str, tried: set[str]) -> bool:
        for contact in contacts:
            if contact in signed[signer] and contact not in tried:
                tried.add(contact)
                if contact not in taken or seated(taken[contact], tried):
                    taken[contact] = signer
                    return True
        return False

    return sum(seated(signer, set()) for signer in sorted(signed))
