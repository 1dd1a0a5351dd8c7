"""Time to answer runs on working days only: a weekend and the holidays of the company's land give nobody's no."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.desk import sweeping
from approvals.errors import BadSetting
from approvals.working_days import REGIONS, WorkingDays, region_named
from tests.office import Office

BERLIN = ZoneInfo("Europe/Berlin")
BAVARIA = WorkingDays("Europe/Berlin", "DE-BY")
THREE_DAYS = timedelta(days=3)


def berlin(*when: int) -> datetime:
    return datetime(*when, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("asked", "within", "ends"),
    [
        (berlin(2026, 11, 23, 10), THREE_DAYS, berlin(2026, 11, 26, 10)),
        (berlin(2026, 11, 27, 18), THREE_DAYS, berlin(2026, 12, 2, 18)),
        (berlin(2026, 11, 28, 11), THREE_DAYS, berlin(2026, 12, 3, 0)),
        (berlin(2026, 11, 27, 20), timedelta(hours=12), berlin(2026, 11, 30, 17)),
        (berlin(2026, 4, 2, 16), timedelta(days=1), berlin(2026, 4, 7, 17)),
        (berlin(2026, 12, 23, 12), THREE_DAYS, berlin(2026, 12, 29, 12)),
        (berlin(2026, 10, 23, 18), timedelta(days=1), berlin(2026, 10, 26, 18)),
        (berlin(2027, 3, 24, 9), timedelta(days=2), berlin(2027, 3, 30, 17)),
    ],
)
def test_a_deadline_counts_working_days(asked: datetime, within: timedelta, ends: datetime) -> None:
    """Over weekends, Easter, Christmas and both changes of the clocks, to the hour of the wall clock."""
    assert BAVARIA.deadline(asked, within) == ends


def test_what_is_asked_on_friday_evening_does_not_end_on_monday_morning() -> None:
    """However short the company's time is, the first day back is there to answer."""
    asked = berlin(2026, 11, 27, 19)
    for hours in range(1, 200):
        ends = BAVARIA.deadline(asked, timedelta(hours=hours)).astimezone(BERLIN)
        assert ends <= berlin(2026, 11, 28) or ends >= berlin(2026, 11, 30, 17)


@given(
    st.integers(0, 4 * 365 * 24 * 60).map(
        lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    st.lists(st.integers(1, 24 * 90), min_size=2, max_size=2).map(sorted),
    st.sampled_from(REGIONS),
)
def test_more_time_never_ends_earlier_and_a_deadline_is_never_shorter(
    asked: datetime, hours: list[int], region: str
) -> None:
    """In every land, at every time of the year."""
    days = WorkingDays("Europe/Berlin", region)
    ends = [days.deadline(asked, timedelta(hours=one)) for one in hours]
    assert all(one <= other for one, other in pairwise(ends))
    assert all(end - asked >= timedelta(hours=one) for end, one in zip(ends, hours, strict=True))


def test_each_land_has_its_own_holidays_by_name() -> None:
    """Repentance Day is Saxony's, Epiphany Bavaria's, and who chose none works on New Year's Day."""
    day = date(2026, 11, 18)
    assert WorkingDays("Europe/Berlin", "DE-SN").holiday(day) == "Buß- und Bettag"
    assert BAVARIA.holiday(day) == ""
    assert BAVARIA.holiday(date(2026, 1, 6), "en") == "Epiphany"
    assert WorkingDays("Europe/Berlin", "").works(date(2026, 1, 1))
    with pytest.raises(BadSetting):
        region_named("DE-XX")


def test_a_question_on_friday_evening_waits_until_wednesday(office: Office) -> None:
    """Emil is asked before a weekend, with three days of the company's."""
    office.settings(region="DE-BY")
    office.clock.now = berlin(2026, 11, 27, 18).astimezone(UTC)
    picture = office.picture()
    office.check(office.submit(pictures=[picture]).id, {picture: office.seen("emil")})
    with office.begin(reading=True) as work:
        (asked,) = work.appearances.find(person=office.people["emil"])
    assert asked.deadline == berlin(2026, 12, 2, 18)


def test_reminders_are_written_on_working_days(office: Office) -> None:
    """What ends on Monday evening is reminded of on Friday evening, and nobody is reminded on the weekend."""
    office.settings(region="DE-BY", answer_within=timedelta(days=2))
    office.clock.now = berlin(2026, 11, 26, 18).astimezone(UTC)
    picture = office.picture()
    office.check(office.submit(pictures=[picture]).id, {picture: office.seen("emil")})
    reminded = []
    for hours in range(0, 96, 6):
        office.clock.now = (berlin(2026, 11, 26, 18) + timedelta(hours=hours)).astimezone(UTC)
        if sweeping.remind(office.begin):
            reminded.append(office.clock.now)
    assert reminded == [berlin(2026, 11, 27, 18)]
