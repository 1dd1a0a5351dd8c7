"""What becomes of posts in four years, and how often."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from approvals.placements import Place
from approvals.posts import Stage


@dataclass(frozen=True)
class Fate:
    """What became of a post: its stage, what happened on its channels, and what still keeps it."""

    stage: Stage
    place: Place | None = None
    checked: bool = True
    open: str = ""
    words: str = ""


DECIDED: Mapping[Fate, int] = {
    Fate(Stage.APPROVED, Place.PUBLISHED): 90,
    Fate(Stage.OPEN, Place.TAKEN_DOWN, open="no"): 5,
    Fate(Stage.WITHDRAWN): 4,
    Fate(Stage.REJECTED): 1,
}
UNDER_WAY: Sequence[Fate] = (
    Fate(Stage.DRAFT, checked=False),
    Fate(Stage.CHECKING, checked=False),
    Fate(Stage.RETURNED),
    *[Fate(Stage.OPEN, open="answer")] * 3,
    Fate(Stage.OPEN, open="face"),
    Fate(Stage.OPEN, open="name"),
    Fate(Stage.OPEN, words="Ruft an: 0171 2345678."),
    Fate(Stage.OPEN, words="Unsere Kunden nerven."),
    *[Fate(Stage.OPEN)] * 3,
    *[Fate(Stage.APPROVED, Place.APPROVED)] * 2,
    *[Fate(Stage.APPROVED, Place.QUEUED)] * 4,
    Fate(Stage.APPROVED, Place.HELD),
    Fate(Stage.APPROVED, Place.FAILED),
    Fate(Stage.APPROVED, Place.UNKNOWN),
)
