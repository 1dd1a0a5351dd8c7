"""The lead says why the company is on social media; every version stays readable."""

from collections.abc import Sequence

from approvals.errors import ChangedMeanwhile
from approvals.fingerprint import new_id
from approvals.goals import Goal, Goals, fit
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work

SHOWN = 50


def publish(begin: Begin, german: str, english: str, goals: Sequence[Goal], *, by: str, seen: int) -> Goals:
    """A new version; `seen` is the number of the one it was made from, 0 where there was none.

    Raises NotAllowed, ChangedMeanwhile, NothingToSay, TooLong.
    """
    fit(german, english, goals)
    with begin() as work:
        allow(work.people.get(by), Action.STATE_GOALS)
        before = current(work)
        if (before.number if before else 0) != seen:
            raise ChangedMeanwhile("goals", "")
        now = Goals(new_id(), seen + 1, german.strip(), english.strip(), tuple(goals), by, work.now)
        work.goals.add(now)
        work.record("goals_published", by, now.id, number=now.number)
        work.commit()
    return now


def current(work: Work) -> Goals | None:
    return next(iter(work.goals.newest(1)), None)


def versions(begin: Begin) -> list[Goals]:
    """Newest first."""
    with begin(reading=True) as work:
        return work.goals.newest(SHOWN)
