"""The comms lead's own step: give an approved channel its time, or take it out of the queue again."""

from approvals.desk.reading import read
from approvals.errors import NotFound, StillWaitingFor, TimeIsPast
from approvals.jobs import Task
from approvals.open_ends import open_ends
from approvals.permissions import Action, allow
from approvals.placements import OUT_OR_LEAVING, Place, Placement
from approvals.ports import Begin, Work
from approvals.times import Moment


def release(begin: Begin, post_id: str, channel: str, when: Moment, *, by: str) -> Placement:
    """Queue an approved channel for a time, or move it. A time in the past is refused: nothing fires by accident.

    Raises NotAllowed, TimeIsPast, StillWaitingFor (what keeps it from being approved), WrongStage.
    """
    with begin() as work:
        post = work.posts.get(post_id)
        allow(work.people.get(by), Action.RELEASE)
        if when.at < work.now:
            raise TimeIsPast(when.at)
        file = read(work, post)
        if missing := open_ends(file, channel):
            raise StillWaitingFor(missing)
        queued = work.placements.save(_waiting(work, post_id, channel).queued_for(when))
        work.record("released", by, queued.id, post=post_id, channel=channel, at=when.at.isoformat(), zone=when.zone)
        work.ask(Task.PUBLISH, queued.id, when.at)
        work.commit()
    return queued


def unqueue(begin: Begin, post_id: str, channel: str, *, by: str) -> Placement:
    """Take a channel out of the queue; it stays approved."""
    with begin() as work:
        work.posts.get(post_id)
        allow(work.people.get(by), Action.RELEASE)
        back = work.placements.save(_waiting(work, post_id, channel).moved(Place.APPROVED))
        work.record("unqueued", by, back.id, post=post_id, channel=channel)
        work.commit()
    return back


def _waiting(work: Work, post_id: str, channel: str) -> Placement:
    """The placement that can be given a time; else the one that already left, whose stage says why not."""
    placements = work.placements.find(post=post_id, channel=channel)
    waiting = [p for p in placements if p.stage not in OUT_OR_LEAVING | {Place.TAKEN_DOWN, Place.PULLED}]
    if waiting:
        return waiting[-1]
    if placements:
        return placements[-1]
    raise NotFound("placement", f"{post_id}/{channel}")
