"""The report of a month: what it counts, and what it leaves out for the sake of a few."""

from datetime import date

import pytest

from approvals.desk import reporting
from approvals.errors import NotFound
from approvals.reports import Month, told
from tests.office import Office
from tests.report_pages import two_months


def test_a_month_is_read_and_follows_the_one_before():
    """Over the turn of the year too; what is none is not found."""
    december = Month.read("2026-12")
    assert (str(december.after), str(december.before)) == ("2027-01", "2026-11")
    assert december.weeks == ("2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53")
    for written in ("2026-13", "2026", "gestern", "2026-1", ""):
        with pytest.raises(NotFound):
            Month.read(written)


def test_every_week_belongs_to_one_month():
    """So that no worry is counted twice."""
    month, weeks = Month(2026, 1), []
    for _ in range(24):
        weeks += month.weeks
        month = month.after
    assert len(weeks) == len(set(weeks)) == 105


def test_it_counts_what_happened_in_the_month(office: Office):
    """Posts by channel, week and month; questions, worries; consents from five on."""
    two_months(office)
    november = reporting.report(office.begin, Month(2026, 11))
    assert (november.posts, november.out) == (6, {"export": 6, "instagram": 1})
    assert list(november.weekly.items())[-2:] == [("2026-W48", 6), ("2026-W49", 0)]
    assert november.hours == 0.0
    assert (november.inquiries, november.inquiries_answered) == (2, 1)
    assert (november.worries, november.worries_answered) == (1, 1)
    assert (november.consents, november.withdrawn) == (5, 0)
    december = reporting.report(office.begin, Month(2026, 12))
    assert [count for _, count in december.monthly] == [0, 0, 0, 0, 6, 2]
    assert december.hours is None, "two posts are no median"


def test_the_last_month_is_meant_by_default(office: Office):
    """On the company's clock."""
    assert reporting.last_month(office.begin) == Month.of(date(2026, 10, 1))


def test_a_few_are_not_told():
    """Nobody, or at least five."""
    assert [told(count) for count in (0, 1, 4, 5)] == [0, None, None, 5]
