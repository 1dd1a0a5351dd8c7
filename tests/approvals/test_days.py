"""Days on a company's clock, also on the two days a year that are not 24 hours long."""

from datetime import UTC, date, datetime, timedelta

import pytest

from approvals.days import Hour, begins, clock_changes, day_of, days, during, hour_of, hours_of

BERLIN = "Europe/Berlin"
AUTUMN, SPRING = date(2026, 10, 25), date(2026, 3, 29)


def test_an_ordinary_day_has_24_hours() -> None:
    """From midnight to midnight, none of them twice."""
    assert list(hours_of(date(2026, 11, 26), BERLIN)) == [Hour(number) for number in range(24)]


def test_the_day_the_clocks_go_back_has_25_hours() -> None:
    """Two o'clock comes twice, and the two are told apart."""
    hours = list(hours_of(AUTUMN, BERLIN))
    assert len(hours) == 25
    assert hours[1:5] == [Hour(1), Hour(2), Hour(2, again=True), Hour(3)]
    assert hour_of(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), BERLIN) == Hour(2)
    assert hour_of(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), BERLIN) == Hour(2, again=True)


def test_the_day_the_clocks_go_forward_has_23_hours() -> None:
    """There is no two o'clock."""
    hours = hours_of(SPRING, BERLIN)
    assert len(hours) == 23
    assert Hour(2) not in hours


def test_each_hour_says_when_it_ends() -> None:
    """In UTC, so that what is past can be told."""
    hours = hours_of(AUTUMN, BERLIN)
    assert hours[Hour(2)] == datetime(2026, 10, 25, 1, tzinfo=UTC)
    assert hours[Hour(2, again=True)] == datetime(2026, 10, 25, 2, tzinfo=UTC)


def test_a_day_without_midnight_begins_with_its_first_instant() -> None:
    """In Santiago the clocks jump from midnight to one."""
    there = "America/Santiago"
    assert begins(date(2026, 9, 6), there) == datetime(2026, 9, 6, 4, tzinfo=UTC)
    assert next(iter(hours_of(date(2026, 9, 6), there))) == Hour(1)


def test_half_an_hour_that_comes_twice() -> None:
    """On Lord Howe Island the clocks go back by half an hour: a bit of one o'clock comes again."""
    hours = list(hours_of(date(2026, 4, 5), "Australia/Lord_Howe"))
    assert hours[:4] == [Hour(0), Hour(1), Hour(1, again=True), Hour(2)]


@pytest.mark.parametrize("instant", ["2026-11-22T23:00+00:00", "2026-11-29T22:59:59.999999+00:00"])
def test_a_week_holds_its_first_and_its_last_instant(instant: str) -> None:
    """Monday at midnight in Berlin belongs to it, and so does the last of Sunday."""
    week, at = during(date(2026, 11, 23), date(2026, 11, 29), BERLIN), datetime.fromisoformat(instant)
    assert week.after < at <= week.until
    assert not week.after < at - timedelta(7) <= week.until


def test_days_on_which_the_clocks_change() -> None:
    """One in this week, and by how much they go forward; none in an ordinary one."""
    assert list(clock_changes(days(date(2026, 3, 23), 7), BERLIN)) == [(SPRING, timedelta(hours=1))]
    assert list(clock_changes(days(date(2026, 10, 19), 7), BERLIN)) == [(AUTUMN, timedelta(hours=-1))]
    assert list(clock_changes(days(date(2026, 11, 23), 7), BERLIN)) == []


def test_the_day_is_the_company_s() -> None:
    """Half past eleven at night in UTC is tomorrow in Berlin."""
    assert day_of(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), BERLIN) == date(2026, 11, 24)
