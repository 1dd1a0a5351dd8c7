"""A draft saves itself while it is written: seen by its author only, asked about by nobody, forgotten on request."""

from datetime import timedelta
from itertools import product

import pytest

from approvals.desk import drafting, exempting, showing_faces, sweeping
from approvals.errors import (
    AlreadyHandedIn,
    ChangedMeanwhile,
    EmptyPost,
    NoChannel,
    NotFound,
    NotHandedIn,
    UnknownChannel,
)
from storage.outbox import Outbox
from tests.office import Office


def checks(office: Office) -> list[timedelta]:
    """In what time the checks that were asked for are due."""
    return [job.due_at - office.clock() for job in Outbox(office.engine).waiting() if job.task == "check_post"]


def test_a_draft_may_lack_everything(any_office: Office) -> None:
    """No text, no picture, no channel: it is kept as it is, and the history says nothing of it."""
    before = len(any_office.entries())
    post = any_office.save("", channels=())
    assert post.stage == "draft"
    assert len(any_office.entries()) == before


def test_each_save_replaces_the_one_before(any_office: Office) -> None:
    """Anna types on: one revision with number 1 remains, and the pictures it shows."""
    first, second = any_office.picture(b"1"), any_office.picture(b"2")
    post = any_office.save("Schön", first)
    post = any_office.save("Schön war", first, over=post)
    any_office.save("Schön war's", second, over=post)
    revision = any_office.file(post.id).revision
    assert (revision.number, revision.text, revision.pictures[0].picture) == (1, "Schön war's", second)
    assert any_office.rows("revisions", "showings") == {"revisions": 1, "showings": 1}


def test_of_two_devices_the_second_is_told(office: Office) -> None:
    """Phone and desk both opened the draft; what the phone saved is not overwritten by the desk."""
    seen = office.save("Entwurf")
    office.save("Vom Telefon", over=seen)
    with pytest.raises(ChangedMeanwhile):
        office.save("Vom Schreibtisch", over=seen)
    assert office.file(seen.id).revision.text == "Vom Telefon"


def test_an_answer_lost_on_the_way_is_no_conflict(office: Office) -> None:
    """The phone sends the same again because it heard nothing: it gets the version that is kept."""
    seen = office.save("Entwurf")
    kept = office.save("Vom Telefon", over=seen)
    assert office.save("Vom Telefon", over=seen) == kept


def test_a_new_picture_is_looked_at_at_once_and_words_when_they_rest(office: Office) -> None:
    """Anna types three times, then adds a photo: one check in five seconds, and one now."""
    post = office.save("")
    office.jobs_are_done()
    for text in ("S", "Sc", "Sch"):
        post = office.save(text, over=post)
    assert checks(office) == [timedelta(seconds=5)]
    office.save("Sch", office.picture(), over=post)
    assert sorted(checks(office)) == [timedelta(0), timedelta(seconds=5)]


def test_faces_are_found_while_writing_and_nobody_is_asked(office: Office) -> None:
    """The check keeps findings and boxes; Ben hears nothing before the draft is handed in."""
    picture = office.picture()
    post = office.save("Schön", picture)
    office.check(post.id, {picture: office.seen("ben")})
    file = office.file(post.id)
    assert (file.post.stage, len(file.faces), file.findings, file.renditions) == ("draft", 1, [], [])
    with office.begin(reading=True) as work:
        assert work.notices.find(kind="question") == []
    office.hand_in(post)
    office.check(post.id)
    with office.begin(reading=True) as work:
        assert [notice.person for notice in work.notices.find(kind="question")] == [office.people["ben"]]


def test_handing_in_is_recorded_and_starts_the_check(office: Office) -> None:
    """From here on it is a post like every other."""
    post = office.save()
    office.jobs_are_done()
    assert office.hand_in(post).stage == "checking"
    assert office.entries()[-1].kind == "submitted"
    assert checks(office) == [timedelta(0)]


@pytest.mark.parametrize(
    ("text", "channels", "refusal"), [(" ", ["export"], EmptyPost), ("Hallo", [], NoChannel)]
)  # fmt: skip
def test_what_is_not_complete_is_not_handed_in(
    office: Office, text: str, channels: list[str], refusal: type[Exception]
) -> None:
    """Nothing to say or nowhere to say it: it stays a draft, and nothing is lost."""
    post = office.save(text, channels=channels)
    with pytest.raises(refusal):
        office.hand_in(post)
    assert office.stage(post.id) == "draft"


def test_a_channel_must_be_known_to_be_saved(office: Office) -> None:
    """A wrong channel is refused while writing already."""
    with pytest.raises(UnknownChannel):
        office.save(channels=["myspace"])


def test_only_what_was_seen_is_handed_in(office: Office) -> None:
    """Anna's phone saved something after her desk last looked: the desk looks again first."""
    seen = office.save("Entwurf")
    office.save("Vom Telefon", over=seen)
    with pytest.raises(ChangedMeanwhile):
        office.hand_in(seen)


def test_handed_in_is_handed_in(office: Office) -> None:
    """A second tap, a late save, a discard: each is told that it is on its way already."""
    post = office.save()
    office.hand_in(post)
    for late in (lambda: office.hand_in(post), lambda: office.save("Mehr", over=post)):
        with pytest.raises(AlreadyHandedIn):
            late()
    with pytest.raises(AlreadyHandedIn):
        drafting.discard(office.begin, post.id, by=office.people["anna"])


def test_nobody_else_finds_the_draft(office: Office) -> None:
    """For Ben, for Clara who signs and for Lena who leads there is no such post, whatever they try."""
    post = office.save("Schön", office.picture())
    tries = [
        lambda by: office.save("Meins", over=post, by=by),
        lambda by: office.hand_in(post, by=by),
        lambda by: drafting.discard(office.begin, post.id, by=office.people[by]),
        lambda by: drafting.withdraw(office.begin, post.id, by=office.people[by]),
        lambda by: office.edit(post.id, text="Meins", by=by),
        lambda by: exempting.exempt(office.begin, post.id, "a", "Ach was", by=office.people[by]),
    ]
    for attempt, by in product(tries, ("ben", "clara", "lena")):
        with pytest.raises(NotFound):
            attempt(by)
    assert office.file(post.id).revision.text == "Schön"


def test_nobody_else_touches_its_faces(office: Office) -> None:
    """Naming, drawing and blurring would tell that the draft is there, or make somebody its author."""
    picture = office.picture()
    post = office.save("Schön", picture).id
    office.check(post, {picture: office.seen("ben")})
    for touch in (lambda: office.blur(post, 0, by="ben"), lambda: office.name(post, 0, "ben", by="clara")):
        with pytest.raises(NotFound):
            touch()
    assert office.file(post).post.authors == {office.people["anna"]}


def test_the_author_corrects_faces_while_writing(office: Office) -> None:
    """Naming and blurring do not disturb what saves itself: the version last seen is still the newest."""
    picture = office.picture()
    post = office.save("Schön", picture)
    office.check(post.id, {picture: office.seen("ben")})
    office.name(post.id, 0, "emil")
    office.blur(post.id, 0)
    office.save("Schön war's", picture, over=post)
    assert office.file(post.id).blurred_by_author(office.face(post.id))


def test_an_unfinished_draft_is_neither_edited_nor_withdrawn(office: Office) -> None:
    """Its author is told to hand it in; until then it is saved or discarded."""
    post = office.save()
    with pytest.raises(NotHandedIn):
        office.edit(post.id, text="Anders")
    with pytest.raises(NotHandedIn):
        drafting.withdraw(office.begin, post.id, by=office.people["anna"])


def test_the_sweep_leaves_drafts_alone(office: Office) -> None:
    """A draft that was checked while written is not checked again every minute."""
    office.save()
    office.jobs_are_done()
    assert sweeping.sweep(office.begin)["check_post"] == 0


def test_my_unfinished_drafts(office: Office) -> None:
    """Anna finds hers, the last one saved first; Ben finds none."""
    first = office.save("Eins")
    office.clock.move(minutes=1)
    second = office.save("Zwei")
    office.clock.move(minutes=1)
    office.save("Eins, besser", over=first)
    mine = drafting.unfinished(office.begin, office.people["anna"])
    assert [one.revision.text for one in mine] == ["Eins, besser", "Zwei"]
    assert mine[1].post == second
    assert drafting.unfinished(office.begin, office.people["ben"]) == []


def test_drawing_needs_ones_own_draft(office: Office) -> None:
    """Clara cannot draw into what she cannot see."""
    picture = office.picture()
    post = office.save("", picture).id
    with pytest.raises(NotFound):
        showing_faces.draw_face(office.begin, post, picture, office.seen("ben")[0].box, by=office.people["clara"])
