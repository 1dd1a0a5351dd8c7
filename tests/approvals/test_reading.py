"""A dossier holds what a decision about one post depends on, and no more."""

import pytest

from approvals.appearances import Aside
from approvals.desk import exempting, hiring, showing_faces, signing
from approvals.people import Role
from policies.findings import Finding, Level
from tests.counting import queries
from tests.office import Office


def handles(office: Office, post: str) -> set[str]:
    return {person.handle for person in office.file(post).people.values()}


def test_only_who_matters_for_a_post_is_read(any_office: Office) -> None:
    """Anna wrote it, Ben is shown, Clara and Dora are contacts; Ada, Emil and Lena have nothing to do with it."""
    picture = any_office.picture()
    post = any_office.submit(pictures=[picture]).id
    any_office.check(post, {picture: any_office.seen("ben")})
    assert handles(any_office, post) == {"anna", "ben", "clara", "dora"}


def test_whoever_did_anything_about_a_post_can_be_looked_up(office: Office) -> None:
    """Guessed, named, wrote, ruled, sent back, left since: every id in the file leads to a person."""
    office.found = [Finding("werbung", "c", Level.REASON, "g", "text", 0, 5, "Schön", "s")]
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    office.check(post, {picture: office.seen("ben", "emil", band="ask")})
    office.name(post, 0, "lena")
    showing_faces.set_aside(
        office.begin, post, office.face(post, 1), Aside.ACCESSORY, "Hinten", by=office.people["dora"]
    )
    exempting.give_reason(office.begin, post, office.found[0].key, "So heißt es", by=office.people["anna"])
    signing.send_back(office.begin, post, "Bitte anders", by=office.people["clara"])
    hiring.let_go(office.begin, office.people["clara"], by=office.people["ada"])
    file = office.file(post)
    written = {remark.person for remark in file.remarks}
    assert {*written, *file.post.authors, *(ruling.by for ruling in file.rulings)} <= file.people.keys()
    assert handles(office, post) == {"anna", "ben", "clara", "dora", "emil", "lena"}


def test_a_deputy_who_stands_in_now_is_among_the_people(office: Office) -> None:
    """Emil is no contact, but may sign for Clara today."""
    post = office.submit().id
    assert "emil" not in handles(office, post)
    day = office.clock().replace(hour=0)
    clara, emil = office.people["clara"], office.people["emil"]
    hiring.record_absence(office.begin, clara, emil, day, day.replace(day=30), by=clara)
    assert "emil" in handles(office, post)


@pytest.mark.parametrize("more", [0, 40])
def test_a_dossier_costs_the_same_in_a_large_company(office: Office, more: int) -> None:
    """Forty colleagues more, and six people in the picture instead of one: as many queries."""
    for number in range(more):
        office.hire(f"colleague{number}", Role.STAFF)
    picture = office.picture()
    post = office.submit(pictures=[picture]).id
    shown = ["ben"] if not more else ["ben", "emil", "lena", "ada", "colleague1", "colleague2"]
    office.check(post, {picture: office.seen(*shown)})
    assert queries(office.engine, lambda: office.file(post)) == 28
    assert len(office.file(post).people) == 3 + len(shown)
