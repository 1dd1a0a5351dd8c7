"""Stopping publication: everything, one channel, or one post."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from approvals.errors import AlreadyLifted, SamePerson
from approvals.permissions import Action

EVERYTHING = "everything"
PROPOSAL_LASTS = timedelta(days=1)  # a word of last week is none about today


@dataclass(frozen=True, slots=True)
class Hold:
    """`scope` is "everything", "channel:NAME" or "post:ID"; `remark` holds the reason.

    One person places it; two lift it: one proposes that, another one agrees.
    """

    id: str
    scope: str
    remark: str
    by: str
    at: datetime
    lifted_at: datetime | None = None
    lifted_by: str | None = None
    proposed_by: str | None = None
    proposed_at: datetime | None = None
    version: int = 0

    @property
    def post(self) -> str | None:
        """The one post it is about."""
        return self.scope.removeprefix("post:") if self.scope.startswith("post:") else None

    @property
    def channel(self) -> str | None:
        """The one channel it is about."""
        return self.scope.removeprefix("channel:") if self.scope.startswith("channel:") else None

    def waits_for_second(self, now: datetime) -> bool:
        """Whether somebody proposed to lift it, not longer ago than that counts, and nobody agreed yet."""
        return self.lifted_at is None and self.proposal_ends is not None and now < self.proposal_ends

    @property
    def proposal_ends(self) -> datetime | None:
        return self.proposed_at + PROPOSAL_LASTS if self.proposed_at is not None else None

    def proposed(self, by: str, at: datetime) -> "Hold":
        """Raises AlreadyLifted."""
        self._require_standing()
        return replace(self, proposed_by=by, proposed_at=at)

    def kept(self) -> "Hold":
        """Nobody's proposal stands any more. Raises AlreadyLifted."""
        self._require_standing()
        return replace(self, proposed_by=None, proposed_at=None)

    def lifted(self, by: str, at: datetime) -> "Hold":
        """By the second person. Raises AlreadyLifted, SamePerson where nobody else has proposed it."""
        self._require_standing()
        if self.proposed_by in {None, by}:
            raise SamePerson(by, Action.LIFT)
        return replace(self, lifted_at=at, lifted_by=by)

    def _require_standing(self) -> None:
        if self.lifted_at is not None:
            raise AlreadyLifted(self.id)

    def stops(self, post: str, channel: str) -> bool:
        return self.lifted_at is None and self.scope in {EVERYTHING, f"channel:{channel}", f"post:{post}"}


def stopping(holds: Iterable[Hold], post: str, channel: str) -> Hold | None:
    """The first hold that stops this post on this channel."""
    return next((hold for hold in holds if hold.stops(post, channel)), None)
