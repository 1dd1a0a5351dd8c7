"""A print of a picture by which near duplicates are told: its greys, coarse, whatever its size and brightness."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

CELLS = 24
WINDOW = 3
FLAT = 4.0
"""Grey levels: keeps a picture of one colour from being nothing but its noise."""
ALIKE = 0.75
"""Of a print's own standard deviation: near duplicates differ by no more in any window of 3 x 3 cells.

Copies of 38 crowd photos and a group photo that were saved again at quality 50, halved, made brighter by 25 %, stronger
in contrast by 30 %, moved by 1 % or cut by 2 % differ by .64 at most; the demo's group photos, which show other people
before the same garden, by 1.08 at least, and any two crowd photos by 1.57. A difference hash of 256 bits told such
group photos apart by 5 bits, fewer than it lost by moving a picture 1 % (34). `tests/storage/test_likeness.py` repeats
it.
"""


def likeness(data: bytes) -> str:
    """The picture's greys in a grid of 24 x 24, as hex digits."""
    with Image.open(BytesIO(data)) as image:
        small = image.convert("L").resize((CELLS, CELLS), Image.Resampling.BOX)
    return small.tobytes().hex()


def alike(one: str, other: str) -> bool:
    """Whether two prints are of near duplicates."""
    return difference(one, other) <= ALIKE


def difference(one: str, other: str) -> float:
    """The largest difference of the mean of a window, in standard deviations of the whole."""
    between = _evened(one) - _evened(other)
    sums = np.pad(between, ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    windows = sums[WINDOW:, WINDOW:] - sums[:-WINDOW, WINDOW:] - sums[WINDOW:, :-WINDOW] + sums[:-WINDOW, :-WINDOW]
    return float(np.abs(windows).max()) / WINDOW**2


def _evened(print_: str) -> NDArray[np.float64]:
    greys = np.frombuffer(bytes.fromhex(print_), dtype=np.uint8).reshape(CELLS, CELLS).astype(np.float64)
    evened: NDArray[np.float64] = (greys - greys.mean()) / (greys.std() + FLAT)
    return evened
