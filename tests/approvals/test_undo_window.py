"""What is due leaves after the company's time to take it back, and not a second later where there is none."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from approvals.desk import planning, sweeping
from approvals.jobs import Task
from approvals.placements import LATE, Place
from storage.tables_people import JobRow
from tests.office import Office


@pytest.mark.parametrize(("minutes", "before", "after"), [(0, 0, 1), (5, 299, 301), (10, 599, 601)])
def test_a_post_leaves_once_it_cannot_be_taken_back_any_more(
    office: Office, minutes: int, before: int, after: int
) -> None:
    """Not a moment before, whoever asks."""
    office.settings(undo_minutes=minutes)
    post = office.approved("emil")
    office.release(post)
    start = office.clock()
    if minutes:
        office.clock.now = start + timedelta(seconds=before)
        office.publish(post)
        assert office.placement(post, "export").stage is Place.QUEUED
    office.clock.now = start + timedelta(seconds=after)
    office.publish(post)
    assert office.placement(post, "export").stage is Place.PUBLISHED


def test_what_leaves_now_is_taken_back_within_the_time(office: Office) -> None:
    """Lena thinks better of it after a minute."""
    office.settings(undo_minutes=5)
    post = office.approved("emil")
    placement, lena = office.placement(post, "export").id, office.people["lena"]
    _, leaves_at = planning.give_now(office.begin, placement, by=lena)
    assert leaves_at - office.clock() == timedelta(minutes=5, seconds=2)
    office.clock.move(minutes=1)
    planning.take_time(office.begin, placement, by=lena)
    office.clock.move(minutes=5)
    office.publish(post)
    assert office.placement(post, "export").stage is Place.APPROVED


@pytest.mark.parametrize("minutes", [0, 7])
def test_the_work_is_asked_for_the_minute_it_leaves(office: Office, minutes: int) -> None:
    """The dispatcher wakes once, for the right time."""
    office.settings(undo_minutes=minutes)
    post = office.approved("emil")
    office.release(post, hours=3)
    with office.engine.connect() as connection:
        asked = connection.scalars(select(JobRow.due_at).where(JobRow.task == Task.PUBLISH)).all()
    assert asked == [office.clock() + timedelta(hours=3, minutes=minutes)]


def test_while_it_can_be_taken_back_no_sweep_asks_for_it(office: Office) -> None:
    """It was planned for now and leaves in ten minutes; with the longest time to take it back it is not late then."""
    office.settings(undo_minutes=10)
    post = office.approved("emil")
    office.release(post)
    office.clock.move(minutes=9)
    assert sweeping.sweep(office.begin)[Task.PUBLISH] == 0
    office.clock.move(minutes=1)
    assert sweeping.sweep(office.begin)[Task.PUBLISH] == 1
    assert timedelta(minutes=10) < LATE
