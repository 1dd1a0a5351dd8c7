"""Faces turned upright: the same chip however the picture lies."""

import numpy as np
import pytest

from approvals.faces.chips import TEMPLATE, Cutter, square, upright
from approvals.faces.engine import Engine, Found
from tests.approvals.faces.portraits import only_face, photo_of, pixels_of, portrait_of


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_face_that_lies_is_turned_upright(engine: Engine, quarters: int):
    """Whichever way Clara's picture lies, her chip hardly changes."""
    pixels = pixels_of(portrait_of("clara"))
    face = only_face(engine, pixels)
    points = np.array(face.landmarks)
    lying = pixels
    for _ in range(quarters):
        points = np.stack([points[:, 1], lying.shape[1] - 1 - points[:, 0]], axis=1)
        lying = np.ascontiguousarray(np.rot90(lying))
    turned = Found(face.box, face.score, tuple(map(tuple, points)))

    assert np.abs(upright(pixels, face).astype(int) - upright(lying, turned)).mean() < 3


def test_eyes_nose_and_mouth_land_on_the_template(engine: Engine):
    """A face whose points are the template's already is cut out as it stands, nearly to the pixel."""
    picture = np.random.default_rng(1).integers(0, 255, (15, 15, 3), np.uint8).repeat(10, 0).repeat(10, 1)
    face = only_face(engine, pixels_of(portrait_of("anna")))
    standing = Found(face.box, 1.0, tuple((float(x), float(y)) for x, y in TEMPLATE))

    assert np.abs(upright(picture, standing).astype(int) - picture)[2:-2, 2:-2].mean() < 12


def test_there_are_four_chips_a_face(engine: Engine):
    """Two as the finder's points say, two as dlib's say, one of each pair mirrored."""
    pixels = pixels_of(photo_of("ben"))
    chips = Cutter().cut(pixels, [only_face(engine, pixels)] * 3)

    assert chips.shape == (3 * Cutter.views, 150, 150, 3)
    assert chips.dtype == np.uint8
    assert np.array_equal(chips[2][:, ::-1], chips[3])


def test_no_face_no_chip():
    """A picture without faces gives an empty stack."""
    assert Cutter().cut(np.zeros((50, 50, 3), np.uint8), []).shape == (0, 150, 150, 3)


def test_dlibs_square_lies_within_the_face(engine: Engine):
    """Emil's square is about as large as his box, and its middle lies in it."""
    box = only_face(engine, pixels_of(portrait_of("emil"))).box
    at = square(box)

    assert box.w < at.side * 1.2 < 1.5 * box.h
    assert box.y < at.top + at.side / 2 < box.y + box.h
