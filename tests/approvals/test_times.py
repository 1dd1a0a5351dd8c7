"""Times are UTC plus the zone in which a person meant them."""

# ruff: noqa: DTZ001 (a wall clock knows no zone)

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.errors import NoSuchLocalTime, UnknownZone
from approvals.times import moment

ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])


def test_winter_and_summer_in_berlin() -> None:
    """Nine o'clock is 8:00 UTC in winter and 7:00 UTC in summer."""
    assert moment(datetime(2026, 1, 5, 9), "Europe/Berlin").at == datetime(2026, 1, 5, 8, tzinfo=UTC)
    assert moment(datetime(2026, 7, 6, 9), "Europe/Berlin").at == datetime(2026, 7, 6, 7, tzinfo=UTC)


def test_a_time_the_clocks_skip_is_refused() -> None:
    """On 29 March 2026 no clock in Berlin shows half past two."""
    with pytest.raises(NoSuchLocalTime) as refusal:
        moment(datetime(2026, 3, 29, 2, 30), "Europe/Berlin")
    assert (refusal.value.time, refusal.value.zone) == ("2026-03-29 02:30", "Europe/Berlin")


def test_a_time_that_occurs_twice_means_the_first() -> None:
    """On 25 October 2026 half past two comes twice; the summer one is meant, also where the second was asked for."""
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment(datetime(2026, 10, 25, 2, 30), "Europe/Berlin").at == first
    assert moment(datetime(2026, 10, 25, 2, 30, fold=1), "Europe/Berlin").at == first


@pytest.mark.parametrize("zone", ["Europe/Bielefeld", "", "../../etc/passwd", "Europe"])
def test_an_unknown_zone_is_named(zone: str) -> None:
    """The refusal repeats what was written."""
    with pytest.raises(UnknownZone) as refusal:
        moment(datetime(2026, 1, 5, 9), zone)
    assert refusal.value.zone == zone


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), ZONES)
def test_a_moment_shows_the_clock_it_was_made_of(wall_clock: datetime, zone: str) -> None:
    """Whatever is not refused reads back as the same wall clock in that zone."""
    try:
        made = moment(wall_clock, zone)
    except NoSuchLocalTime:
        return
    assert made.local().replace(tzinfo=None) == wall_clock
    assert made.at.utcoffset() == timedelta(0)
