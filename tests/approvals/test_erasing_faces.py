"""A face drawn by hand is taken away again, as long as nothing depends on it."""

import pytest

from approvals.boxes import Box
from approvals.desk import answering, checking, showing_faces
from approvals.errors import FaceInUse, FoundByMachine, NotAllowed, OwnDraft
from tests.office import Office

BOX = Box(1000, 1000, 120, 120)


def drawn(office: Office, *, by: str = "anna") -> tuple[str, str]:
    """A checked post in whose picture nobody was found and somebody drew a box; returns post and face."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post)
    return post, showing_faces.draw_face(office.begin, post, picture, BOX, by=office.people[by])


def erase(office: Office, post: str, face: str, *, by: str = "anna") -> None:
    showing_faces.erase_face(office.begin, post, face, by=office.people[by])


@pytest.mark.parametrize(("drew", "erases"), [("anna", "anna"), ("anna", "clara"), ("clara", "dora")])
def test_a_wrong_box_goes(any_office: Office, drew: str, erases: str) -> None:
    """What an author drew an author takes away, and a contact anything; blur and name go with it."""
    post, face = drawn(any_office, by=drew)
    any_office.blur(post, 0)
    erase(any_office, post, face, by=erases)
    assert any_office.rows("faces", "blurs") == {"faces": 0, "blurs": 0}
    assert any_office.entries()[-1].kind == "face_erased"


def test_the_post_goes_on_without_the_box(office: Office) -> None:
    """Nobody was there after all: what was missing for that face is missing no more."""
    post, face = drawn(office)
    assert [str(end.missing) for end in office.missing(post)] == ["face"]
    erase(office, post, face)
    office.check(post)
    assert [str(end.missing) for end in office.missing(post)] == ["signatures"]


def test_what_the_machine_found_stays(office: Office) -> None:
    """An engine's face is set aside by a contact, never taken away."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen(None)})
    with pytest.raises(FoundByMachine):
        erase(office, post, office.face(post))


def test_what_the_machine_finds_later_stays_too(office: Office) -> None:
    """Anna was quicker than the search, which then found the same face: her box is the engine's from then on."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    face = showing_faces.draw_face(office.begin, post, picture, BOX, by=office.people["anna"])
    office.check(post, {picture: [checking.Seen(BOX, 0.9)]})
    with pytest.raises(FoundByMachine):
        erase(office, post, face)


@pytest.mark.parametrize("said", ["yes", "no", "blur", "not me", None])
def test_once_somebody_was_asked_the_box_stays(office: Office, said: str | None) -> None:
    """A no cannot be got rid of with its box, and the refusal is the same whatever Ben said, or did not say yet."""
    post, face = drawn(office)
    office.name(post, 0, "ben")
    office.check(post)
    if said == "not me":
        (question,) = answering.questions(office.begin, office.people["ben"])
        answering.not_me(office.begin, question.appearance.id, by=office.people["ben"])
    elif said is not None:
        office.say("ben", said)
    with pytest.raises(FaceInUse) as refusal:
        erase(office, post, face)
    assert vars(refusal.value) == {"face": face}


def test_what_another_post_blurs_stays(office: Office) -> None:
    """Ben's post with the same photo relies on that box; Anna does not take it away from him."""
    post, face = drawn(office)
    other = office.submit("Von Ben", pictures=[office.picture(by="ben")], by="ben").id
    office.blur(other, 0, by="ben")
    with pytest.raises(FaceInUse):
        erase(office, post, face)


def test_an_author_does_not_take_away_what_a_contact_drew(office: Office) -> None:
    """Clara saw somebody whom Anna would rather not see."""
    post, face = drawn(office, by="clara")
    with pytest.raises(OwnDraft):
        erase(office, post, face)


def test_others_take_nothing_away(office: Office) -> None:
    """Emil is neither author nor contact; the lead alone is neither."""
    post, face = drawn(office)
    for by in ("emil", "lena"):
        with pytest.raises(NotAllowed):
            erase(office, post, face, by=by)
