"""Promise 1: no picture leaves with a face whose owner has not said yes to this channel, now."""

from dataclasses import replace

import pytest

from approvals.appearances import Aside, Rendition
from approvals.boxes import Box
from approvals.desk import answering, checking, hiring, showing_faces
from approvals.errors import BadBox, NotAllowed, NotFound, NothingToSay, NotInThePicture, OwnDraft
from approvals.fingerprint import new_id
from approvals.open_ends import Lifts, Missing
from tests.office import Office


def missing(office: Office, post: str, channel: str = "export") -> list[Missing]:
    return [end.missing for end in office.missing(post, channel)]


def with_faces(office: Office, *handles: str | None, band: str = "sure") -> str:
    """A checked post by Anna whose picture shows these people."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen(*handles, band=band)})
    return post


def test_a_stranger_stops_the_picture(office: Office) -> None:
    """A face nobody knows is an open end that author or contact can lift."""
    (end,) = office.missing(with_faces(office, None))
    assert end.missing is Missing.FACE
    assert end.lifted_by == (Lifts.AUTHOR, Lifts.CONTACT)


def test_a_picture_that_was_not_searched_stops(office: Office) -> None:
    """Before the search nobody knows who is in it."""
    post = office.submit(pictures=[office.picture()]).id
    assert missing(office, post) == [Missing.CHECK]


def test_a_sure_face_is_asked_and_not_assumed(office: Office) -> None:
    """The machine is sure that it is Ben; only Ben can say yes."""
    post = with_faces(office, "ben")
    assert missing(office, post) == [Missing.ANSWERS]
    office.say("ben", "yes")
    assert missing(office, post) == [Missing.SIGNATURES]


def test_a_doubtful_face_is_nobodys_until_somebody_names_it(office: Office) -> None:
    """In band `ask` Ben is not shown a face that may be a stranger's; Anna settles it first."""
    post = with_faces(office, "ben", band="ask")
    assert missing(office, post) == [Missing.NAME]
    assert answering.questions(office.begin, office.people["ben"]) == []
    office.name(post, 0, "ben")
    office.check(post)
    assert len(answering.questions(office.begin, office.people["ben"])) == 1


def test_a_face_named_nobody_known_is_unknown(office: Office) -> None:
    """Anna looks at the proposal and says: that is none of us."""
    post = with_faces(office, "ben", band="ask")
    office.name(post, 0, None)
    assert missing(office, post) == [Missing.FACE]


def test_a_blurred_face_needs_nobody(office: Office) -> None:
    """Anna blurs the stranger, and once the blurred rendition is there the picture may go to the signers."""
    post = with_faces(office, None)
    office.blur(post, 0)
    assert missing(office, post) == [Missing.RENDITION]
    office.check(post)
    assert missing(office, post) == [Missing.SIGNATURES]


def test_a_blur_that_is_not_proved_does_not_count(office: Office) -> None:
    """The blurred rendition was searched again and a face was still found."""
    post = with_faces(office, None)
    office.blur(post, 0)
    picture, blurred, _ = checking.to_do(office.begin, post, "test engine").cuts[0]
    still_there = Rendition(new_id(), picture, blurred, "0" * 64, proved=False, engine="test engine", at=office.clock())
    checking.keep_rendition(office.begin, still_there)
    assert missing(office, post) == [Missing.BLUR]


def test_unblurring_brings_the_question_back(office: Office) -> None:
    """Anna shows the stranger again."""
    post = with_faces(office, None)
    office.blur(post, 0)
    office.blur(post, 0, on=False)
    assert missing(office, post) == [Missing.FACE]


def test_a_contact_may_call_a_face_accessory(office: Office) -> None:
    """Clara sets the passer-by aside; her reason stays."""
    post = with_faces(office, None)
    office.set_aside(post, 0)
    assert missing(office, post) == [Missing.SIGNATURES]
    assert [entry.facts["aside"] for entry in office.entries() if entry.kind == "set_aside"] == ["accessory"]


def test_setting_aside_needs_a_reason(office: Office) -> None:
    """An empty reason is refused, and the face stays unanswered."""
    post = with_faces(office, None)
    with pytest.raises(NothingToSay):
        office.set_aside(post, 0, reason="  ")
    assert missing(office, post) == [Missing.FACE]


@pytest.mark.parametrize(("by", "refusal"), [("ben", NotAllowed), ("lena", NotAllowed), ("clara", OwnDraft)])
def test_only_a_contact_who_is_no_author_sets_aside(office: Office, by: str, refusal: type[Exception]) -> None:
    """Neither staff, nor the lead, nor Clara in a draft she changed."""
    post = with_faces(office, None)
    office.edit(post, text="Schöner Abend!", by="clara")
    with pytest.raises(refusal):
        office.set_aside(post, 0, by=by)


def test_a_ruling_ends_when_its_contact_becomes_an_author(office: Office) -> None:
    """Clara called the face accessory and then edited the draft: her ruling no longer counts here."""
    post = with_faces(office, None)
    office.set_aside(post, 0)
    office.edit(post, text="Schöner Abend!", by="clara")
    office.check(post)
    assert missing(office, post) == [Missing.FACE]


def test_a_blur_outranks_setting_aside(office: Office) -> None:
    """Clara calls the face accessory, Anna blurs it all the same: it is blurred."""
    post = with_faces(office, None)
    office.set_aside(post, 0)
    office.blur(post, 0)
    office.check(post)
    office.sign(post)
    office.release(post)
    office.publish(post)
    (parcel,) = office.board.up.values()
    assert office.face(post).encode() in parcel.pictures[0].data


def test_that_is_not_me(office: Office) -> None:
    """Ben says so: the face is unknown, he is not asked again, and nobody can name it after him again."""
    post = with_faces(office, "ben")
    (question,) = answering.questions(office.begin, office.people["ben"])
    answering.not_me(office.begin, question.appearance.id, by=office.people["ben"])
    office.check(post)
    assert missing(office, post) == [Missing.FACE]
    assert answering.questions(office.begin, office.people["ben"]) == []
    with pytest.raises(NotInThePicture):
        office.name(post, 0, "ben")


def test_a_face_named_after_somebody_else_is_no_longer_shown_to_the_first(office: Office) -> None:
    """Anna corrects the machine: it is Emil. Ben is not shown Emil's face any more."""
    post = with_faces(office, "ben")
    office.name(post, 0, "emil")
    office.check(post)
    assert answering.questions(office.begin, office.people["ben"]) == []
    assert len(answering.questions(office.begin, office.people["emil"])) == 1


def test_a_face_drawn_by_hand_stops_a_queued_post(office: Office) -> None:
    """Anna sees a face that no engine found; what was queued is pulled at once."""
    post = office.approved("ben")
    office.release(post, minutes=30)
    picture = office.file(post).faces[0].picture
    showing_faces.draw_face(office.begin, post, picture, Box(1000, 1000, 80, 80), by=office.people["anna"])
    assert office.places(post) == {"export": "pulled"}


@pytest.mark.parametrize("box", [Box(-1, 0, 10, 10), Box(0, 0, 0, 10), Box(3995, 0, 10, 10), Box(0, 2995, 10, 10)])
def test_a_face_outside_the_picture_is_refused(office: Office, box: Box) -> None:
    """The refusal tells how large the picture is."""
    post = with_faces(office)
    with pytest.raises(BadBox) as refusal:
        showing_faces.draw_face(office.begin, post, office.picture(), box, by=office.people["anna"])
    assert (refusal.value.width, refusal.value.height) == (4000, 3000)


def test_faces_of_other_pictures_are_not_found_here(office: Office) -> None:
    """Nothing is said in one post about a picture it does not show."""
    post, other = with_faces(office, "ben"), office.submit("Ohne Bild").id
    with pytest.raises(NotFound):
        showing_faces.name_face(office.begin, other, office.face(post), None, by=office.people["anna"])
    with pytest.raises(NotFound):
        showing_faces.draw_face(office.begin, other, office.picture(), Box(0, 0, 9, 9), by=office.people["anna"])


def test_only_authors_and_contacts_name_faces(office: Office) -> None:
    """Ben, who neither wrote the post nor is a contact, names nobody in it; Clara does."""
    post = with_faces(office, None)
    with pytest.raises(NotAllowed):
        office.name(post, 0, "emil", by="ben")
    office.name(post, 0, "emil", by="clara")
    assert missing(office, post) == [Missing.ANSWERS]


def test_who_has_left_is_unknown(office: Office) -> None:
    """Ben left the company before he was asked."""
    post = with_faces(office, "ben")
    hiring.let_go(office.begin, office.people["ben"], by=office.people["ada"])
    assert missing(office, post) == [Missing.FACE]


def test_a_second_search_keeps_faces_and_answers(office: Office) -> None:
    """Another engine finds Ben's face two pixels further right: it is the same face, and his yes stays."""
    post = office.approved("ben")
    face, picture = office.face(post), office.file(post).revision.pictures[0].picture
    checking.keep_search(office.begin, picture, "better engine", [checking.Seen(Box(2, 100, 120, 120), 0.9)])
    assert office.face(post) == face
    assert missing(office, post) == []


def test_a_face_found_later_stops_a_queued_post(office: Office) -> None:
    """A better engine finds somebody in the background of a queued picture: it is pulled at once."""
    post = office.approved("ben")
    office.release(post, minutes=30)
    picture = office.file(post).revision.pictures[0].picture
    checking.keep_search(office.begin, picture, "better engine", [checking.Seen(Box(900, 900, 60, 60), 0.6)])
    assert office.places(post) == {"export": "pulled"}


def test_a_search_kept_twice_is_kept_once(office: Office) -> None:
    """A flow that ran twice adds no second face and no second entry."""
    with_faces(office, "ben")
    before = len(office.entries())
    checking.keep_search(office.begin, office.picture(), "test engine", office.seen("ben", "emil"))
    assert len(office.entries()) == before


def test_nobody_else_answers(office: Office) -> None:
    """Anna cannot say yes for Ben, nor that it is not him."""
    with_faces(office, "ben")
    (question,) = answering.questions(office.begin, office.people["ben"])
    with pytest.raises(NotAllowed):
        answering.answer(office.begin, question.appearance.id, answering.Said.YES, by=office.people["anna"])
    with pytest.raises(NotAllowed):
        answering.not_me(office.begin, question.appearance.id, by=office.people["anna"])


def test_calling_it_no_face_also_counts(office: Office) -> None:
    """The engine took a balloon for a face."""
    post = with_faces(office, None)
    face = office.face(post)
    showing_faces.set_aside(office.begin, post, face, Aside.NO_FACE, "Ein Luftballon", by=office.people["dora"])
    assert missing(office, post) == [Missing.SIGNATURES]


def test_a_rendition_made_twice_is_kept_once(office: Office) -> None:
    """Two runs of the check made the same cut; the first one stays, and what was signed with it."""
    post = office.approved("ben")
    (kept,) = office.file(post).renditions
    checking.keep_rendition(office.begin, replace(kept, id=new_id(), sha256="0" * 64))
    assert office.file(post).renditions == [kept]
    assert office.places(post) == {"export": "approved"}
