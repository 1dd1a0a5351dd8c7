"""Looking at one picture, without matching: who needs the faces' names hands the vectors to a gallery."""

import time
from dataclasses import dataclass

import numpy as np

from approvals.faces.engine import NUMBERS, Engine, Found, Pixels, Vectors


@dataclass(frozen=True, slots=True)
class Look:
    """The faces of a picture, a vector each, and the milliseconds that finding and describing took."""

    found: tuple[Found, ...]
    vectors: Vectors
    find_ms: float
    describe_ms: float


def look(pixels: Pixels, engine: Engine, *, describing: bool) -> Look:
    """Find the faces and, only if `describing`, describe them (law L1): else the vectors have no rows."""
    began = time.perf_counter()
    found = tuple(engine.finder.find(pixels))
    between = time.perf_counter()
    vectors = engine.describer.describe(pixels, found) if describing else np.empty((0, NUMBERS), np.float32)
    ended = time.perf_counter()
    return Look(found, vectors, (between - began) * 1000, (ended - between) * 1000)
