"""What was planned by the clock on the wall leaves by it, also on the days on which that clock is changed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from approvals.desk import releasing
from approvals.jobs import Task
from approvals.times import moment
from flows.house import House
from flows.publish_placement import publish
from tests.flows.firm import Firm

BERLIN = ZoneInfo("Europe/Berlin")
SPRING, AUTUMN = 3, 10
WHEN = [
    (SPRING, -1, time(9), time(8)),
    (SPRING, 0, time(9), time(7)),
    (AUTUMN, -1, time(9), time(7)),
    (AUTUMN, 0, time(9), time(8)),
    (AUTUMN, 0, time(2, 30), time(0, 30)),
]
"""The month, days from the change, what the wall shows, and UTC; what occurs twice means the first."""


@pytest.mark.parametrize(("month", "days", "wall", "utc"), WHEN)
def test_it_leaves_when_the_clock_on_the_wall_shows_its_time(
    firm: Firm, month: int, days: int, wall: time, utc: time
) -> None:
    """A second before nothing is out, a second after it is; the job that starts it is due at that very moment."""
    day = _last_sunday(month) + timedelta(days=days)
    post = firm.submit("Wir haben geöffnet").id
    firm.check(post)
    firm.sign(post)
    when = moment(datetime.combine(day, wall), "Europe/Berlin")
    placement = releasing.release(firm.begin, post, "export", when, by=firm.people["lena"]).id

    assert when.at == datetime.combine(day, utc, UTC)
    assert [job.due_at for job in firm.home.outbox.waiting() if job.task is Task.PUBLISH] == [when.at]
    assert publish(_at(firm, when.at - timedelta(seconds=1)), placement) == "queued"
    assert publish(_at(firm, when.at + timedelta(seconds=1)), placement) == "published"


def _at(firm: Firm, now: datetime) -> House:
    return House(firm.home.settings, lambda: now)


def _last_sunday(month: int) -> date:
    """Of next year: when Europe changes its clocks."""
    end = date(datetime.now(BERLIN).year + 1, month, 31)
    return end - timedelta(days=(end.weekday() + 1) % 7)
