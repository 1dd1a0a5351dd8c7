"""Stopping publication at once, for everything, a channel or a post, and telling what stands still."""

from collections.abc import Sequence
from dataclasses import dataclass

from approvals.desk.seeing import handed_in
from approvals.desk.writing import write
from approvals.fingerprint import new_id
from approvals.holds import EVERYTHING, Hold
from approvals.permissions import Action, allow
from approvals.ports import Begin, Present, Work


@dataclass(frozen=True, slots=True)
class Stop:
    """A hold as people read it: its reason, the name of who placed it, and the opening of the post it is about.

    `proposed_by` is the name of who proposed to lift it, while that waits for a second person.
    """

    hold: Hold
    reason: str
    by: str
    opening: str = ""
    proposed_by: str = ""


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
    proposed = {hold.id: hold.proposed_by for hold in holds if hold.waits_for_second(work.now)}
    concerned = {hold.by for hold in holds} | {one for one in proposed.values() if one}
    names = {person.id: person.name for person in work.people.find(id=concerned)}
    posts = {hold.post for hold in holds if hold.post is not None}
    openings = {summary.id: summary.opening for summary in work.summaries.find(id=posts)}
    return tuple(
        Stop(
            hold,
            reasons.get(hold.remark, ""),
            names.get(hold.by, ""),
            openings.get(hold.post or "", ""),
            names.get(proposed.get(hold.id) or "", ""),
        )
        for hold in holds
    )
