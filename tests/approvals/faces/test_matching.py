"""Whose face it is, on vectors at chosen distances from made-up people."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from approvals.faces.engine import Vectors, unit
from approvals.faces.match import Band, Gallery, limits

PEOPLE = ("Alice", "Bob", "Carla", "David")
ALICE, BOB, CARLA, DAVID = range(4)


def face(**distances: float) -> Vectors:
    """A face at these distances from the people named, and far from everybody else."""
    vector = np.zeros(128)
    for name, distance in distances.items():
        vector[PEOPLE.index(name.title())] = 1 - distance**2 / 2
    vector[100] = math.sqrt(1 - (vector**2).sum())
    return vector.astype(np.float32)


def turned(angle: float) -> Vectors:
    """A face that lies this angle away from the first one; small angles are distances."""
    vector = np.zeros(128, np.float32)
    vector[:2] = math.cos(angle), math.sin(angle)
    return vector


@pytest.fixture
def office() -> Gallery:
    """Four people who do not resemble each other at all."""
    return Gallery(PEOPLE, np.eye(4, 128, dtype=np.float32))


def test_a_near_face_is_surely_hers(office: Gallery):
    """A face at .25 from Alice and far from the others is surely Alice's."""
    (match,) = office.match(np.stack([face(alice=0.25)]))

    assert (match.band, match.person) == (Band.SURE, "Alice")
    assert match.distance == pytest.approx(0.25, abs=1e-3)
    assert match.candidates[0].person == "Alice"


def test_a_face_not_so_near_is_asked_about(office: Gallery):
    """A face at .34 from Bob is a question."""
    (match,) = office.match(np.stack([face(bob=0.34)]))

    assert (match.band, match.person) == (Band.ASK, "Bob")


def test_a_strangers_face_belongs_to_nobody(office: Gallery):
    """A face far from everybody is unknown and has no person, though three candidates are listed."""
    (match,) = office.match(np.stack([face(carla=0.6)]))

    assert (match.band, match.person, match.distance) == (Band.UNKNOWN, None, None)
    assert match.candidates[0].person == "Carla"
    assert len(match.candidates) == 3


def test_a_face_between_two_twins_is_asked_about():
    """The twins Bob and Bert are both near, so neither is sure, and both are candidates."""
    (match,) = Gallery(["Bob", "Bert"], np.stack([turned(0.0), turned(0.4)])).match(np.stack([turned(0.18)]))

    assert match.band is Band.ASK
    assert {one.person for one in match.candidates} == {"Bob", "Bert"}


def test_an_empty_gallery_knows_nobody():
    """Without references every face is unknown and has no candidates."""
    nobody = Gallery([], np.empty((0, 128), np.float32))

    matches = nobody.match(np.stack([face(alice=0.1), face(bob=0.1)]))

    assert [(match.band, match.candidates) for match in matches] == [(Band.UNKNOWN, ())] * 2


def test_nobody_is_in_a_picture_twice(office: Gallery):
    """Of two faces near Alice the nearer one is hers, and the other, which resembles nobody else, is unknown."""
    matches = office.match(np.stack([face(alice=0.29), face(alice=0.2)]))

    assert [(match.band, match.person) for match in matches] == [(Band.UNKNOWN, None), (Band.SURE, "Alice")]


def test_the_other_face_falls_back_to_the_next_candidate():
    """Bob and Bert resemble each other: the face nearer to Bob is Bob's, and the other one is asked about as Bert."""
    bob, bert, near, next_to_it = (turned(angle) for angle in (0.0, 0.3, 0.05, 0.1))
    matches = Gallery(["Bob", "Bert"], np.stack([bob, bert])).match(np.stack([near, next_to_it]))

    assert [(match.band, match.person) for match in matches] == [(Band.SURE, "Bob"), (Band.ASK, "Bert")]


def test_not_me_is_never_proposed_again(office: Gallery):
    """Alice said that the first face is not hers, so it is not even a candidate, and her own face still is hers."""
    matches = office.match(np.stack([face(alice=0.15), face(alice=0.25)]), refused={(0, "Alice")})

    assert matches[0].band is Band.UNKNOWN
    assert "Alice" not in {one.person for one in matches[0].candidates}
    assert (matches[1].band, matches[1].person) == (Band.SURE, "Alice")


def test_who_left_may_have_refused(office: Gallery):
    """A refusal by somebody who is no longer enrolled changes nothing."""
    (match,) = office.match(np.stack([face(bob=0.2)]), refused={(0, "Zoe")})

    assert match.person == "Bob"


def test_the_nearest_of_several_references_counts():
    """Carla enrolled twice and looks quite different now; the later reference is enough to know her."""
    gallery = Gallery(["Carla", "Alice", "Carla"], np.stack([face(carla=0.0), face(alice=0.0), face(david=0.0)]))

    (match,) = gallery.match(np.stack([face(david=0.2)]))

    assert gallery.people == ("Alice", "Carla")
    assert (match.band, match.person) == (Band.SURE, "Carla")


def test_a_face_among_many_that_resemble_each_other_is_asked_about():
    """Alice is near and five others well behind, though nearer than strangers; without these five she would be sure."""
    axes = np.eye(128, dtype=np.float32)
    alike, others = unit(axes[0] + 0.25 * axes[20:26]), axes[40:80]
    photo = unit(axes[0] + 0.125 * axes[20] + 0.2 * axes[10])[None]
    names = [str(number) for number in range(45)]
    among, alone = (
        Gallery(["Alice", *names], np.vstack([alike, others])),
        Gallery(["Alice", *names[:40]], np.vstack([alike[:1], others])),
    )
    first, second = np.sort(among.distances(photo)[0])[:2]

    assert second - first > limits(46).margin
    assert (among.match(photo)[0].band, alone.match(photo)[0].band) == (Band.ASK, Band.SURE)


def test_the_only_person_enrolled_can_be_sure():
    """In a company of one there is nobody to compare with, and the distance alone decides."""
    alone = Gallery(["Alice"], np.eye(1, 128, dtype=np.float32))

    assert [match.band for match in alone.match(face(alice=0.2)[None])] == [Band.SURE]
    assert [match.band for match in alone.match(face(alice=0.35)[None])] == [Band.ASK]


def test_the_larger_the_company_the_fewer_are_asked_about():
    """From fifty to five hundred people the question's limit does not grow, and sure stays nearer than a question."""
    bounds = [limits(people) for people in (1, 50, 100, 200, 500)]

    assert [one.ask for one in bounds] == sorted((one.ask for one in bounds), reverse=True)
    assert all(one.sure < one.ask for one in bounds)


@given(
    arrays(np.float32, (4, 4), elements=st.floats(0.125, 1, width=32)),
    st.sets(st.tuples(st.integers(0, 3), st.sampled_from(PEOPLE))),
)
def test_whatever_the_faces_nobody_is_doubled_and_no_refusal_is_forgotten(
    nearness: Vectors, refused: set[tuple[int, str]]
):
    """For any four faces and any refusals each person is proposed at most once and never where they said no."""
    matches = Gallery(PEOPLE, np.eye(4, dtype=np.float32)).match(unit(nearness), refused=refused)
    named = [match.person for match in matches if match.person]

    assert len(named) == len(set(named))
    for index, match in enumerate(matches):
        assert not {(index, one.person) for one in match.candidates} & refused
        assert match.person in {None, *(one.person for one in match.candidates[:1])}
