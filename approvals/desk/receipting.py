"""Receipts of what a person said in advance: made anew from what is kept, signed, for nobody but them."""

from collections.abc import Iterator
from typing import Any

from approvals.consents import Consent
from approvals.errors import NotFound
from approvals.ports import Begin, Work
from approvals.receipts.checking import verified, with_proof, written
from approvals.receipts.record import Document, Parties, of_consent, of_word
from approvals.standing_words import StandingWord


def receipt(begin: Begin, about: str, *, by: str) -> bytes:
    """The receipt of one's own consent, or standing no or blur, as it is now: the same until that changes.

    Raises NotFound, also for a paper that nobody witnessed: it counts for nothing yet.
    """
    with begin(reading=True) as work:
        for thing in _said(work, by, about):
            return _written(work, thing, by)
    raise NotFound("receipt", about)


def said(begin: Begin, about: str, *, by: str) -> Consent | StandingWord:
    """What the receipt is of. Raises NotFound."""
    with begin(reading=True) as work:
        for thing in _said(work, by, about):
            return thing
    raise NotFound("receipt", about)


def receipts(begin: Begin, person: str) -> dict[str, bytes]:
    """All of a person's receipts, by the id of what each is of."""
    with begin(reading=True) as work:
        return {thing.id: _written(work, thing, person) for thing in _said(work, person)}


def verify(begin: Begin, data: bytes) -> dict[str, Any]:
    """The receipt in this file, if this company signed every byte of it. Raises ReceiptNotOurs."""
    return verified(data, public_key(begin))


def public_key(begin: Begin) -> bytes:
    """What anyone verifies receipts with: 32 bytes, published."""
    with begin(reading=True) as work:
        return work.public_key


def _said(work: Work, person: str, about: str | None = None) -> Iterator[Consent | StandingWord]:
    only = {"id": about} if about else {}
    yield from (one for one in work.consents.find(person=person, **only) if one.paper is None or one.witness)
    yield from work.standing_words.find(person=person, **only)


def _written(work: Work, thing: Consent | StandingWord, person: str) -> bytes:
    parties = Parties(person, work.people.get(person).name, work.company.name)
    document: Document = of_consent(thing, parties) if isinstance(thing, Consent) else of_word(thing, parties)
    return with_proof(document, work.signed(written(document)), work.public_key)
