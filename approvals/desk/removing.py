"""Who no longer wanted to be out is told what became of it: gone since when, or who removes it by hand until when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from approvals.desk.asking import notify
from approvals.people import Role
from approvals.placements import Publication
from approvals.ports import Begin, Between, Including, Work
from approvals.removals import BY_HAND, COPIES, GONE, LATE, Removal
from approvals.summaries import opening
from approvals.times import EPOCH


@dataclass(frozen=True, slots=True)
class Told:
    """One removal with the beginning of what stood beside the picture, and what was out."""

    removal: Removal
    words: str
    out: Publication | None


def removals_of(begin: Begin, person: str) -> list[Told]:
    """What came or comes down for this person, newest first. Four queries."""
    with begin(reading=True) as work:
        found = work.removals.find(person=person)[::-1]
        placed = {one.id: one for one in work.placements.find(id={one.placement for one in found})}
        words = {one.id: one.text_for for one in work.revisions.find(id={one.revision for one in placed.values()})}
        outs = {one.placement: one for one in work.publications.find(placement=set(placed))}
    return [
        Told(one, opening(words[placed[one.placement].revision](one.channel)), outs.get(one.placement)) for one in found
    ]


def answer_those_who_asked(work: Work, placement: str, proof: str, files: Sequence[str]) -> None:
    """It is gone: the proof is kept with each removal, and its person told. Of files that lay open leads are told."""
    waiting = work.removals.find(placement=placement, gone_at=None)
    for removal in waiting:
        work.removals.save(replace(removal, gone_at=work.now, proof=proof, files=tuple(files)))
        notify(work, removal.person, GONE, removal.id)
    if waiting and files:
        tell_leads(work, COPIES, waiting[0].id)


def told_by_hand(work: Work, placement: str) -> None:
    """Only a person can remove it: whoever asked is told until when."""
    for removal in work.removals.find(placement=placement, gone_at=None, by_hand=False):
        work.removals.save(replace(removal, by_hand=True))
        notify(work, removal.person, BY_HAND, removal.id)


def remind_of_late(begin: Begin) -> int:
    """Leads are told, once, of what a person should have removed by now. Returns how many there are."""
    with begin() as work:
        late = work.removals.find(gone_at=None, by_hand=True, due_at=Between(EPOCH, work.now))
        told = {notice.about for notice in work.notices.find(kind=LATE, about={one.id for one in late})}
        for removal in late:
            if removal.id not in told:
                tell_leads(work, LATE, removal.id)
        work.commit()
    return len(late)


def tell_leads(work: Work, kind: str, about: str) -> None:
    for lead in work.people.find(active=True, roles=Including(Role.LEAD)):
        notify(work, lead.id, kind, about)
