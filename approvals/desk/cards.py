"""A card with a QR code, and a PIN apart from it, for people without a mail address: a way in for half an hour."""

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from approvals.desk.passing import Issued, end_all, issue_in, present_in
from approvals.errors import HasLeft, PassRefused, WrongCode
from approvals.passes import TRIES, Opens
from approvals.people import Person
from approvals.permissions import Action, allow
from approvals.ports import Begin

LASTS = timedelta(minutes=30)  # at somebody else's machine, or a shared one
DIGITS = 6  # five tries: one guess in two hundred thousand


@dataclass(frozen=True, slots=True)
class Card:
    """A new card with the only copy of its secret and its PIN."""

    person: Person
    secret: str
    pin: str


def issue_card(begin: Begin, person: str, *, by: str) -> Card:
    """Make a card for this person; the one before ends. Raises NotAllowed, HasLeft, NotFound."""
    pin = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    with begin() as work:
        allow(work.people.get(by), Action.TAKE_PAPER)
        owner = work.people.get(person)
        if not owner.active:
            raise HasLeft(person)
        end_all(work, person, (Opens.CARD,), by=by)
        made = issue_in(work, Opens.CARD, person)
        work.passes.save(replace(work.passes.get(made.id), code=work.commitment(person, pin)))
        work.record("card_issued", by, made.id)
        work.commit()
    return Card(owner, made.secret, pin)


def revoke_card(begin: Begin, person: str, *, by: str) -> int:
    """End this person's card: their own, or for who may take paper. Returns how many there were. Raises NotAllowed."""
    with begin() as work:
        if by != person:
            allow(work.people.get(by), Action.TAKE_PAPER)
        ended = end_all(work, person, (Opens.CARD,), by=by)
        work.commit()
    return ended


def require_card(begin: Begin, secret: str) -> None:
    """Whether there is such a card. Raises PassRefused."""
    with begin(reading=True) as work:
        present_in(work, secret, Opens.CARD)


def open_card(begin: Begin, secret: str, pin: str, *, label: str) -> Issued:
    """With the right PIN a session of half an hour. Raises PassRefused; WrongCode with the tries left.

    With none left it always does: then only a new card helps.
    """
    with begin() as work:
        kept, owner = present_in(work, secret, Opens.CARD)
        if owner is None or kept.code is None:
            raise PassRefused
        card = work.passes.get(kept.id)
        left = TRIES - card.tries
        if left <= 0 or not work.committed(owner.id, pin.strip(), kept.code):
            work.passes.save(replace(card, tries=card.tries + 1))
            work.commit()
            raise WrongCode(max(left - 1, 0))
        work.passes.save(replace(card, tries=0, seen_at=work.now))
        session = issue_in(work, Opens.SESSION, owner.id, label=label)
        work.passes.save(replace(work.passes.get(session.id), ends_at=work.now + LASTS))
        work.commit()
    return session
