"""One table says which stage may follow which, and one method changes it."""

from datetime import UTC, datetime

import pytest

from approvals import placements, posts
from approvals.errors import WrongStage
from approvals.placements import Place, Placement
from approvals.posts import Post, Stage
from approvals.times import Moment

AT = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize("now", Stage)
@pytest.mark.parametrize("then", Stage)
def test_a_post_goes_only_where_the_table_leads(now: Stage, then: Stage) -> None:
    """Every pair of stages: allowed by the table, or refused with both named."""
    post = Post("1", now, "1", frozenset({"anna"}), AT)
    if then in posts.NEXT[now]:
        assert post.moved(then).stage is then
        return
    with pytest.raises(WrongStage) as refusal:
        post.moved(then)
    assert (refusal.value.stage, refusal.value.wanted) == (now, then)


@pytest.mark.parametrize("now", Place)
@pytest.mark.parametrize("then", Place)
def test_a_placement_goes_only_where_the_table_leads(now: Place, then: Place) -> None:
    """Every pair of stages: allowed by the table, or refused with both named."""
    placement = Placement("1", "1", "1", "export", now, None, None, "seal")
    if then in placements.NEXT[now]:
        assert placement.moved(then).stage is then
        return
    with pytest.raises(WrongStage) as refusal:
        placement.moved(then)
    assert (refusal.value.stage, refusal.value.wanted) == (now, then)


def test_the_tables_speak_of_every_stage() -> None:
    """No stage was forgotten, and what has ended has no way on."""
    assert set(posts.NEXT) == set(Stage)
    assert set(placements.NEXT) == set(Place)
    assert {stage for stage, ways in posts.NEXT.items() if not ways} == {Stage.REJECTED, Stage.WITHDRAWN}
    assert {place for place, ways in placements.NEXT.items() if not ways} == {Place.TAKEN_DOWN}


def test_what_is_out_leaves_only_through_its_take_down() -> None:
    """No way leads from published back into the queue."""
    assert placements.NEXT[Place.PUBLISHED] == {Place.TAKING_DOWN}
    assert placements.NEXT[Place.TAKING_DOWN] == {Place.TAKEN_DOWN}


def test_only_a_queued_placement_starts_a_delivery() -> None:
    """Publishing is reached from the queue alone."""
    assert {place for place, ways in placements.NEXT.items() if Place.PUBLISHING in ways} == {Place.QUEUED}


def test_queueing_keeps_the_time_and_the_zone() -> None:
    """The lead's words stay: nine o'clock in Berlin."""
    placement = Placement("1", "1", "1", "export", Place.APPROVED, None, None, "seal")
    queued = placement.queued_for(Moment(AT, "Europe/Berlin"))
    assert (queued.stage, queued.due_at, queued.zone) == (Place.QUEUED, AT, "Europe/Berlin")
    assert not placement.late(AT)
