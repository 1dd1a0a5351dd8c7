"""The next free place is filled in one tap; gaps and what stands too close together are told."""

from datetime import UTC, datetime, timedelta

import pytest

from approvals.desk import planning
from approvals.desk.filling import Outlook, outlook_in
from approvals.errors import NoFreePlace, NotAllowed
from approvals.slots import read_slots
from tests.full_calendar import planned, ready, wall_clock
from tests.office import Office


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In November 2026, in UTC; Berlin is an hour ahead."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def planner(office: Office) -> Office:
    """It is Monday, the 23rd, ten in the morning."""
    office.settings(slots=read_slots("instagram", "Di Do 10:00"))
    return office


def outlook(office: Office) -> Outlook:
    with office.begin(reading=True) as work:
        return outlook_in(work)


def fill(office: Office, number: int = 0, by: str = "lena") -> str:
    placement = office.placement(ready(office, number), "instagram").id
    planning.fill_next(office.begin, placement, by=office.people[by])
    return wall_clock(office, placement)


def test_places_are_filled_one_after_the_other(planner: Office) -> None:
    """Tuesday, Thursday, Tuesday."""
    assert [fill(planner, number) for number in range(3)] == [
        "2026-11-24 10:00",
        "2026-11-26 10:00",
        "2026-12-01 10:00",
    ]


def test_what_is_planned_within_an_hour_takes_the_place(planner: Office) -> None:
    """On its own channel only."""
    planned(planner, at(24, 9, 40))
    planned(planner, at(26, 9), 1, "facebook")
    assert fill(planner, 2) == "2026-11-26 10:00"


def test_the_place_that_has_just_passed_is_not_filled(planner: Office) -> None:
    """Not even a minute ago."""
    planner.clock.now = at(24, 9)
    assert fill(planner) == "2026-11-26 10:00"


def test_a_queued_post_moves_to_the_next_place_and_may_keep_its_own(planner: Office) -> None:
    """It does not stand in its own way."""
    placement = planned(planner, at(24, 9))
    planning.fill_next(planner.begin, placement, by=planner.people["lena"])
    assert wall_clock(planner, placement) == "2026-11-24 10:00"


def test_only_the_lead_fills_places_and_there_must_be_one(planner: Office) -> None:
    """A channel without places refuses by name."""
    with pytest.raises(NotAllowed):
        fill(planner, by="anna")
    placement = planner.placement(ready(planner, 1, ("facebook",)), "facebook").id
    with pytest.raises(NoFreePlace) as refusal:
        planning.fill_next(planner.begin, placement, by=planner.people["lena"])
    assert refusal.value.channel == "facebook"


def test_gaps_are_told_for_two_weeks(planner: Office) -> None:
    """Four places, one is taken; the next free one stands ready."""
    planned(planner, at(24, 9))
    seen = outlook(planner)
    assert [f"{gap.at:%d.%m. %H:%M}" for gap in seen.gaps] == ["26.11. 09:00", "01.12. 09:00", "03.12. 09:00"]
    assert seen.next["instagram"].at == at(26, 9)


def test_posts_too_close_together_and_twice_the_same_are_told(planner: Office) -> None:
    """Within an hour on one channel; the same words of two posts on one day, wherever they go."""
    planned(planner, at(25, 9))
    planned(planner, at(25, 9, 30), 1)
    planned(planner, at(25, 10, 30), 2)
    planned(planner, at(25, 16), 0, "facebook")
    seen = outlook(planner)
    assert [(one.channel, one.at) for one in seen.close] == [("instagram", (at(25, 9), at(25, 9, 30)))]
    assert [(one.channels, len(set(one.posts))) for one in seen.same] == [(("instagram", "facebook"), 2)]


def test_one_post_on_two_channels_is_nothing_to_look_at(planner: Office) -> None:
    """That is what channels are for."""
    post = ready(planner, 0, ("instagram", "facebook"))
    for channel in ("instagram", "facebook"):
        planner.release(post, channel, hours=30)
    seen = outlook(planner)
    assert (seen.close, seen.same) == ((), ())


def test_what_lies_further_ahead_is_left_alone(planner: Office) -> None:
    """Only the two weeks to come are looked at."""
    for number in range(2):
        planned(planner, at(23, 9) + timedelta(days=15, minutes=number), number)
    assert outlook(planner).close == ()
