"""What is out comes down, and stays a task until it is proved gone."""

from collections.abc import Sequence
from dataclasses import replace

from approvals.channels import ByHand, ChannelRefused, OutcomeUnknown
from approvals.desk.asking import notify
from approvals.desk.door import locked
from approvals.desk.fetching_comments import forget_comments
from approvals.desk.reassessing import published, reassess
from approvals.desk.removing import answer_those_who_asked, told_by_hand
from approvals.people import Role
from approvals.placements import Place, Publication
from approvals.ports import Begin, Including, Work

BY_HAND, FAILED = "take_down_by_hand", "take_down_failed"


def to_take_down(begin: Begin, placement_id: str) -> Publication | None:
    """What has to be removed, or None when that is done or was never asked for."""
    with begin(reading=True) as work:
        for placement in work.placements.find(id=placement_id, stage=Place.TAKING_DOWN):
            return published(work, placement)
    return None


def gone(begin: Begin, publication: Publication, proof: str, files: Sequence[str] = ()) -> None:
    """It was removed and read back; `files` lay in a folder of ours. Running twice changes nothing."""
    with begin() as work:
        recorded_as_gone(work, publication, proof, files)
        work.commit()


def recorded_as_gone(work: Work, publication: Publication, proof: str, files: Sequence[str] = ()) -> None:
    """The same, as part of a decision. Who wanted it gone is told, and leads of copies that others may have made."""
    post, placement = locked(work, publication.placement)
    if placement.stage is not Place.TAKING_DOWN:
        return
    work.placements.save(placement.moved(Place.TAKEN_DOWN))
    work.publications.save(replace(work.publications.get(publication.id), gone_at=work.now, proof=proof))
    forget_comments(work, publication.id)
    work.record("taken_down", None, placement.id, post=post.id, publication=publication.id)
    answer_those_who_asked(work, placement.id, proof, files)
    reassess(work, post)


def not_gone(begin: Begin, publication: Publication, why: ChannelRefused | OutcomeUnknown) -> None:
    """The removal failed, and the sweep starts it again. It is recorded when the reason is another one than before."""
    with begin() as work:
        _, placement = locked(work, publication.placement)
        told = [entry for entry in work.history.about([placement.id]) if entry.kind == FAILED]
        if not told or told[-1].facts.get("why") != why.trouble:
            work.record(FAILED, None, placement.id, publication=publication.id, why=why.trouble)
            work.commit()


def by_hand(begin: Begin, publication: Publication, how: ByHand) -> None:
    """Only a person can remove it: leads are told once; each later run looks again whether it is gone."""
    with begin() as work:
        _, placement = locked(work, publication.placement)
        told_by_hand(work, placement.id)
        if any(entry.kind == BY_HAND for entry in work.history.about([placement.id])):
            work.commit()
            return
        work.record(BY_HAND, None, placement.id, publication=publication.id, steps=how.steps)
        for lead in work.people.find(active=True, roles=Including(Role.LEAD)):
            notify(work, lead.id, BY_HAND, placement.id)
        work.commit()
