"""What the system itself knows of the change: each piece of evidence with a figure, and nobody's name."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from statistics import median

from approvals.days import INSTANT, begins, day_of
from approvals.desk import learning, taking_part
from approvals.desk.confirming import count
from approvals.mood import weeks
from approvals.plan import (
    ANSWERED_WITHIN,
    FEWEST_ANSWERS,
    LEARNED_BY,
    MOODS,
    QUIET_FOR,
    READ_BY,
    ROUTINE_WEEKS,
    Evidence,
    Fact,
)
from approvals.ports import Between, Present, Work
from approvals.times import FOREVER
from approvals.worries import WorryState

LOOKED_BACK = timedelta(days=90)
HOUR = timedelta(hours=1)
MOST_ANSWERS = 500  # a median needs no more, and the page stays quick in a large company


def facts(work: Work) -> dict[Evidence, Fact]:
    """Everything there is evidence of, in a fixed number of queries."""
    return {evidence: seen(work) for evidence, seen in SEEN.items()}


def _goals(work: Work) -> Fact:
    return Fact(bool(work.goals.newest(1)))


def _read(work: Work) -> Fact:
    counted = count(work)
    shown = round(counted.share * 100) if counted.told else None
    return Fact(counted.share >= READ_BY, shown, READ_BY * 100)


def _worries(work: Work) -> Fact:
    """At least one was answered, and none waits beyond its day."""
    stated, today = work.worries.find(), day_of(work.now, work.company.zone)
    answered = sum(1 for one in stated if one.state is WorryState.ANSWERED)
    late = any(one.open and one.due and one.due < today for one in stated)
    return Fact(
        answered > 0 and not late, answered, None, sum(1 for one in stated if one.state is not WorryState.TAKEN_OFF)
    )


def _channel(work: Work) -> Fact:
    return Fact(bool(work.channel_accounts.find()) or bool(work.publications.newest(1)))


def _first_post(work: Work) -> Fact:
    return Fact(bool(work.publications.newest(1)))


def _first_event(work: Work) -> Fact:
    """An event that ended a week ago, of whose posts nothing had to come down for anybody."""
    ended = work.events.find(closed_at=Between(work.now - 40 * LOOKED_BACK, work.now - timedelta(days=QUIET_FOR)))
    posts = {one.post: one.event for one in work.revisions.find(event={one.name for one in ended})}
    objected = {posts[one.post] for one in work.removals.find(post=set(posts))}
    return Fact(any(one.name not in objected for one in ended))


def _answer_time(work: Work) -> Fact:
    """From asking to the first answer, over the last 90 days, where enough was asked to speak of anybody's pace."""
    lately = [one for one in work.answers.newest(MOST_ANSWERS) if one.at > work.now - LOOKED_BACK]
    first = {one.appearance: one.at for one in lately}
    asked = work.appearances.find(id=set(first), asked_at=Present())
    hours = [(first[one.id] - one.asked_at) / HOUR for one in asked if one.asked_at and first[one.id] >= one.asked_at]
    if len(hours) < FEWEST_ANSWERS or len({one.person for one in asked}) < FEWEST_ANSWERS:
        return Fact(reached=False, value=None, wanted=ANSWERED_WITHIN)
    took = median(hours)
    return Fact(took <= ANSWERED_WITHIN, round(took, 1), ANSWERED_WITHIN)


def _places(work: Work) -> Fact:
    return Fact(bool(work.company.slots), len(work.company.slots))


def _mood(work: Work) -> Fact:
    """Three weeks have answers, and the last is no worse than the first."""
    told = weeks(work.pulses.find())
    means = [sum(one.means) / len(one.means) for one in told]
    return Fact(len(means) >= MOODS and means[-1] >= means[0], len(means), MOODS)


def _ambassadors(work: Work) -> Fact:
    """In full fives: the first five are enough."""
    told = taking_part.how_many(work)
    return Fact(told > 0, told)


def _storm_plan(work: Work) -> Fact:
    return Fact(bool(work.storm_plans.newest(1)))


def _training(work: Work) -> Fact:
    counted = learning.count(work)
    shown = round(counted.share * 100) if counted.told else None
    return Fact(counted.share >= LEARNED_BY, shown, LEARNED_BY * 100)


def _coaches(work: Work) -> Fact:
    """Somebody was helped in the last 90 days, or is about to be. Times are counted, not people."""
    lately = work.coach_times.find(starts=Between(work.now - LOOKED_BACK, FOREVER), called_off=False)
    return Fact(any(one.booked_by for one in lately), len(lately))


def _routine(work: Work) -> Fact:
    """Something went out in each of the last four full weeks, Monday to Sunday on the company's clock."""
    today = day_of(work.now, work.company.zone)
    monday = today - timedelta(days=today.weekday())
    first = begins(monday - timedelta(weeks=ROUTINE_WEEKS), work.company.zone)
    out = work.publications.find(at=Between(first - INSTANT, begins(monday, work.company.zone) - INSTANT))
    weeks_out = {day_of(one.at, work.company.zone).isocalendar()[:2] for one in out}
    return Fact(len(weeks_out) >= ROUTINE_WEEKS, len(weeks_out), ROUTINE_WEEKS)


SEEN: Mapping[Evidence, Callable[[Work], Fact]] = {
    Evidence.GOALS: _goals,
    Evidence.READ: _read,
    Evidence.WORRIES: _worries,
    Evidence.CHANNEL: _channel,
    Evidence.FIRST_POST: _first_post,
    Evidence.FIRST_EVENT: _first_event,
    Evidence.ANSWER_TIME: _answer_time,
    Evidence.PLACES: _places,
    Evidence.MOOD: _mood,
    Evidence.AMBASSADORS: _ambassadors,
    Evidence.STORM_PLAN: _storm_plan,
    Evidence.TRAINING: _training,
    Evidence.COACHES: _coaches,
    Evidence.ROUTINE: _routine,
}
