"""What a descriptor promises: unit length, the same person near, and no side effects."""

import numpy as np

from approvals.faces.engine import Engine, Vectors
from approvals.faces.names import engine_name
from tests.approvals.faces.portraits import only_face, photo_of, pixels_of, portrait_of, side_by_side


def described(engine: Engine, pixels: np.ndarray) -> Vectors:
    return engine.describer.describe(pixels, [only_face(engine, pixels)])[0]


def test_each_face_gets_a_row_of_unit_length(engine: Engine):
    """Two faces of one picture become two rows of 128 numbers of length one, in the order of the faces."""
    pixels = pixels_of(side_by_side(photo_of("anna"), photo_of("ben")))
    vectors = engine.describer.describe(pixels, engine.finder.find(pixels))

    assert vectors.shape == (2, 128)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_faces_no_rows(engine: Engine):
    """A picture without faces has a table of descriptors without rows."""
    assert engine.describer.describe(np.zeros((90, 90, 3), np.uint8), []).shape == (0, 128)


def test_another_photo_of_the_same_person_is_near(engine: Engine):
    """Ben at the event is within the sure limit of his portrait, and Clara is far from it."""
    ben = described(engine, pixels_of(portrait_of("ben")))

    assert np.linalg.norm(described(engine, pixels_of(photo_of("ben"))) - ben) < 0.3
    assert np.linalg.norm(described(engine, pixels_of(photo_of("clara"))) - ben) > 0.4


def test_a_mirrored_selfie_is_the_same_person(engine: Engine):
    """Telephones mirror selfies: Clara's mirrored portrait hardly differs from hers."""
    pixels = pixels_of(portrait_of("clara"))
    mirrored = np.ascontiguousarray(pixels[:, ::-1])

    assert np.linalg.norm(described(engine, pixels) - described(engine, mirrored)) < 0.1


def test_a_face_at_the_edge_is_described(engine: Engine):
    """A third of Anna's head is cut off by the edge, and she still gets her row."""
    pixels = pixels_of(photo_of("anna"))
    box = only_face(engine, pixels).box
    cut = np.ascontiguousarray(pixels[:, : box.x + round(0.7 * box.w)])

    assert np.isfinite(described(engine, cut)).all()


def test_a_group_is_described_like_its_faces_one_by_one(engine: Engine):
    """Five faces fill more than one batch, and none of them depends on its neighbours."""
    pixels = pixels_of(side_by_side(*map(photo_of, ("anna", "ben", "clara", "emil", "stranger"))))
    found = engine.finder.find(pixels)
    together = engine.describer.describe(pixels, found)

    assert len(found) == 5
    for face, row in zip(found, together, strict=True):
        assert np.allclose(engine.describer.describe(pixels, [face])[0], row, atol=1e-5)


def test_the_name_tells_finder_and_describer(engine: Engine):
    """References carry the names of both, because neither may change under them."""
    assert engine.finder.name in engine.name
    assert engine.describer.name in engine.name
    assert engine.name == engine_name()


def test_only_what_is_not_clear_is_looked_at_again(engine: Engine):
    """Anna is known well enough after the first views, which are near the others; Ben is described by all of them."""
    pixels = pixels_of(side_by_side(photo_of("anna"), photo_of("ben")))
    found = sorted(engine.finder.find(pixels), key=lambda face: face.box.x)
    anna, ben = engine.describer.describe(pixels, found)
    soon, same = engine.describer.describe(pixels, found, lambda rows: np.arange(len(rows)) == 0)

    assert 0 < np.linalg.norm(soon - anna) < 0.15
    assert np.allclose(same, ben, atol=1e-5)
