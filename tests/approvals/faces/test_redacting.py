"""Faces that asked to be blurred are gone, and the proof notices when they are not."""

import numpy as np
import pytest
from PIL import Image, ImageFilter

from approvals.boxes import Box
from approvals.faces.engine import Engine, Pixels
from approvals.faces.match import Gallery
from approvals.faces.redact import proof, redact
from tests.approvals.faces.portraits import only_face, photo_of, pixels_of, side_by_side


@pytest.fixture(scope="module")
def party() -> Pixels:
    """Anna at the left, Ben at the right."""
    return pixels_of(side_by_side(photo_of("anna"), photo_of("ben")))


@pytest.fixture(scope="module")
def boxes(engine: Engine, party: Pixels) -> list[Box]:
    return sorted((face.box for face in engine.finder.find(party)), key=lambda box: box.x)


def test_a_redacted_face_is_gone(engine: Engine, colleagues: Gallery, party: Pixels, boxes: list[Box]):
    """Anna and Ben are blurred: nobody is found there any more, and nobody is recognised."""
    proved = proof(boxes, redact(party, boxes), engine, colleagues)

    assert proved.gone
    assert proved.still_found == proved.matched == ()


def test_the_neighbour_stays(engine: Engine, colleagues: Gallery, party: Pixels, boxes: list[Box]):
    """Only Anna asked for it, so Ben is still found, and the proof is about Anna alone."""
    redacted = redact(party, boxes[:1])

    assert proof(boxes[:1], redacted, engine, colleagues).gone
    assert only_face(engine, redacted).box.overlap(boxes[1]) > 0.8


def test_an_untouched_face_is_no_proof(engine: Engine, colleagues: Gallery, party: Pixels, boxes: list[Box]):
    """Where nothing was done, the proof finds Anna and Ben and names them."""
    proved = proof(boxes, party, engine, colleagues)

    assert not proved.gone
    assert len(proved.still_found) == 2
    assert proved.matched == ("anna", "ben")


def test_a_light_blur_is_no_proof(engine: Engine, colleagues: Gallery, boxes: list[Box]):
    """A picture that is only out of focus still shows faces."""
    soft = side_by_side(photo_of("anna"), photo_of("ben")).filter(ImageFilter.GaussianBlur(3))

    assert not proof(boxes, pixels_of(soft), engine, colleagues).gone


def test_without_references_the_place_is_only_searched(engine: Engine, party: Pixels, boxes: list[Box]):
    """In a company that matches nobody the proof compares nothing, and still finds what was not blurred."""
    nobody = Gallery([], np.empty((0, 128), np.float32))

    assert proof(boxes, redact(party, boxes), engine, nobody).gone
    assert not proof(boxes, party, engine, nobody).gone


def test_nothing_fine_is_left(party: Pixels, boxes: list[Box]):
    """Within the box there is no detail to sharpen, and the rest of the picture is untouched."""
    redacted, box = redact(party, boxes[:1]), boxes[0]
    head = redacted[box.y : box.y + box.h, box.x : box.x + box.w].astype(int)

    assert max(np.abs(np.diff(head, axis=axis)).max() for axis in (0, 1)) <= 5
    assert np.array_equal(redacted[:, 330:], party[:, 330:])


def test_different_faces_become_the_same_cloud():
    """Two heads of the same mean colours leave exactly the same pixels: there is nothing to tell them apart by."""
    head = Box(110, 120, 80, 100)
    noise = np.random.default_rng(7).integers(-60, 60, (300, 300, 3))
    one, other = (np.full((300, 300, 3), 128) + noise, np.full((300, 300, 3), 128) - noise)
    clouds = [redact(picture.astype(np.uint8), [head])[125:215, 115:185].astype(int) for picture in (one, other)]

    assert np.abs(clouds[0] - clouds[1]).max() <= 6
    assert np.abs(one - other).max() > 100


@pytest.mark.parametrize("box", [Box(-20, -30, 80, 90), Box(150, 150, 90, 90), Box(500, 10, 30, 30), Box(3, 3, 1, 1)])
def test_a_box_over_the_edge_is_covered_as_far_as_there_is_picture(box: Box):
    """Heads at the edge, or beyond it, trouble nobody, and the size stays."""
    stripes = np.tile(np.array([[[0, 0, 0], [255, 255, 255]]], np.uint8), (200, 100, 1))

    assert redact(stripes, [box]).shape == stripes.shape


def test_the_original_stays_as_it_is(party: Pixels, boxes: list[Box]):
    """Redacting works on a copy, because the original is evidence."""
    before = party.copy()
    redact(party, boxes)

    assert np.array_equal(before, party)
    assert Image.fromarray(party).size == (810, 428)
