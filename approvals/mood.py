"""How the mood is: three questions, answered without a name, shown in steps of five answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from approvals.errors import NothingToSay

QUESTIONS, STEPS = 3, 5
"""Three questions, each answered from 1 (not at all) to 5 (fully)."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """Five answers as sums: for each question how often 1 to 5 was said. Nobody's three answers stand together."""

    id: str
    week: str
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Week:
    """All answers that came out in a week: how many, and the mean of each question."""

    week: str
    answers: int
    means: tuple[float, ...]


def read_answers(said: str) -> tuple[int, ...]:
    """From "4,2,5". Raises NothingToSay where an answer is missing or is none."""
    parts = said.split(",")
    if len(parts) != QUESTIONS or any(part not in set("12345") for part in parts):
        raise NothingToSay("pulse")
    return tuple(int(part) for part in parts)


def counted(answers: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(sum(1 for one in answers if one[question] == step) for step in range(1, STEPS + 1))
        for question in range(QUESTIONS)
    )


def weeks(pulses: Iterable[Pulse]) -> list[Week]:
    """In the order of time, one for each week that has answers."""
    ordered = sorted(pulses, key=lambda one: one.week)
    return [_week(week, list(same)) for week, same in groupby(ordered, key=lambda one: one.week)]


def _week(week: str, pulses: Sequence[Pulse]) -> Week:
    totals = [[sum(column) for column in zip(*(p.counts[q] for p in pulses), strict=True)] for q in range(QUESTIONS)]
    answers = sum(totals[0])
    means = tuple(sum(step * n for step, n in enumerate(total, 1)) / sum(total) for total in totals)
    return Week(week, answers, means)
