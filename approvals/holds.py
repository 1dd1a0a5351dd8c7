"""Stopping publication: everything, one channel, or one post."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from approvals.errors import AlreadyLifted

EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Hold:
    """`scope` is "everything", "channel:NAME" or "post:ID"; `remark` holds the reason."""

    id: str
    scope: str
    remark: str
    by: str
    at: datetime
    lifted_at: datetime | None = None
    lifted_by: str | None = None
    version: int = 0

    @property
    def post(self) -> str | None:
        """The one post it is about."""
        return self.scope.removeprefix("post:") if self.scope.startswith("post:") else None

    @property
    def channel(self) -> str | None:
        """The one channel it is about."""
        return self.scope.removeprefix("channel:") if self.scope.startswith("channel:") else None

    def lifted(self, by: str, at: datetime) -> "Hold":
        if self.lifted_at is not None:
            raise AlreadyLifted(self.id)
        return replace(self, lifted_at=at, lifted_by=by)

    def stops(self, post: str, channel: str) -> bool:
        return self.lifted_at is None and self.scope in {EVERYTHING, f"channel:{channel}", f"post:{post}"}


def stopping(holds: Iterable[Hold], post: str, channel: str) -> Hold | None:
    """The first hold that stops this post on this channel."""
    return next((hold for hold in holds if hold.stops(post, channel)), None)
