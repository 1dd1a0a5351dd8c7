"""What the lead plans with: tiles, the tray, the queue; and giving a time, whatever it takes."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from approvals.days import during
from approvals.desk import holding, planning
from approvals.errors import NotAllowed, NotFound, TimeIsPast, WrongStage
from approvals.placements import Place
from approvals.times import Moment
from tests.full_calendar import filled, planned, ready
from tests.office import Office
from tests.pinboard import Weather

WEEK = during(date(2026, 11, 23), date(2026, 11, 29), "Europe/Berlin")


def in_time(office: Office, **later: float) -> Moment:
    return Moment(office.clock() + timedelta(**later), "Europe/Berlin")


def planned_in(office: Office, **later: float) -> str:
    return planned(office, office.clock() + timedelta(**later))


def give(office: Office, placement: str, *, by: str = "lena", **later: float) -> planning.Moved:
    return planning.give_time(office.begin, placement, in_time(office, **later), by=office.people[by])


def looks(office: Office) -> list[str]:
    return [str(one.looks) for one in planning.plan(office.begin, office.person("lena"), WEEK).tiles]


def test_a_week_shows_what_is_due_in_it(office: Office) -> None:
    """In the order of time, with channel, opening and picture; next week's is not in it."""
    later, sooner = planned_in(office, hours=5), planned_in(office, hours=2)
    planned_in(office, days=8)
    tiles = planning.plan(office.begin, office.person("lena"), WEEK).tiles
    assert [one.id for one in tiles] == [sooner, later]
    assert tiles[0].channel == "instagram"
    assert tiles[0].opening.startswith("Unser Sommerfest")
    assert tiles[0].picture is not None


def test_what_has_no_time_lies_in_the_tray_with_its_wish(office: Office) -> None:
    """The author wished for Wednesday; the lead sees it where the time is given."""
    wish = in_time(office, days=2)
    ready(office, wish=wish)
    found = planning.plan(office.begin, office.person("lena"), WEEK)
    assert [one.wish for one in found.without_time] == [wish]
    assert found.tiles == ()


def test_a_tile_tells_how_it_stands(office: Office) -> None:
    """Queued, halted by a hold, late, held, failed, of unknown outcome, out."""
    placement = planned_in(office, hours=1)
    assert looks(office) == ["queued"]
    hold = holding.place(office.begin, "Krise", by=office.people["lena"])
    assert looks(office) == ["halted"]
    office.clock.move(hours=2)
    assert looks(office) == ["late"]
    office.lift(hold)
    assert looks(office) == ["held"]
    give(office, placement, hours=1)
    office.clock.move(hours=1)
    office.board.weather = Weather.REFUSES_FOR_GOOD
    office._deliver(placement)
    assert looks(office) == ["failed"]


def test_what_is_out_stays_on_the_calendar_and_what_was_pulled_does_not(office: Office) -> None:
    """Lena sees what was published when; a channel that lost its yes is gone from the week."""
    out, pulled = planned_in(office, hours=1), planned_in(office, hours=2)
    office.clock.move(hours=1)
    office._deliver(out)
    with office.begin() as work:
        work.placements.save(work.placements.get(pulled).moved(Place.PULLED))
        work.commit()
    assert looks(office) == ["out"]


def test_giving_a_time_releases_moves_and_reviews(office: Office) -> None:
    """The same step for a tile from the tray, one on the calendar, and one that was missed."""
    post = ready(office)
    placement = office.placement(post, "instagram").id
    first = give(office, placement, hours=1)
    assert (first.before, first.after) == (None, in_time(office, hours=1))
    assert give(office, placement, hours=3).before == in_time(office, hours=1)
    office.clock.move(hours=4)
    assert give(office, placement, hours=1).placement.stage is Place.QUEUED


def test_taking_the_time_away_leaves_it_approved(office: Office) -> None:
    """Also what was missed; and what is taken out can be put back to where it stood."""
    placement = planned_in(office, hours=1)
    taken = planning.take_time(office.begin, placement, by=office.people["lena"])
    assert (taken.placement.stage, taken.before) == (Place.APPROVED, in_time(office, hours=1))
    give(office, placement, hours=1)
    office.clock.move(hours=2)
    assert planning.take_time(office.begin, placement, by=office.people["lena"]).placement.stage is Place.APPROVED


def test_a_time_that_is_refused(office: Office) -> None:
    """By Clara, into the past, for what is out, for nothing at all."""
    placement = planned_in(office, hours=1)
    with pytest.raises(NotAllowed):
        give(office, placement, by="clara", hours=2)
    with pytest.raises(TimeIsPast):
        give(office, placement, minutes=-5)
    with pytest.raises(NotFound):
        give(office, "0" * 16, hours=2)
    office.clock.move(hours=1)
    office._deliver(placement)
    with pytest.raises(WrongStage):
        give(office, placement, hours=2)


def test_the_queue_tells_apart_what_leaves_and_what_needs_somebody(office: Office) -> None:
    """One failed, one is unknown, one still to come, one without a time; with what the channel said."""
    failed, unknown, coming = (planned_in(office, hours=hours) for hours in (1, 1, 5))
    ready(office)
    office.clock.move(hours=1)
    for placement, weather in ((failed, Weather.REFUSES_FOR_GOOD), (unknown, Weather.UNKNOWN_UNWRITTEN)):
        office.board.weather = weather
        office._deliver(placement)
    queue = planning.queue(office.begin, office.person("lena"), 10)
    assert [[one.id for one in part] for part in (queue.missed, queue.unknown, queue.next)] == [
        [failed], [unknown], [coming],
    ]  # fmt: skip
    assert len(queue.without_time) == 1
    assert queue.last[failed].trouble == "not like this"


def test_a_calendar_asks_as_often_for_two_tiles_as_for_forty(office: Office) -> None:
    """The number of queries does not grow with the tiles."""
    asked: list[str] = []
    event.listen(office.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    counts = []
    for more in (2, 38):
        filled(office, more)
        asked.clear()
        planning.plan(office.begin, office.person("lena"), WEEK)
        counts.append(len(asked))
    assert counts[0] == counts[1]
