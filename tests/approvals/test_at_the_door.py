"""Promise 5: the send step reads everything again, and fails closed."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from approvals.channels import Parcel, Sent
from approvals.company import SignoffRule
from approvals.desk import door, holding, sweeping
from approvals.desk.taking_in import rendered
from approvals.jobs import Task
from approvals.placements import LATE
from storage.outbox import Outbox
from tests.office import CHANNELS, Office


def due(office: Office) -> str:
    """A post with Ben's picture, queued for now."""
    post = office.approved("ben")
    office.release(post)
    return post


def why(office: Office) -> list[object]:
    return [entry.facts["why"] for entry in office.entries() if entry.kind == "stopped_at_the_door"]


def pass_with(office: Office, post: str, parcel: Parcel, prints: tuple[str, ...] | None = None) -> object:
    """Try the door with this parcel."""
    if prints is None:
        prints = tuple(sha256(sent.data).hexdigest() for sent in parcel.pictures)
    return door.pass_door(office.begin, office.placement(post).id, parcel, prints)


def packed(office: Office, post: str) -> Parcel:
    return door.pack(office.begin, office.objects, office.placement(post).id)


def test_a_due_post_leaves_with_exactly_what_was_signed(office: Office) -> None:
    """Text, alt text and the rendition's bytes; the facts for the receipt are ids and times."""
    post = due(office)
    assert office.publish(post) == "published"
    (parcel,) = office.board.up.values()
    rendition = office.file(post).renditions[0]
    assert parcel.text == "Schön war's!"
    assert parcel.pictures == (Sent("01.jpg", office.objects.get(rendered(rendition.sha256)), "Feiernde Menschen"),)
    assert parcel.facts == {"post": post, "revision": 1, "channel": "export", "due_at": office.clock().isoformat()}


def test_nothing_leaves_before_its_time(office: Office) -> None:
    """A job that comes too early asks to be called again at the right time."""
    post = office.approved("ben")
    office.release(post, minutes=10)
    assert office.publish(post) == "queued"
    jobs = [job for job in Outbox(office.engine).waiting() if job.task is Task.PUBLISH]
    assert {job.due_at for job in jobs} == {office.clock() + timedelta(minutes=10)}


def test_a_late_post_is_held_for_the_lead(office: Office) -> None:
    """The office was without power for half an hour: nothing is fired afterwards, Lena gives it a new time."""
    post = due(office)
    office.clock.now += LATE + timedelta(seconds=1)
    assert office.publish(post) == "held"
    assert why(office) == ["late"]
    office.release(post)
    assert office.publish(post) == "published"


def test_fifteen_minutes_are_not_late(office: Office) -> None:
    """The limit itself still leaves."""
    post = due(office)
    office.clock.now += LATE
    assert office.publish(post) == "published"


def test_a_hold_stops_at_the_door(office: Office) -> None:
    """A death in the company: what is due is held."""
    post = due(office)
    holding.place(office.begin, "Trauerfall", by=office.people["clara"])
    assert office.publish(post) == "held"
    assert why(office) == ["hold"]


def test_a_consent_that_ended_meanwhile_stops(office: Office) -> None:
    """No sweep has run since Emil's consent ended; the door sees it all the same."""
    office.consent("emil", "export", ends=office.clock() + timedelta(minutes=5))
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("emil")})
    office.sign(post)
    office.release(post, minutes=5)
    office.clock.move(minutes=5)
    assert office.publish(post) == "pulled"
    assert why(office) == ["yes"]


def test_a_stricter_signoff_rule_stops(office: Office) -> None:
    """Since yesterday all contacts must sign; the queued post has one signature."""
    post = due(office)
    office.settings(signoff=SignoffRule.read("all"))
    assert office.publish(post) == "pulled"
    office.sign(post, by="dora")
    assert office.places(post) == {"export": "approved"}


def test_a_new_guideline_waits_for_its_check(office: Office) -> None:
    """The rules changed after the signature: the door asks for the check and lets the post wait in the queue."""
    post = due(office)
    with office.begin() as work:
        work._connection.exec_driver_sql("DELETE FROM judgements")
        work.commit()
    assert office.publish(post) == "queued"
    assert why(office) == ["check"]
    office.check(post)
    assert office.publish(post) == "published"


def test_other_bytes_stop(office: Office) -> None:
    """Somebody exchanged the rendition among the objects: its SHA-256 is not the one that was signed."""
    post = due(office)
    office.objects.put(rendered(office.file(post).renditions[0].sha256), b"something else")
    assert office.publish(post) == "held"
    assert why(office) == ["parcel"]


@pytest.mark.parametrize("change", [{"text": "Anders"}, {"pictures": ()}])
def test_another_parcel_stops(office: Office, change: dict[str, object]) -> None:
    """A parcel that was packed from other facts does not pass."""
    post = due(office)
    assert pass_with(office, post, replace(packed(office, post), **change)) is None
    assert office.places(post) == {"export": "held"}


def test_another_alt_text_in_the_parcel_stops(office: Office) -> None:
    """The picture is right, the words that describe it are not."""
    post = due(office)
    parcel = packed(office, post)
    assert pass_with(office, post, replace(parcel, pictures=(replace(parcel.pictures[0], alt="Ben"),))) is None


def test_a_parcel_packed_before_a_blur_stops(office: Office) -> None:
    """Emil asked to be blurred after the packing: what was packed shows him."""
    post = office.approved("ben", "emil")
    office.release(post)
    parcel = packed(office, post)
    office.say("emil", "blur")
    office.check(post)
    assert len(packed(office, post).pictures) == 1
    assert pass_with(office, post, parcel) is None


def test_a_picture_without_its_rendition_is_not_packed(office: Office) -> None:
    """The blurred rendition is still being made."""
    post = due(office)
    office.say("ben", "blur")
    assert packed(office, post).pictures == ()


def test_only_what_is_queued_passes(office: Office) -> None:
    """What was pulled, or is already out, is not delivered however often the job comes."""
    post = due(office)
    office.publish(post)
    assert pass_with(office, post, packed(office, post)) is None
    office.say("ben", "no")
    assert pass_with(office, post, packed(office, post)) is None
    assert sum(office.board.written.values()) == 1


def test_a_refused_door_writes_nothing_down_as_delivery(office: Office) -> None:
    """What was stopped is in the history, and no attempt is."""
    post = due(office)
    holding.place(office.begin, "Trauerfall", by=office.people["lena"])
    office.publish(post)
    assert "delivery_started" not in [entry.kind for entry in office.entries()]


def test_the_sweep_asks_for_what_is_due_and_for_what_is_stuck(office: Office) -> None:
    """Queued for later is not asked for; due, publishing and unknown are."""
    post = office.approved("ben", channels=CHANNELS)
    for channel, minutes in zip(CHANNELS, (0, 5, 60), strict=True):
        office.release(post, channel, minutes=minutes)
    assert sweeping.sweep(office.begin)["publish_placement"] == 1
    office.clock.move(minutes=5)
    assert sweeping.sweep(office.begin)["publish_placement"] == 2
