"""The queue: tiles are moved and moved back, what was missed is reviewed, and nothing fires by itself."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from approvals.company import SignoffRule
from approvals.desk import hiring, holding, releasing, sweeping
from approvals.errors import NotAllowed, NotFound, NothingMissed, StillWaitingFor, TimeIsPast, WrongStage
from approvals.jobs import Notice
from approvals.times import Moment
from tests.office import Office
from tests.pinboard import Weather


def queued(office: Office, channel: str = "export", text: str = "Schön war's!", **later: float) -> str:
    """Shows Ben, by Anna, signed by Clara, released by Lena. Returns the post."""
    post = office.approved("ben", channels=[channel], text=text)
    office.release(post, channel, **later or {"hours": 1})
    return post


def in_time(office: Office, **later: float) -> Moment:
    return Moment(office.clock() + timedelta(**later), "Europe/Berlin")


def move(office: Office, post: str, when: Moment, *, by: str = "lena") -> releasing.Moved:
    return releasing.move(office.begin, office.placement(post).id, when, by=office.people[by])


def review(office: Office, post: str, when: Moment | None, *, by: str = "lena") -> releasing.Moved:
    return releasing.review(office.begin, office.placement(post).id, when=when, by=office.people[by])


def told(office: Office) -> dict[str, Notice]:
    with office.begin(reading=True) as work:
        handles = {person: handle for handle, person in office.people.items()}
        return {handles[notice.person]: notice for notice in work.notices.find(kind="moved")}


def test_a_moved_tile_keeps_its_signature(office: Office) -> None:
    """Lena moves it to the evening; nobody signs again, and it goes out then."""
    post = queued(office)
    assert move(office, post, in_time(office, hours=9)).placement.stage == "queued"
    office.clock.move(hours=1)
    assert office.publish(post) == "queued"
    office.clock.move(hours=8)
    assert office.publish(post) == "published"


def test_a_tile_moved_earlier_goes_out_earlier(office: Office) -> None:
    """The outbox asks for it at the new time too."""
    post = queued(office, hours=9)
    office.jobs_are_done()
    sooner = in_time(office, minutes=5)
    move(office, post, sooner)
    with office.begin(reading=True) as work:
        assert [p.due_at for p in work.placements.find(post=post)] == [sooner.at]
    office.clock.move(minutes=5)
    assert office.publish(post) == "published"


def test_a_move_is_undone_by_moving_back(office: Office) -> None:
    """What a move returns says where the tile stood, so that the page can offer to put it back."""
    post = queued(office)
    before = office.placement(post).when
    moved = move(office, post, in_time(office, hours=9))
    assert (moved.before, moved.after) == (before, in_time(office, hours=9))
    assert move(office, post, moved.before).placement.when == before


def test_a_move_is_in_the_history(office: Office) -> None:
    """Who moved it and to when."""
    post = queued(office)
    move(office, post, in_time(office, hours=9))
    entry = office.entries()[-1]
    assert (entry.kind, entry.by, entry.facts["post"]) == ("moved", office.people["lena"], post)
    assert entry.facts["at"] == in_time(office, hours=9).at.isoformat()


def test_signers_and_authors_hear_of_a_move_once(office: Office) -> None:
    """Anna wrote it, Clara signed it; Lena moves it three times in a row, and each gets one message, later."""
    post = queued(office)
    for hours in (3, 4, 5):
        move(office, post, in_time(office, hours=hours))
    assert set(told(office)) == {"anna", "clara"}
    assert {notice.at for notice in told(office).values()} == {office.clock() + releasing.SETTLES}
    with office.begin(reading=True) as work:
        assert len(work.notices.find(kind="moved")) == 2


def test_a_message_about_a_move_waits_until_it_has_settled(office: Office) -> None:
    """The sweep does not send it while Lena may still change her mind."""
    move(office, queued(office), in_time(office, hours=3))
    office.jobs_are_done()
    before = sweeping.sweep(office.begin)["send_notice"]
    office.clock.move(minutes=10)
    assert sweeping.sweep(office.begin)["send_notice"] == before + 2


def test_who_has_left_hears_of_nothing(office: Office) -> None:
    """Anna is gone; only Clara is told."""
    post = queued(office)
    hiring.let_go(office.begin, office.people["anna"], by=office.people["ada"])
    move(office, post, in_time(office, hours=3))
    assert set(told(office)) == {"clara"}


def test_the_first_release_and_the_same_time_again_are_no_moves(office: Office) -> None:
    """Nobody is told of a time that is the only one so far, or did not change."""
    post = queued(office)
    move(office, post, office.placement(post).when)
    assert told(office) == {}


def test_a_move_that_is_refused(office: Office) -> None:
    """Into the past, by Clara, of what is not queued, of nothing at all."""
    post = queued(office)
    with pytest.raises(TimeIsPast):
        move(office, post, in_time(office, minutes=-1))
    with pytest.raises(NotAllowed):
        move(office, post, in_time(office, hours=2), by="clara")
    with pytest.raises(NotFound):
        releasing.move(office.begin, "0" * 16, in_time(office, hours=2), by=office.people["lena"])
    releasing.unqueue(office.begin, post, "export", by=office.people["lena"])
    with pytest.raises(WrongStage):
        move(office, post, in_time(office, hours=2))


def test_a_no_meanwhile_stops_the_move(office: Office) -> None:
    """Ben said no: what was pulled is not dragged back into the week."""
    post = queued(office)
    office.say("ben", "no")
    with pytest.raises(WrongStage):
        move(office, post, in_time(office, hours=2))


def test_what_left_the_queue_has_no_time(office: Office) -> None:
    """Taken out, the tile is off the calendar."""
    post = queued(office)
    releasing.unqueue(office.begin, post, "export", by=office.people["lena"])
    assert (office.places(post)["export"], office.placement(post).when) == ("approved", None)


def missed(office: Office) -> str:
    """The service was down when it was due."""
    post = queued(office)
    office.clock.move(hours=3)
    return post


def held(office: Office) -> str:
    """A hold stood when it was due."""
    post = queued(office)
    holding.place(office.begin, "Trauerfall", by=office.people["lena"])
    office.clock.move(hours=1)
    assert office.publish(post) == "held"
    return post


def failed(office: Office) -> str:
    """The channel said no for good."""
    post = queued(office)
    office.clock.move(hours=1)
    office.board.weather = Weather.REFUSES_FOR_GOOD
    assert office.publish(post) == "failed"
    return post


@pytest.mark.parametrize("stopped", [missed, held, failed])
def test_what_was_stopped_gets_a_new_time(office: Office, stopped: Callable[[Office], str]) -> None:
    """Nothing left by itself; Lena reviews it, signers and authors hear of the new time."""
    post = stopped(office)
    assert review(office, post, in_time(office, hours=2)).placement.stage == "queued"
    assert office.board.up == {}
    assert set(told(office)) == {"anna", "clara"}


@pytest.mark.parametrize("stopped", [missed, held, failed])
def test_what_was_stopped_goes_back_to_approved(office: Office, stopped: Callable[[Office], str]) -> None:
    """Lena does not know yet when; it has no time until she says so."""
    post = stopped(office)
    moved = review(office, post, None)
    assert (moved.placement.stage, moved.after) == ("approved", None)
    office.clock.move(days=1)
    assert office.publish(post) == "approved"
    assert office.release(post, hours=1).stage == "queued"


def test_only_the_lead_reviews_and_only_what_was_missed(office: Office) -> None:
    """Clara cannot, and a tile in good time is moved, not reviewed."""
    post = queued(office)
    with pytest.raises(NothingMissed):
        review(office, post, None)
    office.clock.move(hours=3)
    with pytest.raises(NotAllowed):
        review(office, post, None, by="clara")


def test_a_review_is_no_way_around_a_no(office: Office) -> None:
    """Held over the weekend; meanwhile Dora has to sign too, so that no time is given before she did."""
    post = held(office)
    office.settings(signoff=SignoffRule.read("2"))
    with pytest.raises(StillWaitingFor):
        review(office, post, in_time(office, hours=2))


def test_lifting_a_hold_names_what_was_missed(office: Office) -> None:
    """One was tried at its time, one came due unseen; the third is still to come and goes out as planned."""
    first, second = queued(office, text="Eins"), queued(office, text="Zwei", minutes=61)
    third = queued(office, text="Drei", hours=5)
    hold = holding.place(office.begin, "Trauerfall", by=office.people["lena"])
    office.clock.move(hours=1)
    office.publish(first)
    office.clock.move(minutes=1)
    missed = office.lift(hold)
    assert set(missed) == {office.placement(post).id for post in (first, second)}
    assert [office.publish(first), office.publish(second)] == ["held", "held"]
    office.clock.move(hours=4)
    assert office.publish(third) == "published"


@pytest.mark.parametrize("scope", ["channel", "post"])
def test_lifting_a_hold_names_only_what_it_was_about(office: Office, scope: str) -> None:
    """Instagram, or one post, was held; what another channel or post missed is not this hold's."""
    post = queued(office, "instagram")
    other = queued(office)
    named = {"channel": "instagram"} if scope == "channel" else {"post": post}
    hold = holding.place(office.begin, "Konto gekapert", by=office.people["lena"], **named)
    office.clock.move(hours=1)
    missed = office.lift(hold)
    assert missed == (office.placement(post, "instagram").id,)
    assert office.publish(other) == "published"


def test_what_another_hold_still_stops_is_reviewed_when_that_is_lifted(office: Office) -> None:
    """Two holds stand; lifting the first asks for no review yet."""
    post = held(office)
    second = holding.place(office.begin, "Konto gekapert", by=office.people["clara"], channel="export")
    with office.begin(reading=True) as work:
        first = work.holds.find()[0].id
    assert office.lift(first) == ()
    assert office.lift(second) == (office.placement(post).id,)


def test_lists_follow_the_queue(office: Office) -> None:
    """The summary of a post shows the time it was moved to, and none once it was taken out."""
    post = queued(office)
    move(office, post, in_time(office, hours=9))
    with office.begin(reading=True) as work:
        assert work.summaries.get(post).due_at == in_time(office, hours=9).at
    releasing.unqueue(office.begin, post, "export", by=office.people["lena"])
    with office.begin(reading=True) as work:
        assert work.summaries.get(post).due_at is None


def test_what_is_out_is_not_reviewed(office: Office) -> None:
    """Published is published; it comes down by other ways."""
    post = queued(office)
    office.clock.move(hours=1)
    office.publish(post)
    with pytest.raises(NothingMissed):
        review(office, post, None)
