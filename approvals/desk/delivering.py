"""How an attempt ended. What is unknown stays unknown until somebody looked it up."""

from dataclasses import replace
from datetime import datetime, timedelta

from approvals.channels import ChannelRefused, OutcomeUnknown
from approvals.desk.door import locked
from approvals.desk.reassessing import reassess
from approvals.desk.summarizing import summarize
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.placements import ATTEMPT_LASTS, KNOWN_TO_BE_OUT, Delivery, Outcome, Place, Placement, Publication
from approvals.ports import Begin, Work

TRIES = 5
PATIENCE = timedelta(seconds=30)  # doubled after each refusal that may pass by itself


def unfinished(begin: Begin, placement_id: str) -> Delivery | None:
    """The attempt of which nobody knows how it ended, if there is one; what may still be under way is left alone."""
    with begin(reading=True) as work:
        for placement in work.placements.find(id=placement_id, stage=(Place.PUBLISHING, Place.UNKNOWN)):
            attempt = work.deliveries.find(placement=placement_id)[-1]
            if placement.stage is Place.UNKNOWN or work.now - attempt.started_at >= ATTEMPT_LASTS:
                return attempt
    return None


def delivered(begin: Begin, delivery: Delivery, address: str, renditions: tuple[str, ...]) -> None:
    """It is out. If somebody said no meanwhile, the take-down starts in the same transaction.

    An attempt that was given up and succeeded after all counts too: what is out is never forgotten.
    """
    with begin() as work:
        recorded_as_out(work, delivery, address, renditions)
        work.commit()


def recorded_as_out(work: Work, delivery: Delivery, address: str, renditions: tuple[str, ...]) -> None:
    """The same, as part of a decision."""
    post, placement = locked(work, delivery.placement)
    if placement.stage in KNOWN_TO_BE_OUT:
        return
    _finish(work, delivery, Outcome.DELIVERED)
    work.placements.save(placement.moved(Place.PUBLISHED))
    out = Publication(new_id(), placement.id, post.id, placement.channel, address, renditions, work.now)
    work.publications.add(out)
    work.record("published", None, placement.id, post=post.id, channel=placement.channel, publication=out.id)
    reassess(work, post)


def refused(begin: Begin, delivery: Delivery, why: ChannelRefused) -> Place:
    """It is certain that nothing is out: try again later where that makes sense, else a person has to look."""
    with begin() as work:
        stage = recorded_as_refused(work, delivery, why)
        work.commit()
    return stage


def recorded_as_refused(work: Work, delivery: Delivery, why: ChannelRefused) -> Place:
    """The same, as part of a decision."""
    post, placement = locked(work, delivery.placement)
    if _settled(work, delivery, placement):
        return placement.stage
    again_at = work.now + why.wait if why.again and why.wait else None
    _finish(work, delivery, Outcome.REFUSED, trouble=why.trouble, detail=why.detail, again_at=again_at)
    moved = _after_refusal(work, placement, delivery.attempt, why)
    work.record("delivery_refused", None, placement.id, delivery=delivery.id, next=moved.stage)
    reassess(work, post)
    return work.placements.get(placement.id).stage


def left_unknown(begin: Begin, delivery: Delivery, why: OutcomeUnknown | ChannelRefused) -> None:
    """Nobody knows whether it is out: it is looked up, never blindly repeated."""
    with begin() as work:
        post, placement = locked(work, delivery.placement)
        if _settled(work, delivery, placement):
            return
        if placement.stage is Place.PUBLISHING:
            placement = work.placements.save(placement.moved(Place.UNKNOWN))
        if work.deliveries.get(delivery.id).outcome is not Outcome.UNKNOWN:
            work.record("delivery_unknown", None, placement.id, delivery=delivery.id)
        _finish(work, delivery, Outcome.UNKNOWN, trouble=why.trouble, detail=why.detail)
        work.ask(Task.PUBLISH, placement.id, work.now + PATIENCE)
        summarize(work, post)
        work.commit()


def _settled(work: Work, delivery: Delivery, placement: Placement) -> bool:
    """Whether somebody else already found out how this attempt ended; what is told late changes nothing."""
    known = work.deliveries.get(delivery.id).outcome not in {Outcome.STARTED, Outcome.UNKNOWN}
    return known or placement.stage not in {Place.PUBLISHING, Place.UNKNOWN}


def _after_refusal(work: Work, placement: Placement, attempt: int, why: ChannelRefused) -> Placement:
    if not why.again or attempt >= TRIES:
        return work.placements.save(placement.moved(Place.FAILED))
    work.ask(Task.PUBLISH, placement.id, max(_later(work.now, attempt), work.now + (why.wait or timedelta())))
    return work.placements.save(placement.moved(Place.QUEUED))


def _later(now: datetime, attempt: int) -> datetime:
    return now + PATIENCE * (1 << (attempt - 1))


def _finish(work: Work, delivery: Delivery, outcome: Outcome, **why: str | datetime | None) -> None:
    current = replace(work.deliveries.get(delivery.id), trouble=None, detail="", again_at=None)
    work.deliveries.save(replace(current, outcome=outcome, finished_at=work.now, **why))  # type: ignore[arg-type]
