"""What waits for a signature is remembered, then passed on to the next who may sign. Nobody is told who is late."""

from collections.abc import Iterator
from datetime import timedelta

from approvals.company import Signers
from approvals.desk.asking import notify
from approvals.fingerprint import fingerprint
from approvals.jobs import Notice
from approvals.people import Absence, Person, Role
from approvals.ports import Begin, Between, Including, Work
from approvals.signoff import seat_of
from approvals.summaries import UNDER_WAY, Summary, Turn
from approvals.times import FOREVER

REMINDER, PASSED_ON = "sign_reminder", "sign_passed_on"


def escalate(begin: Begin) -> int:
    """Remind who is first in line after some working days, tell the others who may sign after some more; each once.

    A lead or any other superior hears nothing of it. Returns how many messages that were.
    """
    with begin() as work:
        if not work.company.working_days.works_at(work.now):
            return 0
        posts = [post for post in work.summaries.find(stage=tuple(UNDER_WAY), turn=Turn.CONTACT) if post.ready]
        told = {(n.person, n.about) for n in _sent(work, posts)}
        due = [(who, kind, post) for post, who, kind in _due(work, posts) if (who, post) not in told]
        for who, kind, post in due:
            notify(work, who, kind, post)
        work.commit()
    return len(due)


def _sent(work: Work, posts: list[Summary]) -> list[Notice]:
    return work.notices.find(kind=(REMINDER, PASSED_ON), about={post.id for post in posts})


def _due(work: Work, posts: list[Summary]) -> Iterator[tuple[str, str, str]]:
    """Post, person and kind of message, the first in line first."""
    signers, away = _signers(work)
    given = {(one.by, one.post, one.seal) for one in work.signatures.find(post={post.id for post in posts})}
    for post in posts:
        able = [one.id for one in signers if set(seat_of(one, away, work.now)) - post.authors]
        ranked = sorted((fingerprint([post.id, one]), one) for one in able if one not in post.authors)
        line = [one for _, one in ranked if any((one, post.id, bound) not in given for bound in post.ready.values())]
        first = _first(work, line)
        if _waited(work, post, work.company.remind_after):
            yield from ((post.id, one, REMINDER) for one in line[:first])
        if _waited(work, post, work.company.escalate_after):
            yield from ((post.id, one, PASSED_ON) for one in line[first:])


def _first(work: Work, line: list[str]) -> int:
    rule = work.company.signoff
    return {Signers.ANY: 1, Signers.NUMBER: rule.number, Signers.ALL: len(line)}[rule.signers]


def _signers(work: Work) -> tuple[list[Person], list[Absence]]:
    """Contacts who are here, and deputies of those who are not."""
    away = [one for one in work.absences.find(ends=Between(work.now, FOREVER)) if one.covers(work.now)]
    gone = {one.contact for one in away}
    contacts = [one for one in work.people.find(roles=Including(Role.CONTACT), active=True) if one.id not in gone]
    deputies = {one.deputy for one in away if one.deputy} - {one.id for one in contacts} - gone
    return [*contacts, *work.people.find(id=deputies, active=True)], away


def _waited(work: Work, post: Summary, days: int) -> bool:
    return work.company.working_days.after(post.updated_at, timedelta(days=days)) <= work.now
