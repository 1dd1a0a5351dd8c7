"""Which unknown faces are shown as one question."""

import numpy as np
import pytest

from approvals.faces.engine import Engine, Vectors, unit
from approvals.faces.groups import groups
from tests.approvals.faces.portraits import only_face, photo_of, pixels_of, portrait_of


def around(axis: int, count: int, *, spread: float = 0.2) -> Vectors:
    """So many faces of one person, each this far from what they have in common and about 1.4 times that apart."""
    own = spread * np.eye(128, dtype=np.float32)[20 * axis + 1 : 20 * axis + 1 + count]
    return unit(np.eye(128, dtype=np.float32)[20 * axis] + own)


def test_faces_of_the_same_person_are_one_question():
    """Seven faces of one stranger and three of another make two groups, the larger one first."""
    vectors = np.vstack([around(0, 7), around(1, 3)])

    found = groups(vectors, [f"face-{number}" for number in range(10)])

    assert found == [tuple(f"face-{number}" for number in range(7)), ("face-7", "face-8", "face-9")]


def test_who_is_alone_is_in_no_group():
    """Two strangers who appear once each are no group, and neither is an empty event."""
    assert groups(np.vstack([around(0, 1), around(1, 1)]), ["one", "other"]) == []
    assert groups(np.empty((0, 128), np.float32), []) == []


def test_two_faces_of_one_picture_are_two_people():
    """Twins side by side are never joined, however alike; each is joined with the nearer face of the other picture."""
    left, right = around(0, 2, spread=0.05)
    vectors = np.stack([left, right, unit(left + 0.01), unit(right + 0.01)])

    found = groups(vectors, ["a", "b", "c", "d"], ["first", "first", "second", "second"])

    assert found == [("a", "c"), ("b", "d")]


def test_a_chain_of_resemblances_is_not_one_person():
    """Each face resembles the next, the first and the last do not: they do not end up in one group."""
    angles = np.arange(6) * 0.28
    chain = np.zeros((6, 128), np.float32)
    chain[:, 0], chain[:, 1] = np.cos(angles), np.sin(angles)

    found = groups(chain, list("abcdef"))

    assert max(len(group) for group in found) <= 3


def test_each_face_is_in_one_group_at_most():
    """Among fifty made-up faces nobody is counted twice."""
    rng = np.random.default_rng(8)
    vectors = unit(unit(rng.standard_normal((50, 128))) + 1.5 * np.repeat(np.eye(5, 128), 10, axis=0)).astype("f4")

    named = [face for group in groups(vectors, [str(number) for number in range(50)]) for face in group]

    assert len(named) == len(set(named))


@pytest.mark.parametrize("name", ["anna", "ben", "clara", "emil"])
def test_real_faces_of_one_person_belong_together(engine: Engine, name: str):
    """Portrait and snapshot of the same person are one group beside the portraits of the three others."""
    others = [portrait_of(one) for one in ("anna", "ben", "clara", "emil") if one != name]
    faces = [pixels_of(image) for image in (portrait_of(name), photo_of(name), *others)]
    vectors = np.concatenate([engine.describer.describe(pixels, [only_face(engine, pixels)]) for pixels in faces])

    assert groups(vectors, ["portrait", "snapshot", "x", "y", "z"]) == [("portrait", "snapshot")]
