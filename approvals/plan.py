"""The change as a plan of three phases (Lewin: unfreeze, change, refreeze), with steps that the system knows done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

LONGEST = 160
MOST_OWN = 30
READ_BY = 0.6
"""Of the people, from which share on the guideline counts as read (the owner's own figure)."""
ANSWERED_WITHIN = 24.0
"""Hours: the median from asking somebody in a picture to their first answer."""
FEWEST_ANSWERS = 5
QUIET_FOR = 7
"""Days after an event's end in which somebody may still object before it counts as one without a complaint."""
MOODS = 3
"""Weeks with answers before the mood is compared."""
LEARNED_BY = 0.5
"""Of the people, from which share on the training counts: half, our judgement, for lessons are voluntary."""
ROUTINE_WEEKS = 4
"""Full weeks in a row in each of which something went out."""


class Phase(StrEnum):
    UNFREEZE = "unfreeze"
    CHANGE = "change"
    REFREEZE = "refreeze"


class Evidence(StrEnum):
    """What the system sees for itself."""

    GOALS = "goals"
    READ = "read"
    WORRIES = "worries"
    CHANNEL = "channel"
    FIRST_POST = "first_post"
    FIRST_EVENT = "first_event"
    ANSWER_TIME = "answer_time"
    PLACES = "places"
    MOOD = "mood"
    AMBASSADORS = "ambassadors"
    STORM_PLAN = "storm_plan"
    TRAINING = "training"
    COACHES = "coaches"
    ROUTINE = "routine"


PLAN: Mapping[str, tuple[Phase, Evidence | None]] = {
    "goals": (Phase.UNFREEZE, Evidence.GOALS),
    "inform": (Phase.UNFREEZE, None),
    "council": (Phase.UNFREEZE, None),
    "read": (Phase.UNFREEZE, Evidence.READ),
    "worries": (Phase.UNFREEZE, Evidence.WORRIES),
    "pilot": (Phase.CHANGE, Evidence.AMBASSADORS),
    "storm_plan": (Phase.CHANGE, Evidence.STORM_PLAN),
    "channel": (Phase.CHANGE, Evidence.CHANNEL),
    "first_post": (Phase.CHANGE, Evidence.FIRST_POST),
    "first_event": (Phase.CHANGE, Evidence.FIRST_EVENT),
    "answer_time": (Phase.CHANGE, Evidence.ANSWER_TIME),
    "places": (Phase.REFREEZE, Evidence.PLACES),
    "training": (Phase.REFREEZE, Evidence.TRAINING),
    "coaches": (Phase.REFREEZE, Evidence.COACHES),
    "routine": (Phase.REFREEZE, Evidence.ROUTINE),
    "mood": (Phase.REFREEZE, Evidence.MOOD),
    "review": (Phase.REFREEZE, None),
}
"""The steps every company begins with, by their keys, in their order."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step somebody has said something about: whose it is, by when, and, where only people know it, that it is done.

    `key` names a step of PLAN; a company's own step has none and a `title`.
    """

    id: str
    key: str | None
    phase: Phase
    title: str
    owner: str | None
    day: date | None
    done_at: datetime | None = None
    done_by: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """What the system knows of a step. `value` is what it saw (None: nothing it may tell), `wanted` what is enough."""

    reached: bool
    value: float | None = None
    wanted: float | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A step as it stands: `evidence` and `fact` where the system knows, `done` either way."""

    step: Step
    evidence: Evidence | None
    fact: Fact | None

    @property
    def done(self) -> bool:
        return self.fact.reached if self.fact else self.step.done_at is not None


def stands_at(standings: Sequence[Standing]) -> Phase:
    """The first phase with something left to do; the last one once all is done."""
    for phase in Phase:
        if any(one.step.phase is phase and not one.done for one in standings):
            return phase
    return Phase.REFREEZE
