"""Everybody says for themselves that they have read the guideline; the lead may ask for it once a version."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from approvals.desk.asking import notify
from approvals.desk.editing_guideline import shipped_texts
from approvals.errors import GuidelineUnread
from approvals.fingerprint import fingerprint, new_id
from approvals.people import Person, Role
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work
from approvals.readings import AGAIN_AFTER, ASKED, ASKED_AGAIN, Count, Reading, Round, count_of


@dataclass(frozen=True, slots=True)
class Mine:
    """How I stand to the version in force: when I said I read it, and whether I have to before I sign or release."""

    read_at: datetime | None
    read_before: bool
    needed: bool


def in_force(work: Work) -> str:
    """What names the version in force: the edition's id, or the fingerprint of what was shipped."""
    return work.company.edition or fingerprint(dict(shipped_texts()))


def confirm(begin: Begin, *, by: str) -> None:
    """Say that one has read the version in force; saying it again changes nothing. Raises NotFound.

    The history does not hold it: whoever reads that would have a list of who has not.
    """
    with begin() as work:
        _ = work.people.get(by)
        edition = in_force(work)
        if work.readings.find(person=by, edition=edition):
            return
        work.readings.add(Reading(new_id(), by, edition, work.now))
        work.commit()


def asked(work: Work) -> bool:
    """Whether everybody was asked to read the version in force."""
    return bool(work.reading_rounds.find(edition=in_force(work)))


def mine(begin: Begin, me: Person) -> Mine:
    with begin(reading=True) as work:
        edition = in_force(work)
        read = {one.edition: one.at for one in work.readings.find(person=me.id)}
        needed = work.company.read_first and (me.has(Role.CONTACT) or me.has(Role.LEAD))
    return Mine(read.get(edition), bool(read), needed and edition not in read)


def require_read(work: Work, person: str) -> None:
    """Where the company wants it, who signs or releases has read the version in force. Raises GuidelineUnread."""
    if work.company.read_first and not work.readings.find(person=person, edition=in_force(work)):
        raise GuidelineUnread(person)


def count(work: Work) -> Count:
    """Of the people who are here. Two queries; nobody is named."""
    here = {one.id for one in work.people.find(active=True, guest=None)}
    read = {one.person for one in work.readings.find(edition=in_force(work))} & here
    return count_of(len(read), len(here), council=work.company.council)


def ask_all(begin: Begin, *, by: str) -> int:
    """Ask everybody who has not read the version in force, once; who has not is told to nobody.

    Returns 1 where they were asked now, 0 where that was done before. Raises NotAllowed.
    """
    with begin() as work:
        allow(work.people.get(by), Action.STATE_GOALS)
        edition = in_force(work)
        if work.reading_rounds.find(edition=edition):
            return 0
        work.reading_rounds.add(Round(new_id(), edition, by, work.now))
        work.record("reading_asked", by, edition)
        _tell(work, edition, ASKED, but=by)
        work.commit()
    return 1


def remind(begin: Begin) -> int:
    """Five working days after they were asked, remind those who have not yet, once. Returns how many messages."""
    with begin() as work:
        days, edition = work.company.working_days, in_force(work)
        rounds = [one for one in work.reading_rounds.find(edition=edition, reminded_at=None) if days.works_at(work.now)]
        due = [one for one in rounds if days.after(one.at, timedelta(days=AGAIN_AFTER)) <= work.now]
        sent = 0
        for one in due:
            sent += _tell(work, edition, ASKED_AGAIN, but=one.by)
            work.reading_rounds.save(replace(one, reminded_at=work.now))
        work.commit()
    return sent


def _tell(work: Work, edition: str, kind: str, *, but: str) -> int:
    read = {one.person for one in work.readings.find(edition=edition)}
    late = sorted(one.id for one in work.people.find(active=True, guest=None) if one.id not in read | {but})
    for person in late:
        notify(work, person, kind, edition)
    return len(late)
