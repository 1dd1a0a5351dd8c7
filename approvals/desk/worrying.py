"""Worries stated by name, and what contacts do with all of them: answer, pass on, gather, take off the page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from approvals.days import day_of
from approvals.desk.asking import notify
from approvals.desk.worry_owners import Owners, handles
from approvals.desk.writing import write
from approvals.errors import HasLeft, NotAllowed, NotFound, TooLong
from approvals.fingerprint import new_id
from approvals.letterbox import LONGEST, week_of
from approvals.people import Role
from approvals.permissions import Action
from approvals.ports import Begin, Work
from approvals.remarks import Remark
from approvals.times import zone_named
from approvals.worries import ANSWER, ANSWERED, DUE, TAKEN_OFF, TOLD, WORRY, Talk, Verdict, Worry, WorryKind, WorryState

LONGEST_ANSWER = 4_000


def state_worry(begin: Begin, kind: WorryKind, text: str, *, by: str) -> str:
    """State a worry or a rumour with one's name, for all to see; who answers it is told. Returns its id.

    Raises NothingToSay, TooLong, HasLeft.
    """
    if len(text) > LONGEST:
        raise TooLong(len(text), LONGEST)
    with begin() as work:
        if not work.people.get(by).active:
            raise HasLeft(by)
        owners = Owners(work)
        week = week_of(work.now.astimezone(zone_named(work.company.zone)))
        worry = Worry(new_id(), kind, week, "", by, owners.next(), owners.due)
        said = write(work, by, worry.id, WORRY, text)
        work.worries.add(worry)
        work.record("worry_stated", by, worry.id, words=work.commitment(by, said.text))
        if worry.owner and worry.owner != by:
            notify(work, worry.owner, TOLD, worry.id)
        work.commit()
    return worry.id


def answer(begin: Begin, worry_id: str, text: str, verdict: Verdict, *, by: str) -> None:
    """Answer for all to see, and for all gathered with it; whoever stated one by name is told.

    Raises NotAllowed, NotFound, NothingToSay, TooLong.
    """
    if len(text) > LONGEST_ANSWER:
        raise TooLong(len(text), LONGEST_ANSWER)
    with begin() as work:
        worry = _handled(work, worry_id, by)
        said = write(work, by, worry.id, ANSWER, text)
        work.worries.save(replace(worry, state=WorryState.ANSWERED, verdict=verdict))
        work.record("worry_answered", by, worry.id, answer=work.commitment(by, said.text))
        named = {one.person for one in (worry, *work.worries.find(gathered=worry.id)) if one.person} - {by}
        for person in work.people.find(id=named, active=True):
            notify(work, person.id, ANSWERED, worry.id)
        work.commit()


def pass_on(begin: Begin, worry_id: str, owner: str, due: date, *, by: str) -> None:
    """Put it in somebody else's hands, or give it another day. Raises NotAllowed, NotFound."""
    with begin() as work:
        worry = _handled(work, worry_id, by)
        taker = work.people.get(owner)
        if not (taker.has(Role.CONTACT) or taker.has(Role.LEAD)):
            raise NotAllowed(owner, Action.ANSWER_WORRIES)
        work.worries.save(replace(worry, owner=owner, due=due))
        work.record("worry_passed_on", by, worry.id, owner=owner)
        if owner not in {worry.owner, by}:
            notify(work, owner, TOLD, worry.id)
        work.commit()


def gather(begin: Begin, worry_id: str, head: str | None, *, by: str) -> None:
    """Say that it is about the same as another one, whose answer is its own too; None takes it out again.

    Raises NotAllowed, NotFound where the other is itself gathered.
    """
    with begin() as work:
        worry = _handled(work, worry_id, by)
        if head is not None:
            other = work.worries.get(head)
            if other.gathered or other.id == worry.id or other.state is WorryState.TAKEN_OFF:
                raise NotFound("worry", head)
            for follower in work.worries.find(gathered=worry.id):
                work.worries.save(replace(follower, gathered=head))
        work.worries.save(replace(worry, gathered=head))
        work.record("worry_gathered", by, worry.id, head=head)
        work.commit()


def call_it(begin: Begin, worry_id: str, kind: WorryKind, *, by: str) -> None:
    """Say whether it is a worry or a rumour. Raises NotAllowed, NotFound."""
    with begin() as work:
        work.worries.save(replace(_handled(work, worry_id, by), kind=kind))
        work.commit()


def take_off(begin: Begin, worry_id: str, reason: str, *, by: str) -> None:
    """Take off the page what names or insults somebody: its words go, the reason stays for all to see.

    Raises NotAllowed, NotFound, NothingToSay.
    """
    with begin() as work:
        worry = _handled(work, worry_id, by)
        said = write(work, by, worry.id, TAKEN_OFF, reason)
        for words in work.remarks.find(about=worry.id, kind=WORRY):
            work.remarks.drop(words)
        work.worries.save(replace(worry, text="", state=WorryState.TAKEN_OFF))
        work.record("worry_taken_off", by, worry.id, reason=work.commitment(by, said.text))
        work.commit()


def remind(begin: Begin) -> int:
    """On its day, remind whoever holds an open worry, once. Returns how many messages that were."""
    with begin() as work:
        if not work.company.working_days.works_at(work.now):
            return 0
        today = day_of(work.now, work.company.zone)
        open_ = [one for one in work.worries.find(state=WorryState.OPEN) if one.open and one.due and one.due <= today]
        told = {(one.person, one.about) for one in work.notices.find(kind=DUE, about={one.id for one in open_})}
        due = [(one.owner, one.id) for one in open_ if one.owner and (one.owner, one.id) not in told]
        for owner, worry in due:
            notify(work, owner, DUE, worry)
        work.commit()
    return len(due)


def talks(work: Work) -> list[Talk]:
    """All of them, the newest week first and within a week in no order; those gathered with another below that one."""
    worries = sorted(work.worries.find(), key=lambda one: one.week, reverse=True)
    said = work.remarks.find(about={one.id for one in worries}, kind=(WORRY, ANSWER, TAKEN_OFF))
    alike = {one.id: [two for two in worries if two.gathered == one.id] for one in worries}
    return [
        _talk(one, said, [_talk(two, said, ()) for two in alike[one.id]]) for one in worries if one.gathered is None
    ]


def talk_about(begin: Begin, worry_id: str, *, by: str) -> tuple[Talk, list[Talk]]:
    """One worry, and the others it may be gathered with. Raises NotAllowed, NotFound."""
    with begin(reading=True) as work:
        worry = _handled(work, worry_id, by)
        said = work.remarks.find(about=worry.id, kind=(WORRY, ANSWER, TAKEN_OFF))
        alike = [_talk(one, (), ()) for one in work.worries.find(gathered=worry.id)]
        others = [
            one for one in talks(work) if one.worry.id != worry.id and one.worry.state is not WorryState.TAKEN_OFF
        ]
    return _talk(worry, said, alike), others


def _talk(worry: Worry, said: Sequence[Remark], alike: Sequence[Talk]) -> Talk:
    own = [one for one in said if one.about == worry.id]
    words = worry.text or next((one.text for one in own if one.kind == WORRY), "")
    return Talk(worry, words, tuple(one for one in own if one.kind != WORRY), tuple(alike))


def _handled(work: Work, worry_id: str, by: str) -> Worry:
    worry = work.worries.get(worry_id)
    if not handles(work, by):
        raise NotAllowed(by, Action.ANSWER_WORRIES)
    return worry
