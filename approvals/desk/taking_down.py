"""What is out comes down, and stays a task until it is proved gone."""

from dataclasses import replace

from approvals.desk.door import locked
from approvals.desk.reassessing import published, reassess
from approvals.placements import Place, Publication
from approvals.ports import Begin


def to_take_down(begin: Begin, placement_id: str) -> Publication | None:
    """What has to be removed, or None when that is done or was never asked for."""
    with begin(reading=True) as work:
        for placement in work.placements.find(id=placement_id, stage=Place.TAKING_DOWN):
            return published(work, placement)
    return None


def gone(begin: Begin, publication: Publication, proof: str) -> None:
    """It was removed and read back. Running twice changes nothing."""
    with begin() as work:
        post, placement = locked(work, publication.placement)
        if placement.stage is not Place.TAKING_DOWN:
            return
        work.placements.save(placement.moved(Place.TAKEN_DOWN))
        work.publications.save(replace(work.publications.get(publication.id), gone_at=work.now, proof=proof))
        work.record("taken_down", None, placement.id, post=post.id, publication=publication.id)
        reassess(work, post)
        work.commit()


def not_gone(begin: Begin, publication: Publication) -> None:
    """The removal failed: that is recorded, and the sweep starts it again."""
    with begin() as work:
        _, placement = locked(work, publication.placement)
        work.record("take_down_failed", None, placement.id, publication=publication.id)
        work.commit()
