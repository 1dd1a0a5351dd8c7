"""A coach offers times, a person books one; both are told, and either may call it off."""

from dataclasses import replace
from datetime import datetime, timedelta

from approvals.coaching import BOOKED, CALLED_OFF, LONGEST, MOST_OPEN, SHORTEST, CoachTime
from approvals.desk.asking import notify
from approvals.errors import BadSetting, HasLeft, NotFound, NotYours, TimeIsPast, TimeTaken, TooLong
from approvals.fingerprint import new_id
from approvals.permissions import Action, allow
from approvals.ports import Begin, Between, Work
from approvals.times import FOREVER

SHOWN_AFTER = timedelta(hours=2)
"""A time that has begun is still shown for so long, so that both find it."""


def offer(begin: Begin, starts: datetime, minutes: int, *, by: str) -> str:
    """Offer a time. Returns its id. Raises NotAllowed, TimeIsPast, TimeTaken (by a time of one's own), BadSetting,
    TooLong.
    """
    if not SHORTEST <= minutes <= LONGEST:
        raise BadSetting("minutes", str(minutes), f"{SHORTEST}-{LONGEST}")
    with begin() as work:
        allow(work.people.get(by), Action.COACH)
        if starts <= work.now:
            raise TimeIsPast(starts)
        mine = [one for one in coming(work) if one.coach == by]
        if any(one.starts < starts + timedelta(minutes=minutes) and starts < one.ends for one in mine):
            raise TimeTaken(starts.isoformat())
        if len(mine) >= MOST_OPEN:
            raise TooLong(len(mine) + 1, MOST_OPEN)
        time = CoachTime(new_id(), by, starts, minutes)
        work.coach_times.add(time)
        work.commit()
    return time.id


def book(begin: Begin, time_id: str, *, by: str) -> None:
    """Raises NotFound, TimeTaken where somebody was quicker, HasLeft, NotYours for one's own time."""
    with begin() as work:
        if not work.people.get(by).active:
            raise HasLeft(by)
        time = work.coach_times.get(time_id)
        if time.coach == by:
            raise NotYours(by, "book")
        if time.booked_by is not None or time.called_off or time.starts <= work.now:
            raise TimeTaken(time.starts.isoformat())
        work.coach_times.save(replace(time, booked_by=by))
        for person in (time.coach, by):
            notify(work, person, BOOKED, time.id)
        work.commit()


def call_off(begin: Begin, time_id: str, *, by: str) -> None:
    """By whoever booked it: then it is free again. By the coach: then it is gone. The other one is told.

    Raises NotFound, for somebody else's too.
    """
    with begin() as work:
        time = work.coach_times.get(time_id)
        if time.called_off or not time.concerns(by):
            raise NotFound("time", time_id)
        for other in {time.coach, time.booked_by} - {by, None}:
            notify(work, str(other), CALLED_OFF, time.id)
        if by == time.booked_by:
            work.coach_times.save(replace(time, booked_by=None))
        elif time.booked_by is None:
            work.coach_times.drop(time)
        else:
            work.coach_times.save(replace(time, called_off=True))
        work.commit()


def coming(work: Work) -> list[CoachTime]:
    """The times that are still to come, or have just begun, in their order."""
    found = work.coach_times.find(starts=Between(work.now - SHOWN_AFTER, FOREVER), called_off=False)
    return sorted(found, key=lambda one: one.starts)


def own_time(begin: Begin, time_id: str, *, by: str) -> tuple[CoachTime, str]:
    """A time of one's own, and the name of who coaches. Raises NotFound, for somebody else's too."""
    with begin(reading=True) as work:
        time = work.coach_times.get(time_id)
        if not time.concerns(by):
            raise NotFound("time", time_id)
        return time, work.people.get(time.coach).name
