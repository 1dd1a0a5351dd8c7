"""Stopping publication at once, for everything, a channel or a post; lifting it fires nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from approvals.desk.door import locked
from approvals.desk.seeing import handed_in
from approvals.desk.summarizing import summarize
from approvals.desk.writing import write
from approvals.fingerprint import new_id
from approvals.holds import EVERYTHING, Hold, stopping
from approvals.permissions import Action, allow
from approvals.placements import Place
from approvals.ports import Begin, Present, Work


@dataclass(frozen=True, slots=True)
class Stop:
    """A hold as people read it: its reason, the name of who placed it, and the opening of the post it is about."""

    hold: Hold
    reason: str
    by: str
    opening: str = ""


def place(begin: Begin, reason: str, *, by: str, channel: str | None = None, post: str | None = None) -> str:
    """Stop everything, one channel or one post, with a reason. Returns the hold's id."""
    with begin() as work:
        allow(work.people.get(by), Action.HOLD)
        if post is not None:
            handed_in(work, post, by)
        scope = f"post:{post}" if post else f"channel:{channel}" if channel else EVERYTHING
        hold = new_id()
        remark = write(work, by, hold, "hold", reason)
        work.holds.add(Hold(hold, scope, remark.id, by, work.now))
        work.record("held", by, hold, scope=scope, reason=work.commitment(by, remark.text))
        work.commit()
    return hold


def lift(begin: Begin, hold_id: str, *, by: str) -> tuple[str, ...]:
    """Lift a hold. What it kept from going out stays held until the lead gives each one a new time.

    Returns the placements that were missed and that no other hold stops: to be reviewed, one by one.
    """
    with begin() as work:
        allow(work.people.get(by), Action.LIFT)
        hold = work.holds.save(work.holds.get(hold_id).lifted(by, work.now))
        work.record("lifted", by, hold_id)
        missed = _hold_what_was_missed(work, hold)
        work.commit()
    return missed


def _hold_what_was_missed(work: Work, hold: Hold) -> tuple[str, ...]:
    """Whatever came due and that nobody has tried to send yet is held now, or it would go out after all."""
    others = work.holds.find(lifted_at=None)
    missed = []
    for found in sorted(work.placements.find(stage=(Place.QUEUED, Place.HELD), **_within(hold)), key=lambda p: p.post):
        if found.stage is Place.QUEUED and (found.due_at is None or found.due_at > work.now):
            continue
        post, placement = locked(work, found.id)
        if placement.stage is Place.QUEUED:
            work.placements.save(placement.moved(Place.HELD))
            work.record("missed", None, placement.id, post=post.id, channel=placement.channel)
            summarize(work, post)
        if not stopping(others, post.id, placement.channel):
            missed.append(placement.id)
    return tuple(missed)


def _within(hold: Hold) -> dict[str, str]:
    """The placements a hold is about, by the fields they have in common."""
    kind, _, about = hold.scope.partition(":")
    return {} if kind == EVERYTHING else {kind: about}


def in_force(begin: Begin) -> list[Hold]:
    """The holds that stand, oldest first. One query: every page asks."""
    with begin(reading=True) as work:
        return work.holds.find(lifted_at=None)


def stops_in(work: Work) -> tuple[Stop, ...]:
    """The holds that stand, with reasons and names. Four queries."""
    return _told(work, work.holds.find(lifted_at=None))


def stops(begin: Begin, lifted: int) -> tuple[tuple[Stop, ...], tuple[Stop, ...]]:
    """The holds that stand, and the last so many of those that were lifted, newest first."""
    with begin(reading=True) as work:
        return stops_in(work), _told(work, work.holds.newest(lifted, lifted_at=Present()))


def opening_of(begin: Begin, post_id: str, *, by: str) -> str:
    """How the post begins that is to be held. Raises NotFound, NotHandedIn."""
    with begin(reading=True) as work:
        handed_in(work, post_id, by)
        return next((summary.opening for summary in work.summaries.find(id=post_id)), "")


def _told(work: Work, holds: Sequence[Hold]) -> tuple[Stop, ...]:
    reasons = {remark.id: remark.text for remark in work.remarks.find(id={hold.remark for hold in holds})}
    names = {person.id: person.name for person in work.people.find(id={hold.by for hold in holds})}
    posts = {hold.post for hold in holds if hold.post is not None}
    openings = {summary.id: summary.opening for summary in work.summaries.find(id=posts)}
    return tuple(
        Stop(hold, reasons.get(hold.remark, ""), names.get(hold.by, ""), openings.get(hold.post or "", ""))
        for hold in holds
    )
