"""Lists show colleagues no face of a post they do not work on."""

from datetime import date

import pytest

from approvals.days import during
from approvals.desk import planning, waiting
from approvals.visible import Visible
from tests.office import Office

WEEK = during(date(2026, 11, 23), date(2026, 11, 29), "Europe/Berlin")


@pytest.mark.parametrize(("handle", "sees"), [("anna", True), ("clara", True), ("lena", True), ("ben", False)])
def test_a_calendar_softens_the_faces_of_others(office: Office, handle: str, sees: bool) -> None:
    """Anna wrote it, Clara signs, Lena plans; Ben only reads."""
    post = office.approved("emil")
    office.release(post, hours=5)
    (tile,) = planning.plan(office.begin, office.person(handle), WEEK).tiles
    faces = office.file(post).faces
    assert len(faces) == 1
    assert tile.picture == Visible(tile.picture.picture, () if sees else tuple(face.box for face in faces))


def test_who_is_asked_sees_only_the_own_face_in_the_list(office: Office) -> None:
    """Ben and a colleague are in the picture."""
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: (*office.seen("ben"), *office.seen("emil"))})
    (errand,) = waiting.waiting_for(office.begin, office.people["ben"])
    names = {naming.face: naming.person for naming in office.file(post).namings}
    others = [face.box for face in office.file(post).faces if names[face.id] != office.people["ben"]]
    assert errand.picture == Visible(picture, tuple(others))
