"""Cutting pictures to the shape a channel takes, with every face that must stay inside: arithmetic, and nothing else.

The largest part of the right shape is taken, so that a frame moves along one side only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from approvals.boxes import Box
from policies.limits import Limits

ABOVE, BELOW, BESIDE = 0.62, 0.38, 0.5
"""The head around a face's box, as shares of the box: as far as `approvals.faces.redact` covers it."""
INSIDE = 0.001
"""How far a picture that has to be cut stays within the shapes allowed, so that scaling it leaves it there."""
ACROSS, DOWN = "x", "y"
MIDDLE, END = 50, 100


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an author put the frame: the side it moves along, and how far, 0 (left, top) to 100 (right, bottom).

    It counts while the frame moves along that side; another order of pictures may turn the frame.
    """

    axis: str
    at: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture as far as cutting it goes: pixels, the boxes of the faces that must stay inside, an author's choice."""

    width: int
    height: int
    faces: tuple[Box, ...] = ()
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What a channel gets of a picture; `crop` is None where it is the whole picture.

    `axis` is the side along which it can be moved, "" where it cannot, and `at` where it is, 0 to 100. With `chosen` an
    author put it there. It `fits` when nobody's head is cut off, or an author chose so, and it is wide enough.
    """

    crop: Box | None = None
    axis: str = ""
    at: int = MIDDLE
    chosen: bool = False
    fits: bool = True


WHOLE = Frame()


def frames(scenes: Sequence[Scene], allowed: Limits) -> tuple[Frame, ...]:
    """A frame for each picture of a post on one channel, in order. The same input gives the same frames."""
    if allowed.shape is None:
        return (WHOLE,) * len(scenes)
    if allowed.one_shape:
        ratio = _ratio(scenes, allowed, allowed.shape)
        return tuple(_framed(scene, ratio, allowed, allowed.shape) for scene in scenes)
    return tuple(_framed(scene, _ratio([scene], allowed, allowed.shape), allowed, allowed.shape) for scene in scenes)


def _ratio(scenes: Sequence[Scene], allowed: Limits, shape: tuple[float, float]) -> float:
    """Width by height for all of them: the first one's own, as near as the channel and everybody's heads let it be."""
    if not scenes:
        return shape[0]
    own = scenes[0].width / scenes[0].height
    least, most = shape
    if not least <= own <= most:
        least, most = least * (1 + INSIDE), most * (1 - INSIDE)
    narrowest = max(least, *(_narrowest(scene, allowed) for scene in scenes))
    widest = min(most, *(_widest(scene) for scene in scenes))
    if narrowest > widest:
        narrowest, widest = least, most
    return min(max(own, narrowest), widest)


def _narrowest(scene: Scene, allowed: Limits) -> float:
    needed = 0 if scene.spot or not scene.faces else _heads(scene).w
    return max(needed, allowed.least_width or 0) / scene.height


def _widest(scene: Scene) -> float:
    return scene.width / (1 if scene.spot or not scene.faces else max(_heads(scene).h, 1))


def _framed(scene: Scene, ratio: float, allowed: Limits, shape: tuple[float, float]) -> Frame:
    least, most = shape
    width, height, axis = scene.width, scene.height, ""
    if width > height * ratio:
        width = min(max(round(height * ratio), ceil(height * least)), floor(height * most), width)
        axis = ACROSS
    else:
        height = min(max(round(width / ratio), ceil(width / most)), floor(width / least), height)
        axis = DOWN
    wide_enough = width >= (allowed.least_width or 0)
    room = scene.width - width + scene.height - height
    if not room:
        return Frame(fits=wide_enough)
    chosen = scene.spot is not None and scene.spot.axis == axis
    start = round(room * scene.spot.at / END) if scene.spot and chosen else _start(scene, axis, width, height, room)
    crop = Box(start, 0, width, height) if axis == ACROSS else Box(0, start, width, height)
    inside = not scene.faces or _holds(crop, _heads(scene))
    return Frame(crop, axis, round(END * start / room), chosen, wide_enough and (chosen or inside))


def _start(scene: Scene, axis: str, width: int, height: int, room: int) -> int:
    """With the heads in the middle of the frame, as far as the picture goes; without any, the picture's middle."""
    if not scene.faces:
        return room // 2
    heads = _heads(scene)
    middle = 2 * heads.x + heads.w - width if axis == ACROSS else 2 * heads.y + heads.h - height
    return min(max(middle // 2, 0), room)


def _heads(scene: Scene) -> Box:
    """The smallest box around all heads, as far as they are in the picture."""
    left = min(floor(face.x - BESIDE * face.w) for face in scene.faces)
    top = min(floor(face.y - ABOVE * face.h) for face in scene.faces)
    right = max(ceil(face.x + face.w * (1 + BESIDE)) for face in scene.faces)
    bottom = max(ceil(face.y + face.h * (1 + BELOW)) for face in scene.faces)
    left, top = max(left, 0), max(top, 0)
    return Box(left, top, min(right, scene.width) - left, min(bottom, scene.height) - top)


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.w <= outer.x + outer.w
        and inner.y + inner.h <= outer.y + outer.h
    )
