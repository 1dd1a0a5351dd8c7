"""What waits for a person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from approvals.summaries import Summary
from approvals.visible import Visible


class Need(StrEnum):
    """What the person can do about it."""

    ANSWER = "answer"
    ANSWER_EVENT = "answer_event"
    FINISH = "finish"
    RETURNED = "returned"
    SETTLE = "settle"
    SIGN = "sign"
    EXEMPT = "exempt"
    REPLY = "reply"
    RELEASE = "release"
    REVIEW = "review"
    FIND_OUT = "find_out"
    REMOVE = "remove"
    WITNESS = "witness"
    LIFT = "lift"
    AGREE = "agree"
    WORRY = "worry"


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing that waits; `about` holds the ids of what it is about.

    ANSWER: appearances, one errand per post and picture; ANSWER_EVENT: the event; RELEASE and REVIEW: placements,
    one errand per post; FIND_OUT and REMOVE: one placement; WITNESS: the consent; LIFT and AGREE: the hold; REPLY:
    the inquiry; WORRY: the worry; all others: the post. `count` is how much there is to decide, `since` when the
    need arose or last changed, `until` by when it has to be done.
    """

    kind: Need
    about: tuple[str, ...]
    post: str | None
    opening: str
    picture: Visible | None
    since: datetime
    until: datetime | None
    count: int
    channels: tuple[str, ...]


def errand(kind: Need, post: Summary, count: int = 1, channels: tuple[str, ...] | None = None) -> Errand:
    """About a whole post, for somebody who works on it; on all of its channels unless some are named."""
    on = post.channels if channels is None else channels
    picture = Visible(post.picture) if post.picture else None
    return Errand(kind, (post.id,), post.id, post.opening, picture, post.updated_at, None, count, on)
