"""The comms lead's own step: give an approved channel its time, move it, take it out again, review what was missed."""

from dataclasses import dataclass, replace
from datetime import timedelta

from approvals.desk.asking import notify
from approvals.desk.confirming import require_read
from approvals.desk.door import locked
from approvals.desk.reading import read
from approvals.desk.seeing import handed_in
from approvals.desk.summarizing import summarize
from approvals.errors import NotFound, NothingMissed, OnHold, StillWaitingFor, TimeIsPast, WrongStage
from approvals.holds import stopping
from approvals.jobs import Task
from approvals.open_ends import open_ends
from approvals.permissions import Action, allow
from approvals.placements import OUT_OR_LEAVING, Place, Placement
from approvals.ports import Begin, Work
from approvals.posts import Post
from approvals.times import Moment

AT_ONCE = timedelta(minutes=1)  # a time as near as this is meant as "now"
SETTLES = timedelta(minutes=10)  # who moves a tile about, or undoes it, announces it once


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a placement stood and where it stands; None means that it has no time. Moving it to `before` undoes it."""

    placement: Placement
    before: Moment | None
    after: Moment | None


def release(begin: Begin, post_id: str, channel: str, when: Moment, *, by: str) -> Placement:
    """Queue an approved channel for a time, or move it. A time in the past is refused: nothing fires by accident.

    Raises NotAllowed, GuidelineUnread, TimeIsPast, StillWaitingFor (what keeps it from being approved),
    WrongStage, and OnHold where a hold stops what would go out at once.
    """
    with begin() as work:
        allow(work.people.get(by), Action.RELEASE)
        require_read(work, by)
        post = handed_in(work, post_id, by)
        _may_go(work, post, channel, when)
        queued = _queue(work, post, _waiting(work, post_id, channel), when, kind="released", by=by)
        work.commit()
    return queued


def move(begin: Begin, placement_id: str, when: Moment, *, by: str) -> Moved:
    """Give what is queued another time. Nobody signs again; signers and authors are told, once, when it has settled.

    Raises NotAllowed, NotFound, TimeIsPast, OnHold, StillWaitingFor, WrongStage for what is not queued.
    """
    with begin() as work:
        allow(work.people.get(by), Action.RELEASE)
        post, placement = locked(work, placement_id)
        if placement.stage is not Place.QUEUED:
            raise WrongStage("placement", placement_id, placement.stage, Place.QUEUED)
        _may_go(work, post, placement.channel, when)
        moved = _queue(work, post, placement, when, kind="moved", by=by)
        work.commit()
    return Moved(moved, placement.when, when)


def review(begin: Begin, placement_id: str, *, by: str, when: Moment | None) -> Moved:
    """What was missed, held or failed gets a new time, or goes back to approved; nothing fires by itself.

    Raises NotAllowed, GuidelineUnread, NotFound, NothingMissed, TimeIsPast, OnHold, StillWaitingFor.
    """
    with begin() as work:
        allow(work.people.get(by), Action.REVIEW)
        if when is not None:
            require_read(work, by)
        post, placement = locked(work, placement_id)
        if not placement.missed(work.now):
            raise NothingMissed(placement_id)
        if when is None:
            reviewed = _put_back(work, post, placement, kind="reviewed", by=by)
        else:
            _may_go(work, post, placement.channel, when)
            reviewed = _queue(work, post, placement, when, kind="reviewed", by=by)
        work.commit()
    return Moved(reviewed, placement.when, when)


def unqueue(begin: Begin, post_id: str, channel: str, *, by: str) -> Placement:
    """Take a channel out of the queue; it stays approved."""
    with begin() as work:
        allow(work.people.get(by), Action.RELEASE)
        post = handed_in(work, post_id, by)
        back = _put_back(work, post, _waiting(work, post_id, channel), kind="unqueued", by=by)
        work.commit()
    return back


def _may_go(work: Work, post: Post, channel: str, when: Moment) -> None:
    if when.at < work.now:
        raise TimeIsPast(when.at)
    stop = stopping(work.holds.find(lifted_at=None), post.id, channel) if when.at - work.now < AT_ONCE else None
    if stop is not None:
        raise OnHold(stop.id, stop.scope)
    if missing := open_ends(read(work, post), channel):
        raise StillWaitingFor(missing)


def _queue(work: Work, post: Post, placement: Placement, when: Moment, *, kind: str, by: str) -> Placement:
    queued = work.placements.save(placement.queued_for(when))
    facts = {"post": post.id, "channel": queued.channel, "at": when.at.isoformat(), "zone": when.zone}
    work.record(kind, by, queued.id, **facts)
    work.ask(Task.PUBLISH, queued.id, work.company.leaves_at(when.at))
    if placement.when not in {None, when}:
        _announce(work, post, queued, by)
    summarize(work, post)
    return queued


def _put_back(work: Work, post: Post, placement: Placement, *, kind: str, by: str) -> Placement:
    back = work.placements.save(replace(placement.moved(Place.APPROVED), due_at=None, zone=None))
    work.record(kind, by, back.id, post=post.id, channel=back.channel)
    summarize(work, post)
    return back


def _announce(work: Work, post: Post, placement: Placement, by: str) -> None:
    """Tell signers and authors of the other time, unless a message about this post waits for them already."""
    signed = work.signatures.find(post=post.id, channel=placement.channel, seal=placement.seal)
    concerned = {signature.by for signature in signed} | post.authors
    waiting = {notice.person for notice in work.notices.find(kind="moved", about=post.id, sent_at=None)}
    for person in work.people.find(id=tuple(concerned - waiting - {by}), active=True):
        notify(work, person.id, "moved", post.id, at=work.now + SETTLES)


def _waiting(work: Work, post_id: str, channel: str) -> Placement:
    """The placement that can be given a time; else the one that already left, whose stage says why not."""
    placements = work.placements.find(post=post_id, channel=channel)
    waiting = [p for p in placements if p.stage not in OUT_OR_LEAVING | {Place.TAKEN_DOWN, Place.PULLED}]
    if waiting:
        return waiting[-1]
    if placements:
        return placements[-1]
    raise NotFound("placement", f"{post_id}/{channel}")
