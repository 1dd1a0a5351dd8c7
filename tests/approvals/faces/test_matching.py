"""Whose face it is, on vectors at chosen distances from made-up people."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from approvals.faces.doubt import FEW
from approvals.faces.engine import Vectors, unit
from approvals.faces.limits import DENIED, limits
from approvals.faces.match import Band, Gallery, Match

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


def matched(distances: Sequence[float], *, denials: Mapping[str, int] | None = None) -> Match:
    """What is proposed for a face that is so far from Alice, Bob, and people with numbers for names."""
    near = 1 - np.array(distances) ** 2 / 2
    people = np.eye(len(near), 128, 1) * np.sqrt(1 - near**2)[:, None]
    people[:, 0] = near
    names = [*PEOPLE[:2], *(str(number) for number in range(len(near)))][: len(near)]
    (match,) = Gallery(names, people.astype(np.float32), denials=denials).match(np.eye(1, 128, dtype=np.float32))
    return match


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


def test_several_portraits_of_one_person_err_less_than_each():
    """Carla enrolled twice: a face halfway between her portraits is nearer to her than to either of them."""
    first, second = turned(0.0), turned(0.5)
    gallery = Gallery(["Carla", "Alice", "Carla"], np.stack([first, face(david=0.0), second]))

    (match,) = gallery.match(turned(0.25)[None])

    assert gallery.people == ("Alice", "Carla")
    assert (match.band, match.person) == (Band.SURE, "Carla")
    assert match.distance == pytest.approx(0, abs=1e-3)


def test_a_face_among_many_that_resemble_each_other_is_asked_about():
    """Alice is near and five others well behind, though nearer than strangers; without these five she would be sure."""
    among, alone = [0.28, *[0.36] * 5, *[0.56] * 34], [0.28, *[0.44] * 5, *[0.56] * 34]

    assert matched(among).band is Band.ASK
    assert matched(alone).band is Band.SURE


def test_the_only_person_enrolled_can_be_sure():
    """In a company of one there is nobody to compare with, and the distance alone decides."""
    alone = Gallery(["Alice"], np.eye(1, 128, dtype=np.float32))

    assert [match.band for match in alone.match(face(alice=0.2)[None])] == [Band.SURE]
    assert [match.band for match in alone.match(face(alice=0.35)[None])] == [Band.ASK]


def test_the_limits_follow_the_registry():
    """More people allow more doubt, up to two hundred; three portraits allow less than one."""
    doubts = [limits(people).sure_doubt for people in (1, FEW, 50, 200, 5000)]

    assert doubts[1:] == sorted(doubts[1:])
    assert doubts[-1] == doubts[-2]
    assert limits(200, 3).sure_doubt < limits(200, 1).sure_doubt
    assert limits(200, 7) == limits(200, 3)


@pytest.mark.parametrize("people", [1, FEW - 1, FEW, 200, 5000])
def test_what_is_sure_would_be_asked_about_as_well(people: int):
    """In every registry sure is nearer and less doubtful than a question."""
    bounds = limits(people)

    assert bounds.sure < bounds.ask
    assert bounds.sure_doubt < bounds.ask_doubt


def test_a_blurred_face_near_everybody_is_nobodys():
    """A face without features is .36 from Alice and .38 from everybody; a sharp one at .36 would be asked about."""
    assert matched([0.36, *[0.38] * 39]).band is Band.UNKNOWN
    assert matched([0.36, *[0.48] * 5, *[0.58] * 34]).band is Band.ASK


def test_a_tiny_face_is_asked_about_however_near(office: Gallery):
    """Alice's face would surely be hers; where it has too few pixels for that, it is a question."""
    near = np.stack([face(alice=0.2), face(bob=0.2)])

    bands = [match.band for match in office.match(near, nameless={0})]

    assert bands == [Band.ASK, Band.SURE]


def test_not_me_makes_the_machine_more_careful_with_this_person_only():
    """After Alice was mistaken for somebody, faces just near enough are no longer hers; Bob's limits stay."""
    near, farther = 0.30 - DENIED / 2, 0.38 - DENIED / 2
    careful = Gallery(PEOPLE, np.eye(4, 128, dtype=np.float32), denials={"Alice": 1, "Zoe": 5})

    sure, asked = (
        [match.band for match in careful.match(np.stack([face(alice=distance), face(bob=distance)]))]
        for distance in (near, farther)
    )

    assert sure == [Band.ASK, Band.SURE]
    assert asked == [Band.UNKNOWN, Band.ASK]


def test_who_was_mistaken_is_no_candidate_where_others_still_are():
    """Alice denied and is a little nearer than Bob, too far for her: the face is asked about as Bob, without her."""
    match = matched([0.365, 0.375], denials={"Alice": 1})

    assert match.band is Band.ASK
    assert [one.person for one in match.candidates] == ["Bob"]


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


def test_a_child_is_always_asked_about():
    """Anna's daughter is proposed, never sure, and Ben beside her is sure as ever."""
    known = Gallery(PEOPLE, np.eye(4, 128, dtype=np.float32), always_asked={"Alice"})
    alice, bob = known.match(np.stack([face(alice=0.1), face(bob=0.1)]))

    assert (alice.band, alice.person) == (Band.ASK, "Alice")
    assert bob.band is Band.SURE


@pytest.mark.parametrize(
    ("distance", "clear"), [(0.2, True), (0.29, False), (0.31, False), (0.37, False), (0.39, False), (0.45, True)]
)
def test_what_lies_near_a_limit_is_not_clear(office: Gallery, distance: float, clear: bool):
    """Surely Alice's, or surely nobody's; between, and just beside, further views may change it."""
    assert office.clear(np.stack([face(alice=distance)])).tolist() == [clear]


def test_between_two_twins_nothing_is_clear():
    """Alice is near enough, but Bob is hardly farther away; alone she would be clear."""
    twins = Gallery(PEOPLE[:2], np.stack([turned(0.2), turned(-0.26)]))

    assert twins.clear(turned(0)[None]).tolist() == [False]
    assert Gallery(PEOPLE[:1], turned(0.2)[None]).clear(turned(0)[None]).tolist() == [True]


def test_without_anybody_everything_is_clear():
    """Nobody can be mistaken where nobody is looked for."""
    nobody = Gallery([], np.empty((0, 128), np.float32))

    assert nobody.clear(np.stack([face(alice=0.2)])).tolist() == [True]
