"""Looking at one picture, without matching: who needs the faces' names hands the vectors to a gallery."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from approvals.boxes import Box
from approvals.faces.engine import NUMBERS, Clear, Engine, Found, Photo, Pixels, Vectors

LARGE_ENOUGH = 80
"""Pixels of the shorter side from which a face is described as it stands in the reduced picture.

Measured on all 2,449 portraits of Labeled Faces in the Wild, whose faces have 95 pixels (median): among 200 people with
one / two photos 29.1 / 9.8 % of the colleagues are not sure. With their new photos reduced to faces of 64 pixels it is
29.6 / 10.1 %, of 56 30.1 / 10.6, of 48 32.6 / 12.0, and of 40 35.4 / 14.8 %.
"""


_MEANWHILE = ThreadPoolExecutor(1, "decoding")


@dataclass(frozen=True, slots=True)
class Look:
    """The faces of a picture, a vector each, and the milliseconds that decoding, finding and describing took."""

    found: tuple[Found, ...]
    vectors: Vectors
    decode_ms: float
    find_ms: float
    describe_ms: float


class Sight:
    """A photo under the eye: reduced as far as the finder allows, and decoded whole only for a face too small in that.

    Raises what decoding the photo raises.
    """

    def __init__(self, photo: Photo, engine: Engine) -> None:
        """Decode it as far as finding needs."""
        self._photo = photo
        self._engine = engine
        self._reduced = photo.at_least(*engine.finder.wanted(photo.width, photo.height))
        self._by = self._reduced.shape[1] / photo.width
        self._whole: Future[Pixels] | None = None

    def find(self, *, describing: bool = False) -> list[Found]:
        """Find its faces, best first, in the photo's pixels.

        If they will be described, the whole photo is decoded meanwhile: few group photos have large faces only.
        """
        if describing and self._by < 1:
            self._whole = _MEANWHILE.submit(self._photo.pixels)
        return self._engine.finder.find(self._reduced, (self._photo.width, self._photo.height))

    def describe(self, found: Sequence[Found], clear: Clear | None = None) -> Vectors:
        """Describe these faces, a row each; as exactly as can be those that are not `clear` before."""
        vectors = np.empty((len(found), NUMBERS), np.float32)
        for pixels, by, rows in self._where(found):
            vectors[rows] = self._engine.describer.describe(pixels, [_reduced(found[row], by) for row in rows], clear)
        return vectors

    def _where(self, found: Sequence[Found]) -> Iterator[tuple[Pixels, float, list[int]]]:
        """The pixels in which each face is large enough, their scale, and which faces these are."""
        sides = [min(face.box.w, face.box.h) * self._by for face in found]
        large = [row for row, side in enumerate(sides) if side >= LARGE_ENOUGH or self._by == 1]
        small = sorted(set(range(len(found))) - set(large))
        if large:
            yield self._reduced, self._by, large
        if small:
            yield self._whole.result() if self._whole else self._photo.pixels(), 1, small


def look(photo: Photo, engine: Engine, *, describing: bool) -> Look:
    """Find the faces and, only if `describing`, describe them (law L1): else the vectors have no rows."""
    began = time.perf_counter()
    sight = Sight(photo, engine)
    decoded = time.perf_counter()
    found = tuple(sight.find(describing=describing))
    between = time.perf_counter()
    vectors = sight.describe(found) if describing else np.empty((0, NUMBERS), np.float32)
    ended = time.perf_counter()
    return Look(found, vectors, (decoded - began) * 1000, (between - decoded) * 1000, (ended - between) * 1000)


def _reduced(face: Found, by: float) -> Found:
    """Where a face of the photo is in its pixels reduced."""
    if by == 1:
        return face
    x, y, w, h = (round(side * by) for side in (face.box.x, face.box.y, face.box.w, face.box.h))
    eye, other_eye, nose, corner, other_corner = ((across * by, down * by) for across, down in face.landmarks)
    return replace(face, box=Box(x, y, w, h), landmarks=(eye, other_eye, nose, corner, other_corner))
