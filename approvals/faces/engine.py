"""What an engine is: something that finds faces and something that describes them, exchangeable one by one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from approvals.boxes import Box

NUMBERS = 128
"""How many numbers describe a face."""
Pixels = NDArray[np.uint8]
"""An upright RGB picture, height x width x 3."""
Vectors = NDArray[np.float32]
"""Descriptors, one row of unit length a face."""
Clear = Callable[[Vectors], NDArray[np.bool_]]
"""Says of each row whether it is known well enough already."""
Point = tuple[float, float]


def unit(rows: Vectors) -> Vectors:
    """Scale each row to length one."""
    scaled: Vectors = rows / np.linalg.norm(rows, axis=-1, keepdims=True)
    return scaled


@dataclass(frozen=True, slots=True)
class Found:
    """A face: its box, the finder's certainty (0 to 1), and five points (x, y) in the picture's pixels.

    The points are the eye at the picture's left, the other eye, the nose, and the mouth's corners, left one first.
    """

    box: Box
    score: float
    landmarks: tuple[Point, Point, Point, Point, Point]


class Finder(Protocol):
    """Finds every face of a picture, best first. Says nothing about whose face it is."""

    @property
    def name(self) -> str: ...

    def wanted(self, width: int, height: int) -> tuple[int, int]:
        """The largest size (width, height) in which it looks at a picture of this width and height."""
        ...

    def find(self, pixels: Pixels, size: tuple[int, int] | None = None) -> list[Found]:
        """Find the faces; boxes lie within the picture and have an area.

        `pixels` may be the picture reduced; `size` is then the width and height in whose pixels is answered.
        """
        ...


class Describer(Protocol):
    """Turns faces into vectors of which near ones belong to the same person. This is the biometric step (law L1)."""

    @property
    def name(self) -> str: ...

    def describe(self, pixels: Pixels, found: Sequence[Found], clear: Clear | None = None) -> Vectors:
        """Describe each face: one row of NUMBERS a face, in the given order, each of unit length.

        A face that is `clear` after a first, less exact description need not be described any better.
        """
        ...


class Photo(Protocol):
    """A picture that need not be decoded as a whole, upright."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...

    def pixels(self) -> Pixels:
        """All of them."""
        ...

    def at_least(self, width: int, height: int) -> Pixels:
        """The picture reduced, but not below this size; or all its pixels, where that is no slower."""
        ...


@dataclass(frozen=True, slots=True)
class Engine:
    """A finder and a describer that belong together."""

    finder: Finder
    describer: Describer

    @property
    def name(self) -> str:
        """Stored with each reference: references and faces are compared only under the same name."""
        return f"{self.finder.name}+{self.describer.name}"
