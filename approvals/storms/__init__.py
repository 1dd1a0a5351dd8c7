"""The bad day: the plan everybody can read, the exercise, and the log of a real one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import resources

from approvals.errors import AlreadyOver, NothingToSay, TooLong

LONGEST_PLAN, LONGEST_ENTRY = 12_000, 2_000
FIRST_ANSWER_WITHIN = timedelta(minutes=60)
"""Until the first answer in public: our judgement; guides name 15 minutes to a few hours."""
NOTED, ANSWERED, WELL, TO_CHANGE = "storm_noted", "storm_answered", "storm_well", "storm_change"
"""Kinds of remarks: entries of the log, the one that says that the first answer is out, and the two of the review."""
LOG = (NOTED, ANSWERED)


@dataclass(frozen=True, slots=True)
class StormPlan:
    """One version of the plan as it was published, in Markdown; English may be empty."""

    id: str
    number: int
    german: str
    english: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Storm:
    """A real one: begun and ended by contacts or leads. Its log are remarks about its id."""

    id: str
    by: str
    at: datetime
    ended_at: datetime | None = None
    ended_by: str | None = None
    reviewed_at: datetime | None = None
    version: int = 0

    @property
    def over(self) -> bool:
        return self.ended_at is not None

    def require_open(self) -> None:
        """Raises AlreadyOver."""
        if self.over:
            raise AlreadyOver(self.id)


@cache
def shipped_plan() -> Mapping[str, str]:
    """A draft that says something sensible from the first day on, in German and English."""
    files = resources.files("approvals.storms")
    return {lang: files.joinpath(f"plan.{lang}.md").read_text("utf-8").strip() for lang in ("de", "en")}


def fit(german: str, english: str) -> None:
    """Raises NothingToSay, TooLong."""
    if not german.strip():
        raise NothingToSay("storm_plan")
    for text in (german, english):
        if len(text) > LONGEST_PLAN:
            raise TooLong(len(text), LONGEST_PLAN)
