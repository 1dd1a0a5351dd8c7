"""Promise 6: a delivery whose outcome is unknown is looked up, never blindly repeated."""

from datetime import timedelta

import pytest

from approvals.channels import ChannelRefused, OutcomeUnknown
from approvals.desk import delivering, drafting, sweeping
from approvals.desk.delivering import PATIENCE, TRIES
from approvals.desk.noting import KeptNotes
from approvals.errors import WrongStage
from approvals.jobs import Task
from approvals.placements import LATE, Outcome, Place
from storage.outbox import Outbox
from tests.office import Office
from tests.pinboard import UNWRITTEN, PowerCut, Weather

BUSY = ChannelRefused("board", "busy", again=True)


@pytest.fixture
def post(office: Office) -> str:
    """A post without pictures, queued for now."""
    known = office.submit("Wir stellen ein.").id
    office.check(known)
    office.sign(known)
    office.release(known)
    return known


def times_written(office: Office) -> int:
    return sum(office.board.written.values())


def outcomes(office: Office) -> list[Outcome]:
    with office.begin(reading=True) as work:
        return [delivery.outcome for delivery in work.deliveries.find()]


def test_a_crash_before_the_door_commits(office: Office, post: str) -> None:
    """Nothing was started, nothing is out: the next run delivers."""
    office.dying = True
    with pytest.raises(PowerCut):
        office.publish(post)
    office.dying = False
    assert office.places(post) == {"export": "queued"}
    assert office.publish(post) == "published"
    assert times_written(office) == 1


def test_a_crash_before_the_channel_was_called(office: Office, post: str) -> None:
    """The attempt is written down, the channel knows nothing of it: a second attempt may be made."""
    office.crash(post, Weather.CUT_BEFORE)
    assert [office.publish(post), office.publish(post)] == ["queued", "published"]
    assert outcomes(office) == [Outcome.REFUSED, Outcome.DELIVERED]


@pytest.mark.parametrize("weather", [Weather.CUT_AFTER, Weather.UNKNOWN_WRITTEN])
def test_what_was_written_but_not_recorded_is_found(office: Office, post: str, weather: Weather) -> None:
    """The process or the line died after the channel wrote: it is looked up and not written again."""
    office.crash(post, weather)
    assert office.publish(post) == "published"
    assert times_written(office) == 1


@pytest.mark.parametrize("weather", [Weather.CUT_AFTER, Weather.UNKNOWN_WRITTEN])
def test_what_is_on_its_way_gets_no_other_time(office: Office, post: str, weather: Weather) -> None:
    """Lena releases anew while nobody knows whether it is out: refused, or it would be written again."""
    office.crash(post, weather)
    with pytest.raises(WrongStage):
        office.release(post)
    assert office.publish(post) == "published"
    assert times_written(office) == 1


def test_a_crash_while_recording(office: Office, post: str) -> None:
    """It was looked up, and the process died before the answer was kept: looking up again finds the same."""
    office.crash(post, Weather.CUT_AFTER)
    office.dying = True
    with pytest.raises(PowerCut):
        office.publish(post)
    office.dying = False
    assert office.publish(post) == "published"
    assert times_written(office) == 1


def test_what_may_still_be_under_way_is_left_alone(office: Office, post: str) -> None:
    """A second run a minute later neither delivers nor looks up: the first may still be waiting for its answer."""
    office.board.weather = Weather.CUT_AFTER
    with pytest.raises(PowerCut):
        office.publish(post)
    office.clock.move(minutes=1)
    assert office.publish(post) == "publishing"
    assert times_written(office) == 1


def test_an_unknown_outcome_stays_unknown_until_the_channel_can_tell(office: Office, post: str) -> None:
    """As long as nobody knows, nothing is sent; a job to look again waits."""
    office.jobs_are_done()
    office.board.weather = Weather.UNKNOWN_WRITTEN
    office.publish(post)
    office.board.weather = Weather.UNKNOWN_UNWRITTEN
    assert office.publish(post) == "unknown"
    jobs = [job.due_at for job in Outbox(office.engine).waiting() if job.task is Task.PUBLISH]
    assert office.clock() + PATIENCE in jobs
    assert sweeping.sweep(office.begin)["publish_placement"] == 1


def test_a_refusal_that_may_pass_is_tried_again_with_growing_pauses(office: Office, post: str) -> None:
    """Five attempts, then a person has to look; all of them within the fifteen minutes."""
    stages, pauses = [], []
    for _ in range(TRIES):
        office.jobs_are_done()
        office.board.weather = Weather.REFUSES
        stages.append(office.publish(post))
        pauses += [job.due_at - office.clock() for job in Outbox(office.engine).waiting() if job.task is Task.PUBLISH]
    assert stages == ["queued"] * 4 + ["failed"]
    assert pauses == [timedelta(seconds=30 * 2**number) for number in range(4)]
    assert sum(pauses, timedelta()) < LATE


def test_a_channel_that_wants_to_be_left_alone_is(office: Office, post: str) -> None:
    """It said 90 seconds: a sweep that asks earlier changes nothing, afterwards it goes out."""
    UNWRITTEN[Weather.REFUSES].wait = timedelta(seconds=90)
    office.board.weather = Weather.REFUSES
    office.publish(post)
    UNWRITTEN[Weather.REFUSES].wait = None

    office.clock.move(seconds=89)
    assert [office.publish(post), times_written(office)] == ["queued", 0]
    office.clock.move(seconds=1)
    assert office.publish(post) == "published"


def test_not_knowing_is_recorded_once(office: Office, post: str) -> None:
    """However often it is looked up in vain, the history says once that nobody knows."""
    office.board.weather = Weather.UNKNOWN_WRITTEN
    office.publish(post)
    for _ in range(3):
        office.board.weather = Weather.UNKNOWN_UNWRITTEN
        office.publish(post)
    assert [entry.kind for entry in office.entries()].count("delivery_unknown") == 1


def test_notes_outlive_the_attempt(office: Office, post: str) -> None:
    """What an upload was called is known to the next attempt; a newer note replaces the old."""
    placement = office.placement(post).id
    for value in ("first", "second"):
        KeptNotes(office.begin, placement).keep("upload", value)
    assert KeptNotes(office.begin, placement).get("upload") == "second"
    assert KeptNotes(office.begin, placement).get("other") is None


def test_a_refusal_for_good_fails_at_once_and_the_lead_may_release_it_again(office: Office, post: str) -> None:
    """The channel does not like it: nothing is repeated until Lena says so."""
    office.board.weather = Weather.REFUSES_FOR_GOOD
    assert office.publish(post) == "failed"
    assert office.publish(post) == "failed"
    office.release(post)
    assert office.publish(post) == "published"


def started(office: Office, post: str) -> object:
    """An attempt that nobody has finished."""
    office.crash(post, Weather.CUT_BEFORE)
    return delivering.unfinished(office.begin, office.placement(post).id)


def test_being_told_twice_that_it_is_out_is_being_told_once(office: Office, post: str) -> None:
    """Two runs record the same delivery: there is one publication and one entry."""
    attempt = started(office, post)
    for _ in range(2):
        delivering.delivered(office.begin, attempt, "folder:1", ())
    with office.begin(reading=True) as work:
        assert len(work.publications.find(post=post)) == 1
    assert [entry.kind for entry in office.entries()].count("published") == 1


def test_a_late_refusal_does_not_disturb_the_next_attempt(office: Office, post: str) -> None:
    """A slow worker reports attempt 1 as refused while attempt 2 is on its way: attempt 2 goes on."""
    attempt = started(office, post)
    office.publish(post)
    office.board.weather = Weather.UNKNOWN_WRITTEN
    office.publish(post)
    assert delivering.refused(office.begin, attempt, BUSY) is Place.UNKNOWN
    delivering.left_unknown(office.begin, attempt, OutcomeUnknown("board", "unreachable"))
    assert outcomes(office) == [Outcome.REFUSED, Outcome.UNKNOWN]
    assert office.publish(post) == "published"


def test_what_is_out_is_not_called_unknown_afterwards(office: Office, post: str) -> None:
    """A late timeout of the same attempt changes nothing about what is known to be out."""
    attempt = started(office, post)
    delivering.delivered(office.begin, attempt, "folder:1", ())
    delivering.left_unknown(office.begin, attempt, OutcomeUnknown("board", "unreachable"))
    delivering.refused(office.begin, attempt, BUSY)
    assert outcomes(office) == [Outcome.DELIVERED]
    assert office.places(post) == {"export": "published"}


def test_the_same_content_is_never_approved_twice(office: Office, post: str) -> None:
    """Published once, edited and edited back: what is out already is not offered for the queue again."""
    office.publish(post)
    office.edit(post, text="Anders")
    office.edit(post, text="Wir stellen ein.")
    office.check(post)
    assert len(office.file(post).placements) == 1
    assert office.places(post) == {"export": "published"}


def test_what_looks_the_same_is_not_approved_beside_what_is_out(office: Office) -> None:
    """The face is renamed after publication, and signed anew: the world would only see the same post twice."""
    known = office.published("ben")
    office.consent("emil", "export")
    office.name(known, 0, "emil")
    office.check(known)
    office.sign(known, by="dora")
    assert [str(place.stage) for place in office.file(known).placements] == ["published"]


def test_what_is_out_gets_no_new_time(office: Office, post: str) -> None:
    """Lena looks at an old page and releases once more: the refusal says where it stands."""
    office.publish(post)
    with pytest.raises(WrongStage) as refusal:
        office.release(post, hours=1)
    assert (refusal.value.stage, refusal.value.wanted) == ("published", "queued")


def test_an_attempt_that_was_given_up_and_succeeded_after_all_is_not_forgotten(office: Office, post: str) -> None:
    """A stalled process delivers after it was given up and the post withdrawn: what is out comes down."""
    office.crash(post, Weather.CUT_BEFORE)
    with office.begin(reading=True) as work:
        (stalled,) = work.deliveries.find()
    assert office.publish(post) == "queued"
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    assert office.places(post) == {"export": "pulled"}
    delivering.delivered(office.begin, stalled, "address", stalled.renditions)
    assert office.places(post) == {"export": "taking_down"}


def test_what_is_out_is_what_the_successful_attempt_sent(office: Office) -> None:
    """Attempt 1 was given up; Ben is blurred in attempt 2; then attempt 1 turns out to have shown him after all."""
    post = office.approved("ben")
    office.release(post)
    office.crash(post, Weather.CUT_BEFORE)
    first = delivering.unfinished(office.begin, office.placement(post).id)
    office.publish(post)
    office.say("ben", "blur")
    office.check(post)
    office.sign(post)
    office.release(post)
    office.crash(post, Weather.CUT_BEFORE)
    delivering.delivered(office.begin, first, "board:1", first.renditions)
    assert office.places(post) == {"export": "taking_down"}
