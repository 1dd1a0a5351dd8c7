"""Who sees what of a post: names only with a yes, faces only for those who work on it."""

import pytest

from approvals.boxes import Box
from approvals.desk.checking import Seen
from approvals.showing import Card, card
from tests.office import Office


def seen_by(office: Office, post: str, handle: str) -> Card:
    with office.begin(reading=True) as work:
        reader = work.people.get(office.people[handle])
    return card(office.file(post), reader)


@pytest.fixture
def asked(office: Office) -> str:
    """Ben, Emil and a stranger stand in Anna's picture; Emil said yes."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben", "emil", None)})
    office.say("emil", "yes")
    return post


@pytest.mark.parametrize("reader", ["anna", "clara", "lena", "dora"])
def test_a_name_is_told_with_its_owners_yes(office: Office, asked: str, reader: str):
    """Emil's yes covers every channel, so he is named; Ben, who is being asked, is not."""
    (picture,) = seen_by(office, asked, reader).pictures
    assert [face.person and face.person.handle for face in picture.faces] == [None, "emil", None]


def test_refused_and_unknown_look_alike(office: Office, asked: str):
    """After Ben's no his face and the stranger's cannot be told apart."""
    office.say("ben", "no")
    (picture,) = seen_by(office, asked, "anna").pictures
    first, _, last = picture.faces
    assert (first.person, first.look, first.candidates) == (last.person, last.look, last.candidates)


def test_people_see_themselves(office: Office, asked: str):
    """Ben reads his own name and how he stands."""
    (picture,) = seen_by(office, asked, "ben").pictures
    assert picture.faces[0].person.handle == "ben"
    assert set(map(str, picture.faces[0].mine.values())) == {"waiting"}


def test_who_only_reads_along_recognises_nobody_without_a_yes(office: Office, asked: str):
    """For Ben the stranger is softened; Emil said yes, and Ben knows himself."""
    (picture,) = seen_by(office, asked, "ben").pictures
    assert picture.softened == (picture.faces[2].box,)
    assert seen_by(office, asked, "anna").pictures[0].softened == ()


def test_a_picture_that_was_not_searched_is_shown_to_those_who_work_on_it(office: Office):
    """Before the faces are known none can be softened: colleagues wait, Anna and Clara see it."""
    post = office.submit(pictures=[office.picture()]).id
    shown = {who: seen_by(office, post, who).pictures[0].shown for who in ("anna", "clara", "ben")}
    assert shown == {"anna": True, "clara": True, "ben": False}


def test_in_a_draft_the_authors_read_the_names_they_gave(office: Office):
    """Anna names Ben in her unfinished draft: nobody was asked yet, so there is nothing to give away."""
    picture = office.picture()
    draft = office.save("Schön", picture)
    office.check(draft.id, {picture: office.seen(None)})
    office.name(draft.id, 0, "ben")
    assert seen_by(office, draft.id, "anna").pictures[0].faces[0].person.handle == "ben"


def test_a_face_too_small_to_be_recognised_is_proposed_as_accessory_and_stays_open(office: Office):
    """In a photo of 4000 pixels, published with 2560, a face of 11 pixels is left with 7: a contact decides."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    tiny, small = (Seen(Box(at, 10, side, 30), 0.9) for at, side in ((10, 11), (90, 13)))
    office.check(post, {picture: [tiny, small]})

    faces = seen_by(office, post, "clara").pictures[0].faces

    assert [face.accessory for face in faces] == [True, False]
    assert {face.look for face in faces} == {"to_blur"}


def test_remarks_are_for_those_who_work_on_it_and_the_auditor(office: Office, asked: str):
    """A colleague does not read what was discussed."""
    office.set_aside(asked, 2)
    assert not seen_by(office, asked, "ben").works_on
    assert seen_by(office, asked, "lena").works_on
