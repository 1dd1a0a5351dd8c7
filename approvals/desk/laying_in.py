"""The letterbox: laid into by nobody knows whom, opened once a day, laid down anew all the time.

Nothing here takes or keeps who, when, or from where: no history, no outbox, no message to anybody when a slip comes.
"""

import secrets
from collections.abc import Sequence
from contextlib import suppress

from approvals.desk.asking import notify
from approvals.desk.knocking import spend_in
from approvals.desk.worry_owners import Owners
from approvals.errors import PassRefused
from approvals.fingerprint import new_id
from approvals.letterbox import ANSWERS_TOGETHER, OPENS_AT, TOGETHER, Slip, SlipKind, shuffled, week_of
from approvals.mood import Pulse, counted, read_answers
from approvals.ports import Begin, Work
from approvals.times import zone_named
from approvals.worries import TOLD, Worry, WorryKind


def lay_in(begin: Begin, slip: Slip) -> None:
    """It waits with the others. Everything in the letterbox is written anew, so that nothing tells which came last."""
    with begin() as work:
        work.letterbox.lay([*work.letterbox.slips(), slip])
        work.commit()


def tend(begin: Begin) -> int:
    """Lay all slips down anew, and first open the letterbox where it is time. Returns how many came out.

    Done every minute, whether anything came or not: what the disk shows of a slip's arrival it shows all day.
    """
    with begin() as work:
        lying = work.letterbox.slips()
        kept = _opened(work, lying) if _today(work) else lying
        work.letterbox.lay(kept)
        work.commit()
    return len(lying) - len(kept)


def _today(work: Work) -> bool:
    """Whether it is time, and today's turn was not taken yet."""
    here = work.now.astimezone(zone_named(work.company.zone))
    if here.hour < OPENS_AT:
        return False
    with suppress(PassRefused):
        spend_in(work, f"letterbox {here.date()}")
        return True
    return False


def _opened(work: Work, lying: Sequence[Slip]) -> list[Slip]:
    """Worries from three on all together, moods in fives; returns what stays."""
    mixed = shuffled(lying)
    said = [one for one in mixed if one.kind is not SlipKind.PULSE]
    moods = [one for one in mixed if one.kind is SlipKind.PULSE]
    week = week_of(work.now.astimezone(zone_named(work.company.zone)))
    if len(said) >= TOGETHER:
        _published(work, said, week)
        said = []
    while len(moods) >= ANSWERS_TOGETHER:
        answers = [read_answers(one.said) for one in moods[:ANSWERS_TOGETHER]]
        moods = moods[ANSWERS_TOGETHER:]
        work.pulses.add(Pulse(new_id(), week, counted(answers)))
    return [*said, *moods]


def _published(work: Work, slips: Sequence[Slip], week: str) -> None:
    """Each with a new random id, this week, and somebody who answers it."""
    owners, told = Owners(work), set[str]()
    for slip in slips:
        owner = owners.next()
        worry = Worry(new_id(), WorryKind(slip.kind), week, slip.said, None, owner, owners.due)
        work.worries.add(worry)
        told |= {owner} if owner else set()
    for owner in sorted(told, key=lambda _: secrets.token_bytes(8)):
        notify(work, owner, TOLD, "worries")
