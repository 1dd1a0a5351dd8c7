"""Cutting pictures to a channel's shape: arithmetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.boxes import Box
from approvals.crops import ACROSS, DOWN, WHOLE, Frame, Scene, Spot, frames
from policies.limits import Limits

SHAPED = Limits(least_width=320, shape=(0.8, 1.91))
TOGETHER = Limits(least_width=320, shape=(0.8, 1.91), one_shape=True)


def _frame(width: int, height: int, *faces: Box, spot: Spot | None = None) -> Frame:
    return frames([Scene(width, height, faces, spot)], SHAPED)[0]


def _ratio(frame: Frame, scene: Scene) -> float:
    return frame.crop.w / frame.crop.h if frame.crop else scene.width / scene.height


def test_a_picture_of_an_allowed_shape_stays_whole():
    """Nothing is cut from what the channel takes as it is, not even at the very edge of its shapes."""
    assert _frame(4000, 3000) == WHOLE
    assert _frame(800, 1000) == WHOLE
    assert frames([Scene(9000, 1000)], Limits()) == (WHOLE,)


def test_without_faces_the_middle_stays():
    """A panorama loses as much on the left as on the right; nothing of its height."""
    crop = _frame(4000, 1000).crop
    assert crop is not None
    assert (crop.y, crop.h) == (0, 1000)
    assert abs(crop.x - (4000 - crop.w - crop.x)) <= 1
    assert 1.9 < crop.w / crop.h <= 1.91


@pytest.mark.parametrize("left", [100, 1900, 3700])
def test_the_frame_goes_where_the_heads_are(left: int):
    """Anna stands at one end of a panorama: all of her head is inside, not only her face."""
    crop = _frame(4000, 1000, Box(left, 400, 200, 240)).crop
    assert crop is not None
    assert crop.x <= left - 100 + 1
    assert left + 300 <= crop.x + crop.w + 1


def test_heads_too_far_apart_are_told():
    """Anna and Bob stand at both ends of a panorama: no frame holds both, and nobody is cut off unasked."""
    frame = _frame(4000, 1000, Box(100, 400, 200, 240), Box(3700, 400, 200, 240))
    assert not frame.fits
    assert frame.axis == ACROSS


def test_an_author_may_choose_whom_a_frame_leaves_out():
    """Once somebody put the frame there themselves it fits, and lies where they put it."""
    ends = Box(100, 400, 200, 240), Box(3700, 400, 200, 240)
    frame = _frame(4000, 1000, *ends, spot=Spot(ACROSS, 0))
    assert frame.fits
    assert frame.chosen
    assert frame.crop is not None
    assert frame.crop.x == 0
    last = _frame(4000, 1000, *ends, spot=Spot(ACROSS, 100)).crop
    assert last is not None
    assert last.x + last.w == 4000


def test_a_choice_for_another_side_does_not_count():
    """What was chosen when the frame moved up and down says nothing once it moves sideways."""
    frame = _frame(4000, 1000, spot=Spot(DOWN, 0))
    assert not frame.chosen
    assert frame == _frame(4000, 1000)


def test_a_part_too_narrow_for_the_channel_is_told():
    """Of a picture 300 wide no part is wide enough, whoever chooses it."""
    assert not _frame(300, 900).fits
    assert not _frame(300, 900, spot=Spot(DOWN, 50)).fits


def test_a_carousel_has_the_shape_of_its_first_picture():
    """The others are cut to it, and the first one is not cut at all."""
    first, second = frames([Scene(1000, 1000), Scene(4000, 3000)], TOGETHER)
    assert first == WHOLE
    assert second.crop is not None
    assert second.crop.w == second.crop.h == 3000


def test_a_carousel_widens_for_heads_that_would_not_fit():
    """Four colleagues in a row on the second photo: the common shape is as wide as they need, as near to the first."""
    row = tuple(Box(400 + 900 * one, 1200, 300, 360) for one in range(4))
    first, second = frames([Scene(1000, 1000), Scene(4000, 3000, row)], TOGETHER)
    assert second.fits
    assert second.crop is not None
    assert second.crop.w < 4000
    assert first.fits
    assert first.crop is not None


BOXES = st.builds(Box, st.integers(0, 3000), st.integers(0, 3000), st.integers(20, 400), st.integers(20, 400))


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    width, height = draw(st.integers(320, 5000)), draw(st.integers(320, 5000))
    faces = [box for box in draw(st.lists(BOXES, max_size=4)) if box.x + box.w <= width and box.y + box.h <= height]
    spot = draw(st.none() | st.builds(Spot, st.sampled_from([ACROSS, DOWN]), st.integers(0, 100)))
    return Scene(width, height, tuple(faces), spot)


@given(st.lists(scenes(), min_size=1, max_size=5), st.sampled_from([SHAPED, TOGETHER]))
def test_whatever_comes_the_channel_takes_what_goes_out(given_: list[Scene], allowed: Limits):
    """Each part lies in its picture, has an allowed shape, and cuts nobody's face unless an author chose so."""
    framed = frames(given_, allowed)
    assert framed == frames(given_, allowed)
    for scene, frame in zip(given_, framed, strict=True):
        if not frame.fits:
            continue
        part = frame.crop or Box(0, 0, scene.width, scene.height)
        assert 0 <= part.x <= part.x + part.w <= scene.width
        assert 0 <= part.y <= part.y + part.h <= scene.height
        assert 0.8 <= _ratio(frame, scene) <= 1.91
        assert part.w >= 320
        assert frame.chosen or all(
            face.within(part) == Box(face.x - part.x, face.y - part.y, face.w, face.h) for face in scene.faces
        )


@given(st.lists(scenes(), min_size=2, max_size=5))
def test_a_carousel_has_one_shape(given_: list[Scene]):
    """Whatever is in it, all parts have the first one's shape, but for a pixel of either."""
    framed = frames(given_, TOGETHER)
    parts = [frame.crop or Box(0, 0, one.width, one.height) for one, frame in zip(given_, framed, strict=True)]
    first = parts[0]
    for part in parts:
        pixel = 1 / min(first.w, first.h) + 1 / min(part.w, part.h)
        assert abs(part.w / part.h - first.w / first.h) <= first.w / first.h * pixel
