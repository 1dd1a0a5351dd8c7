"""Promise 4: a no stops what waits, pulls what is queued, and takes down what is out until it is proved gone."""

from datetime import timedelta

import pytest

from approvals.boxes import Box
from approvals.channels import OutcomeUnknown
from approvals.desk import (
    answering,
    consenting,
    delivering,
    drafting,
    expiring,
    releasing,
    showing_faces,
    signing,
    sweeping,
    taking_down,
)
from approvals.errors import NotFound
from approvals.jobs import Task
from approvals.open_ends import Missing
from approvals.placements import Publication
from storage.outbox import Outbox
from tests.office import Office
from tests.pinboard import Weather


def waiting_for(office: Office, task: Task) -> list[str]:
    return [job.about for job in Outbox(office.engine).waiting() if job.task is task]


@pytest.mark.parametrize("said", ["no", "blur"])
def test_a_no_pulls_what_is_queued(office: Office, said: str) -> None:
    """Ben changes his mind an hour before: the post leaves the queue in the same transaction."""
    post = office.approved("ben")
    office.release(post, hours=1)
    office.say("ben", said)
    assert office.places(post) == {"export": "pulled"}


@pytest.mark.parametrize("said", ["no", "blur"])
def test_a_no_takes_down_what_is_out(office: Office, said: str) -> None:
    """Ben sees himself on the page and says no: the take-down is asked for and ends with a proof."""
    post = office.published("ben")
    office.say("ben", said)
    assert office.places(post) == {"export": "taking_down"}
    assert waiting_for(office, Task.TAKE_DOWN) == [office.placement(post).id]
    assert office.take_down(post) == "taken_down"
    with office.begin(reading=True) as work:
        (publication,) = work.publications.find(post=post)
    assert publication.proof
    assert office.board.up == {}


def test_a_no_for_one_channel_stops_only_that_channel(office: Office) -> None:
    """Not on Instagram, says Ben; the export stays out."""
    post = office.published("ben", channels=("export", "instagram"))
    office.say("ben", "no", channel="instagram")
    assert office.places(post) == {"export": "published", "instagram": "taking_down"}


def test_a_failed_take_down_stays_a_task(office: Office) -> None:
    """The channel refuses to remove it: the next sweep asks again, and it is not called gone before it is."""
    post = office.published("ben")
    office.say("ben", "no")
    office.board.weather = Weather.REFUSES
    assert office.take_down(post) == "taking_down"
    assert sweeping.sweep(office.begin)["take_down"] == 1
    assert office.take_down(post) == "taken_down"


def test_taking_down_twice_changes_nothing(office: Office) -> None:
    """A flow that ran twice finds nothing to remove and records nothing."""
    post = office.published("ben")
    out = taking_down.to_take_down(office.begin, office.placement(post).id)
    assert out is None
    office.say("ben", "no")
    out = taking_down.to_take_down(office.begin, office.placement(post).id)
    taking_down.gone(office.begin, out, "404")
    before = len(office.entries())
    taking_down.gone(office.begin, out, "404")
    assert len(office.entries()) == before


def test_a_no_while_it_is_on_its_way(office: Office) -> None:
    """Ben says no between the door and the channel's answer: as soon as it is known to be out, it comes down."""
    post = office.approved("ben")
    office.release(post)
    office.crash(post, Weather.CUT_AFTER)
    office.say("ben", "no")
    assert office.publish(post) == "taking_down"


def test_a_blur_after_a_crash_does_not_hide_who_is_visible_out_there(office: Office) -> None:
    """Ben was visible in what went out; a blurred rendition made before the recovery changes nothing about that."""
    post = office.approved("ben")
    office.release(post)
    office.crash(post, Weather.CUT_AFTER)
    office.say("ben", "blur")
    office.check(post)
    assert office.publish(post) == "taking_down"


def test_a_no_while_a_refused_attempt_was_on_its_way(office: Office) -> None:
    """The channel refused, Ben had said no meanwhile: it does not go back into the queue."""
    post = office.approved("ben")
    office.release(post)
    office.board.weather = Weather.UNKNOWN_UNWRITTEN
    office.publish(post)
    office.say("ben", "no")
    assert office.publish(post) == "pulled"


def test_a_post_withdrawn_while_it_was_on_its_way_does_not_come_back(office: Office) -> None:
    """Anna withdraws during an attempt that then turns out refused: the second attempt never happens."""
    post = office.submit("Ohne Bild").id
    office.check(post)
    office.sign(post)
    office.release(post)
    office.board.weather = Weather.UNKNOWN_UNWRITTEN
    office.publish(post)
    drafting.withdraw(office.begin, post, by=office.people["anna"])
    assert office.publish(post) == "pulled"
    assert office.publish(post) == "pulled"
    assert not office.board.written


@pytest.mark.parametrize("end", ["withdraw", "reject"])
def test_a_withdrawn_or_rejected_post_comes_down(office: Office, end: str) -> None:
    """Whoever ends the post ends what is out and what waits."""
    post = office.published("ben", channels=("export", "instagram"))
    if end == "withdraw":
        drafting.withdraw(office.begin, post, by=office.people["anna"])
    else:
        signing.reject(office.begin, post, "Doch nicht", by=office.people["dora"])
    assert set(office.places(post).values()) == {"taking_down"}


def test_silence_past_the_deadline_is_a_no(office: Office) -> None:
    """Ben was asked and did not answer within three days."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben")})
    (end,) = office.missing(post)
    assert (end.missing, end.deadline) == (Missing.ANSWERS, office.clock() + timedelta(days=3))
    office.clock.move(days=3)
    assert [end.missing for end in office.missing(post)] == [Missing.FACE]


def test_a_late_yes_counts(office: Office) -> None:
    """After the deadline Ben can still say yes: the latest answer counts."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben")})
    office.clock.move(days=4)
    office.say("ben", "yes")
    assert [end.missing for end in office.missing(post)] == [Missing.SIGNATURES]


def test_a_no_reaches_every_post_with_that_picture(office: Office) -> None:
    """The same picture beside the same words waits in two posts: both are pulled."""
    first = office.approved("ben")
    second = office.submit(pictures=[office.picture(b"ben")]).id
    office.check(second)
    office.sign(second)
    office.say("ben", "no")
    assert (office.places(first), office.places(second)) == ({"export": "pulled"}, {"export": "pulled"})


def test_a_no_to_what_is_out_with_an_older_text(office: Office) -> None:
    """Anna has long edited the post; Ben is still shown, and can stop, what is out with the first words."""
    post = office.published("ben")
    office.edit(post, text="Nächstes Jahr wieder!")
    office.check(post)
    asked = {question.text for question in answering.questions(office.begin, office.people["ben"])}
    assert asked == {"Schön war's!", "Nächstes Jahr wieder!"}
    office.say("ben", "no")
    assert office.places(post) == {"export": "taking_down"}


def test_after_a_take_down_a_new_yes_needs_a_new_release(office: Office) -> None:
    """Ben agrees again: it is approved anew once the first is proved gone, and goes out again only when released."""
    post = office.published("ben")
    office.say("ben", "no")
    office.say("ben", "yes")
    assert office.places(post) == {"export": "taking_down"}
    office.take_down(post)
    assert office.places(post) == {"export": "approved"}
    office.release(post)
    assert office.publish(post) == "published"
    assert len(office.board.up) == 1


def test_a_consent_withdrawn_after_a_question_takes_down(office: Office) -> None:
    """Emil was asked, gave a standing consent instead, and withdrew it once the picture was out."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("emil")})
    consent = office.consent("emil", "export")
    office.sign(post)
    office.release(post)
    office.publish(post)
    consenting.withdraw(office.begin, consent, by=office.people["emil"])
    assert office.places(post) == {"export": "taking_down"}


def test_a_consent_that_ended_works_as_one_that_was_withdrawn(office: Office) -> None:
    """Emil allowed it for a day; what went out in that day comes down, what waits is pulled."""
    office.consent("emil", "export", "instagram", ends=office.clock() + timedelta(days=1))
    picture = office.picture()
    post = office.submit(pictures=[picture], channels=["export", "instagram"]).id
    office.check(post, {picture: office.seen("emil")})
    office.sign(post)
    office.release(post)
    office.publish(post)
    office.release(post, "instagram", days=2)
    office.clock.move(days=1)
    sweeping.time_passed(office.begin)
    expiring.ended(office.begin)
    assert office.places(post) == {"export": "taking_down", "instagram": "pulled"}


def test_a_face_renamed_after_publication_comes_down_until_its_owner_agrees(office: Office) -> None:
    """It was Emil all along, and Emil was never asked."""
    post = office.published("ben")
    office.name(post, 0, "emil")
    assert office.places(post) == {"export": "taking_down"}


def test_a_face_found_after_publication_takes_down(office: Office) -> None:
    """Anna sees somebody in the background of what is out: nobody asked them."""
    post = office.published("ben")
    picture = office.file(post).faces[0].picture
    showing_faces.draw_face(office.begin, post, picture, Box(1000, 1000, 80, 80), by=office.people["anna"])
    assert office.places(post) == {"export": "taking_down"}


def test_what_never_was_placed_is_not_found(office: Office) -> None:
    """A flow with a wrong id is told so."""
    with pytest.raises(NotFound):
        releasing.unqueue(office.begin, office.submit("Ohne Kanal").id, "facebook", by=office.people["lena"])
    out = Publication("0", "0" * 16, "0", "export", "", (), office.clock())
    with pytest.raises(NotFound):
        taking_down.not_gone(office.begin, out, OutcomeUnknown("export", "busy"))
    assert delivering.unfinished(office.begin, "0" * 16) is None
