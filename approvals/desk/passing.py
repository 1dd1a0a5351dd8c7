"""Letting people in: passes are made, shown, used up and revoked."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from approvals.desk.asking import notify
from approvals.errors import NotYours, PassRefused, WrongCode
from approvals.fingerprint import new_id
from approvals.passes import FOR_GUESTS, LASTS, TRIES, WAYS_IN, Opens, Pass, digest_of
from approvals.people import Person
from approvals.ports import Begin, Present, Work


@dataclass(frozen=True, slots=True)
class Issued:
    """A new pass, with the only copy of its secret."""

    id: str
    secret: str
    code: str | None = None


def issue(
    begin: Begin, opens: Opens, person: str | None, *, about: str | None = None, label: str = "", digits: bool = False
) -> Issued:
    """Make a pass; with `digits` it also asks for a code of four."""
    with begin() as work:
        made = issue_in(work, opens, person, about=about, label=label, digits=digits)
        work.commit()
    return made


def issue_in(
    work: Work, opens: Opens, person: str | None, *, about: str | None = None, label: str = "", digits: bool = False
) -> Issued:
    """As `issue`, in a unit of work that is already open. Raises PassRefused for a guest, who never signs in."""
    if person is not None and opens not in FOR_GUESTS and work.people.find(id=person, guest=Present()):
        raise PassRefused
    secret, lasts = secrets.token_urlsafe(24), LASTS[opens]
    ends = work.now + lasts if lasts else None
    code = f"{secrets.randbelow(10_000):04d}" if digits and person else None
    kept = Pass(new_id(), opens, person, digest_of(secret), work.now, ends, about, label)
    if code is not None and person is not None:
        kept = replace(kept, code=work.commitment(person, code))
    work.passes.add(kept)
    work.record("pass_issued", person, kept.id, opens=opens)
    return Issued(kept.id, secret, code)


def present(begin: Begin, secret: str, opens: Opens | Sequence[Opens]) -> tuple[Pass, Person | None]:
    """The pass this secret belongs to, and its person. Raises PassRefused, whatever is wrong with it."""
    with begin(reading=True) as work:
        return present_in(work, secret, opens)


def present_in(work: Work, secret: str, opens: Opens | Sequence[Opens]) -> tuple[Pass, Person | None]:
    """As `present`, in a unit of work that is already open."""
    for kept in work.passes.find(digest=digest_of(secret), opens=opens):
        kept.require(work.now)
        if kept.person is None:
            return kept, None
        for person in work.people.find(id=kept.person):
            if person.active or kept.opens is Opens.FAREWELL:
                return kept, person
    raise PassRefused


def seen(begin: Begin, pass_id: str) -> None:
    """Note that it was used."""
    with begin() as work:
        work.passes.save(replace(work.passes.get(pass_id), seen_at=work.now))
        work.commit()


def ask_to_sign_in(begin: Begin, mail: str) -> None:
    """Send whoever has this mail address a link. Nobody learns whether there is somebody."""
    wanted = mail.strip().casefold()
    with begin(reading=True) as work:
        staff = work.people.find(active=True, guest=None)
        known = [person.id for person in staff if wanted and person.mail.casefold() == wanted]
    for person in known:
        with begin() as work:
            if not work.notices.find(person=person, kind="sign_in", sent_at=None):
                notify(work, person, "sign_in", person)
            work.commit()


def sign_in(begin: Begin, secret: str, *, label: str) -> Issued:
    """Turn a link from a mail into a session; the link is used up. Raises PassRefused."""
    with begin() as work:
        link, person = present_in(work, secret, WAYS_IN)
        if person is None:
            raise PassRefused
        work.passes.save(replace(work.passes.get(link.id).require(work.now), used_at=work.now))
        session = issue_in(work, Opens.SESSION, person.id, label=label)
        work.commit()
    return session


def sign_in_by_mail(begin: Begin, mail: str, *, label: str) -> Issued:
    """For whom somebody we trust says that this address is theirs. Raises PassRefused where nobody active has it."""
    wanted = mail.strip().casefold()
    with begin(reading=True) as work:
        staff = work.people.find(active=True, guest=None)
        known = [person.id for person in staff if person.mail.casefold() == wanted]
    if not wanted or len(known) != 1:
        raise PassRefused
    return start_session(begin, known[0], label=label)


def start_session(begin: Begin, person: str, *, label: str) -> Issued:
    """For whom another proof (an identity provider, a passkey) was accepted. Raises PassRefused for who has left."""
    with begin() as work:
        if not work.people.get(person).active:
            raise PassRefused
        session = issue_in(work, Opens.SESSION, person, label=label)
        work.commit()
    return session


def check_code(begin: Begin, pass_id: str, code: str) -> None:
    """Whether these are the digits of the mail. Raises WrongCode with the tries left; with none left it always does."""
    with begin() as work:
        link = work.passes.get(pass_id).require(work.now)
        left = TRIES - link.tries
        if link.person is None or link.code is None:
            raise PassRefused
        right = left > 0 and work.committed(link.person, code.strip(), link.code)
        if not right:
            work.passes.save(replace(link, tries=link.tries + 1))
            work.commit()
            raise WrongCode(max(left - 1, 0))


def open_set_up(begin: Begin) -> Issued:
    """The way to set up an empty company; ways made before end."""
    with begin() as work:
        for old in work.passes.find(opens=Opens.SET_UP, revoked_at=None):
            work.passes.save(replace(old, revoked_at=work.now))
        made = issue_in(work, Opens.SET_UP, None)
        work.commit()
    return made


def revoke(begin: Begin, pass_id: str, *, by: str) -> None:
    """End one's own pass. Raises NotYours."""
    with begin() as work:
        kept = work.passes.get(pass_id)
        if kept.person != by:
            raise NotYours(by, "revoke")
        if kept.revoked_at is None:
            work.passes.save(replace(kept, revoked_at=work.now))
            work.record("pass_revoked", by, pass_id)
        work.commit()


def revoke_others(begin: Begin, person: str, *, but: str) -> int:
    """End every session, token and calendar address of this person except one. Returns how many ended."""
    with begin() as work:
        ended = end_all(work, person, (Opens.SESSION, Opens.API, Opens.CALENDAR), by=person, but=but)
        work.commit()
    return ended


def end_all(work: Work, person: str, opens: Sequence[Opens], *, by: str | None, but: str = "") -> int:
    """End this person's passes of these kinds, in a unit of work that is already open. Returns how many ended."""
    ending = [kept for kept in _good(work, person, opens) if kept.id != but]
    for kept in ending:
        work.passes.save(replace(kept, revoked_at=work.now))
        work.record("pass_revoked", by, kept.id)
    return len(ending)


def passes_of(begin: Begin, person: str, opens: Opens | Sequence[Opens]) -> list[Pass]:
    """The passes of a kind that still open something, newest first."""
    with begin(reading=True) as work:
        return _good(work, person, opens)[::-1]


def _good(work: Work, person: str, opens: Opens | Sequence[Opens]) -> list[Pass]:
    return [p for p in work.passes.find(person=person, opens=opens, revoked_at=None) if p.good(work.now)]
