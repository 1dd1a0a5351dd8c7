"""Why the company is on social media and what it wants to reach, in the lead's own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from approvals.errors import NothingToSay, TooLong

LONGEST_WHY, LONGEST_GOAL, MOST_GOALS = 6_000, 300, 12


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to be reached by a day, in German and, where it was written, in English."""

    german: str
    english: str = ""
    day: date | None = None
    reached: bool = False


@dataclass(frozen=True, slots=True)
class Goals:
    """One version of the page, as it was published; `german` and `english` are Markdown, English may be empty."""

    id: str
    number: int
    german: str
    english: str
    goals: tuple[Goal, ...]
    by: str
    at: datetime


def fit(german: str, english: str, goals: Sequence[Goal]) -> None:
    """Raises NothingToSay where nothing is said why, TooLong."""
    if not german.strip():
        raise NothingToSay("goals")
    for text in (german, english):
        if len(text) > LONGEST_WHY:
            raise TooLong(len(text), LONGEST_WHY)
    for text in (written for goal in goals for written in (goal.german, goal.english)):
        if len(text) > LONGEST_GOAL:
            raise TooLong(len(text), LONGEST_GOAL)
    if len(goals) > MOST_GOALS:
        raise TooLong(len(goals), MOST_GOALS)
