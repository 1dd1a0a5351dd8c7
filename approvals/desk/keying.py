"""Passkeys: kept, listed, given up, and used to sign in."""

from collections.abc import Sequence
from dataclasses import replace

from approvals.desk.knocking import spend_in
from approvals.desk.passing import Issued, issue_in
from approvals.errors import NotFound, NotYours, PassRefused
from approvals.fingerprint import new_id
from approvals.passes import Opens
from approvals.passkeys import Passkey
from approvals.ports import Begin, Work


def keep_passkey(begin: Begin, key: Passkey, *, spent: str) -> None:
    """Keep a new passkey; `spent` is the challenge it answered. Raises PassRefused where that was answered before."""
    with begin() as work:
        spend_in(work, spent)
        work.passkeys.add(replace(key, id=new_id(), made_at=work.now))
        work.record("passkey_added", key.person, key.person)
        work.commit()


def passkeys_of(begin: Begin, person: str) -> Sequence[Passkey]:
    """Newest first."""
    with begin(reading=True) as work:
        return work.passkeys.find(person=person)[::-1]


def passkey_called(begin: Begin, credential: str) -> Passkey:
    """By what the device calls it. Raises NotFound."""
    with begin(reading=True) as work:
        for key in work.passkeys.find(credential=credential):
            return key
    raise NotFound("passkey", credential)


def drop_passkey(begin: Begin, passkey: str, *, by: str) -> None:
    """Give up one's own. Raises NotFound, NotYours."""
    with begin() as work:
        key = work.passkeys.get(passkey)
        if key.person != by:
            raise NotYours(by, "revoke")
        work.passkeys.drop(key)
        work.record("passkey_dropped", by, by)
        work.commit()


def drop_all(work: Work, person: str) -> None:
    """Give up all passkeys of this person, in a unit of work that is already open."""
    for key in work.passkeys.find(person=person):
        work.passkeys.drop(key)


def sign_in_with(begin: Begin, passkey: str, *, uses: int, spent: str, label: str) -> Issued:
    """Start a session for whoever holds this key, and keep the device's count.

    Raises NotFound, and PassRefused for who has left or where the challenge was answered before.
    """
    with begin() as work:
        spend_in(work, spent)
        key = work.passkeys.get(passkey)
        if not work.people.get(key.person).active:
            raise PassRefused
        work.passkeys.save(replace(key, uses=uses, seen_at=work.now))
        session = issue_in(work, Opens.SESSION, key.person, label=label)
        work.commit()
    return session
