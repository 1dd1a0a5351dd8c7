"""What is out is counted now and then: hourly while it is fresh, then daily, and never at the cost of anything else."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from approvals.channels import Channel, ChannelRefused
from approvals.desk import counting
from approvals.placements import Publication
from tests.office import Office
from tests.pinboard import Pinboard


class Counted(Pinboard):
    """A board on which people leave likes; `away` while nobody answers, `wait` while it wants to be left alone."""

    likes = 3
    away = False
    wait: timedelta | None = None
    asked = 0

    def numbers(self, address: str) -> Mapping[str, int]:  # noqa: ARG002 - whatever hangs there
        self.asked += 1
        if self.wait:
            raise ChannelRefused("board", "quota", again=True, wait=self.wait)
        if self.away:
            raise ChannelRefused("board", "unreachable", again=True)
        return {"likes": self.likes}


@pytest.fixture
def board(office: Office) -> Counted:
    office.board = Counted("export")
    office.published("ben")
    return office.board


def count(office: Office, **later: float) -> Publication:
    office.clock.move(**later)
    counting.sweep_numbers(office.begin, lambda _: office.board)
    with office.begin(reading=True) as work:
        return work.publications.find()[0]


def test_numbers_and_link_are_kept_with_the_publication(office: Office, board: Counted) -> None:
    """With the time they are of; asked again after an hour, and not before."""
    first = count(office)
    assert (first.numbers, first.counted_at) == ({"likes": 3}, office.clock())
    assert first.link.startswith("https://board.example/")
    board.likes = 5
    assert count(office, minutes=30).numbers == {"likes": 3}
    assert count(office, minutes=30).numbers == {"likes": 5}


def test_old_numbers_stay_while_the_channel_is_away(office: Office, board: Counted) -> None:
    """With the time they are of; it is not asked every minute because of that."""
    counted_at = count(office).counted_at
    board.away = True
    later = count(office, hours=2)
    assert (later.numbers, later.counted_at) == ({"likes": 3}, counted_at)
    count(office, minutes=1)
    assert board.asked == 2


def test_what_is_older_is_asked_about_daily_and_in_the_end_no_more(office: Office, board: Counted) -> None:
    """After two days once a day, after ninety never again."""
    count(office)
    count(office, days=3)
    count(office, hours=2)
    assert board.asked == 2
    count(office, days=90)
    assert board.asked == 2


def test_a_channel_that_counts_nothing_is_left_alone(office: Office) -> None:
    """There is a link and no number."""
    office.published("ben")
    out = count(office)
    assert (out.numbers, out.counted_at, out.link is None) == ({}, None, False)


def test_a_channel_that_wants_to_be_left_alone_is(office: Office, board: Counted) -> None:
    """For as long as it says, whatever else of it is due, but never longer than a day."""
    office.published("emil")
    board.wait = timedelta(hours=5)
    count(office)
    count(office, hours=4)
    assert board.asked == 1
    board.wait = timedelta(days=99)
    count(office, hours=2)
    board.wait = None
    assert count(office, days=1, minutes=1).numbers == {"likes": 3}


def test_a_channel_that_cannot_be_had_ends_no_sweep(office: Office, board: Counted) -> None:
    """Whoever connects it refuses: the publication is asked about later."""

    def away(name: str) -> Channel:
        raise ChannelRefused(name, "unreachable", again=True)

    assert counting.sweep_numbers(office.begin, away) == 1
    assert count(office, hours=1).numbers == {"likes": board.likes}
