"""Stopping publication at once, for everything, a channel or a post; lifting it fires nothing."""

from approvals.desk.writing import write
from approvals.fingerprint import new_id
from approvals.holds import EVERYTHING, Hold
from approvals.permissions import Action, allow
from approvals.ports import Begin


def place(begin: Begin, reason: str, *, by: str, channel: str | None = None, post: str | None = None) -> str:
    """Stop everything, one channel or one post, with a reason. Returns the hold's id."""
    with begin() as work:
        allow(work.people.get(by), Action.HOLD)
        if post is not None:
            work.posts.get(post)
        scope = f"post:{post}" if post else f"channel:{channel}" if channel else EVERYTHING
        hold = new_id()
        remark = write(work, by, hold, "hold", reason)
        work.holds.add(Hold(hold, scope, remark.id, by, work.now))
        work.record("held", by, hold, scope=scope, reason=work.commitment(by, remark.text))
        work.commit()
    return hold


def lift(begin: Begin, hold_id: str, *, by: str) -> None:
    """Lift a hold. What it kept from going out stays held until the lead gives each one a new time."""
    with begin() as work:
        allow(work.people.get(by), Action.LIFT)
        work.holds.save(work.holds.get(hold_id).lifted(by, work.now))
        work.record("lifted", by, hold_id)
        work.commit()
