"""Which portraits become references, and what speaks against the others."""

import numpy as np
import pytest
from PIL import Image, ImageFilter

from approvals.faces.engine import Engine
from approvals.faces.enrol import NEEDED_SHARPNESS, NEEDED_SIDE, central, portrait
from approvals.faces.errors import FaceTooBlurred, FaceTooSmall, NoFace, SeveralFaces
from tests.approvals.faces.portraits import only_face, photo_of, pixels_of, portrait_of, side_by_side


@pytest.mark.parametrize("name", ["anna", "ben", "clara", "emil"])
def test_a_good_portrait_is_described(engine: Engine, name: str):
    """A sharp portrait of one person becomes one vector of unit length."""
    vector = portrait(pixels_of(portrait_of(name)), engine)

    assert vector.shape == (128,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_a_portrait_without_a_face_is_refused(engine: Engine):
    """Ben sends a picture of an empty wall."""
    with pytest.raises(NoFace):
        portrait(np.full((400, 400, 3), 180, np.uint8), engine)


def test_a_portrait_of_two_is_refused(engine: Engine):
    """Anna sends a picture of herself and Ben, and is told that it shows two."""
    with pytest.raises(SeveralFaces) as refused:
        portrait(pixels_of(side_by_side(portrait_of("anna"), portrait_of("ben").resize((256, 294)))), engine)

    assert refused.value.count == 2


def test_a_bystander_far_behind_does_not_count(engine: Engine):
    """Emil's portrait is taken although somebody small stands in the background."""
    behind = photo_of("anna").resize((100, 100))

    assert portrait(pixels_of(side_by_side(portrait_of("emil"), behind)), engine).shape == (128,)


def test_too_small_a_face_is_refused(engine: Engine):
    """Clara's portrait at a fifth of its size has too few pixels, and she learns how many are needed."""
    small = portrait_of("clara").resize((80, 88))

    with pytest.raises(FaceTooSmall) as refused:
        portrait(pixels_of(small), engine)

    assert refused.value.pixels < refused.value.needed == NEEDED_SIDE


@pytest.mark.parametrize("name", ["anna", "ben", "clara", "emil"])
def test_a_blurred_portrait_is_refused(engine: Engine, name: str):
    """A portrait out of focus by 4 % of the face's width would mislead, and is refused with both figures."""
    sharp = portrait_of(name)
    width = only_face(engine, pixels_of(sharp)).box.w

    with pytest.raises(FaceTooBlurred) as refused:
        portrait(pixels_of(sharp.filter(ImageFilter.GaussianBlur(0.04 * width))), engine)

    assert refused.value.sharpness < refused.value.needed == NEEDED_SHARPNESS


def test_a_large_portrait_is_as_good_as_a_small_one(engine: Engine):
    """Ben's portrait at three times its size is no less sharp to us, and stays near to itself."""
    small = portrait_of("ben")
    large = small.resize((small.width * 3, small.height * 3), Image.Resampling.LANCZOS)

    assert np.linalg.norm(portrait(pixels_of(large), engine) - portrait(pixels_of(small), engine)) < 0.1


def test_the_central_face_is_meant(engine: Engine):
    """Between Anna and Ben, Emil stands in the middle."""
    pixels = pixels_of(side_by_side(*(photo_of(name).resize((300, 300)) for name in ("anna", "emil", "ben"))))

    box = central(engine.finder.find(pixels), pixels).box

    assert 300 < box.x + box.w / 2 < 600
