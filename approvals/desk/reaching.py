"""How I am reached, and when I am left alone: chosen by me, kept by whoever sends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from approvals.errors import BadPerson, BadSetting
from approvals.jobs import Notice, Task
from approvals.people import MAIL, Person, Role
from approvals.ports import Begin, Work
from approvals.reaching import AWAITED, Circumstances, Quiet, Reach, Way, when

Check = Callable[[str], None]


def reach_of(begin: Begin, person: str) -> Reach:
    """What this person chose; mail and the company's quiet hours where nothing was."""
    with begin(reading=True) as work:
        return reach_in(work, person)


def reach_in(work: Work, person: str) -> Reach:
    return next(iter(work.reaches.find(id=person)), Reach(person))


def choose(begin: Begin, reach: Reach, *, check: Check) -> None:
    """Keep what somebody chose for themselves; `check` refuses addresses for chat that cannot be used.

    Raises BadSetting, BadPerson, ChatRefused.
    """
    if reach.quiet:
        Quiet.read(reach.quiet)
    if reach.private_mail and not MAIL.fullmatch(reach.private_mail):
        raise BadPerson("mail", reach.private_mail)
    if reach.way is Way.CHAT and not reach.chat:
        raise BadSetting("chat", "", "slack:// ...")
    if reach.chat:
        check(reach.chat)
    with begin() as work:
        known = work.reaches.find(id=reach.id)
        if known:
            work.reaches.save(replace(reach, version=known[0].version))
        else:
            work.reaches.add(reach)
        work.record("reach_chosen", reach.id, reach.id, way=reach.way)
        work.commit()


def moment(work: Work, notice: Notice, person: Person) -> datetime:
    """When this message may go."""
    on_duty = person.has(Role.LEAD) and not any(
        absence.covers(work.now) for absence in work.absences.find(contact=person.id)
    )
    around = Circumstances(work.company.zone, work.company.quiet, on_duty)
    return when(notice, reach_in(work, person.id), work.now, around)


def postpone(begin: Begin, notice: Notice, at: datetime) -> None:
    """It goes when the quiet hours are over."""
    with begin() as work:
        work.notices.save(replace(notice, at=at))
        work.ask(Task.NOTIFY, notice.id, at)
        work.commit()


def chatted(reach: Reach, kind: str) -> bool:
    """Whether this goes by chat: never what holds a way in."""
    return reach.by_chat and kind not in AWAITED
