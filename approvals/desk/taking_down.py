"""What is out comes down, and stays a task until it is proved gone."""

from dataclasses import replace

from approvals.channels import ByHand
from approvals.desk.asking import notify
from approvals.desk.door import locked
from approvals.desk.reassessing import published, reassess
from approvals.people import Role
from approvals.placements import Place, Publication
from approvals.ports import Begin, Including, Work

BY_HAND = "take_down_by_hand"


def to_take_down(begin: Begin, placement_id: str) -> Publication | None:
    """What has to be removed, or None when that is done or was never asked for."""
    with begin(reading=True) as work:
        for placement in work.placements.find(id=placement_id, stage=Place.TAKING_DOWN):
            return published(work, placement)
    return None


def gone(begin: Begin, publication: Publication, proof: str) -> None:
    """It was removed and read back. Running twice changes nothing."""
    with begin() as work:
        recorded_as_gone(work, publication, proof)
        work.commit()


def recorded_as_gone(work: Work, publication: Publication, proof: str) -> None:
    """The same, as part of a decision."""
    post, placement = locked(work, publication.placement)
    if placement.stage is not Place.TAKING_DOWN:
        return
    work.placements.save(placement.moved(Place.TAKEN_DOWN))
    work.publications.save(replace(work.publications.get(publication.id), gone_at=work.now, proof=proof))
    work.record("taken_down", None, placement.id, post=post.id, publication=publication.id)
    reassess(work, post)


def not_gone(begin: Begin, publication: Publication) -> None:
    """The removal failed: that is recorded, and the sweep starts it again."""
    with begin() as work:
        _, placement = locked(work, publication.placement)
        work.record("take_down_failed", None, placement.id, publication=publication.id)
        work.commit()


def by_hand(begin: Begin, publication: Publication, how: ByHand) -> None:
    """Only a person can remove it: leads are told once; each later run looks again whether it is gone."""
    with begin() as work:
        _, placement = locked(work, publication.placement)
        if any(entry.kind == BY_HAND for entry in work.history.about([placement.id])):
            return
        work.record(BY_HAND, None, placement.id, publication=publication.id, steps=how.steps)
        for lead in work.people.find(active=True, roles=Including(Role.LEAD)):
            notify(work, lead.id, BY_HAND, placement.id)
        work.commit()
