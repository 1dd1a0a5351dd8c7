"""What CenterFace's network gives, as rows: score, left, top, right, bottom and the ten coordinates of five points."""

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]

SAME_FACE = 0.3
SAME_BOX = 0.5
_CELL = 4
_SWAPPED = [1, 0, 2, 4, 3]


def decoded(heat: Rows, scale: Rows, offset: Rows, points: Rows, least: float) -> Rows:
    """Give a row for each cell with a score above `least`, in the network's pixels."""
    y, x = np.nonzero(heat > least)
    tall, wide = np.exp(scale[:, y, x]) * _CELL
    top = (y + offset[0, y, x] + 0.5) * _CELL - tall / 2
    left = (x + offset[1, y, x] + 0.5) * _CELL - wide / 2
    across = points[1::2, y, x] * wide + left
    down = points[0::2, y, x] * tall + top
    places = np.stack([across, down], axis=1).reshape(10, -1)
    return np.vstack([heat[y, x], left, top, left + wide, top + tall, places]).T.astype(np.float32)


def merged(rows: Rows) -> Rows:
    """One row a face, best first: the mean of the boxes that agree with the best one."""
    rest = rows[np.argsort(-rows[:, 0], kind="stable")]
    kept = []
    while len(rest):
        overlap = _overlap(rest[0], rest)
        overlap[0] = 1.0
        same = rest[overlap >= SAME_BOX]
        best = rest[0].copy()
        best[1:] = np.average(same[:, 1:], axis=0, weights=same[:, 0] ** 2)
        kept.append(best)
        rest = rest[overlap < SAME_FACE]
    return np.array(kept, np.float32).reshape(-1, rows.shape[1])


def scaled(rows: Rows, across: float, down: float) -> Rows:
    """The same rows where a pixel is so many wide and so many tall."""
    result: Rows = rows.copy()
    result[:, 1:] *= np.tile(np.array([across, down], np.float32), 7)
    return result


def moved(rows: Rows, across: float, down: float) -> Rows:
    """The same rows so many pixels further to the right and down."""
    result: Rows = rows.copy()
    result[:, 1:] += np.tile(np.array([across, down], np.float32), 7)
    return result


def mirrored(rows: Rows, width: float) -> Rows:
    """The same rows in the mirror image of a picture of this width; left eyes become right ones."""
    turned: Rows = rows.copy()
    turned[:, [1, 3]] = width - rows[:, [3, 1]]
    turned[:, 5:] = (rows[:, 5:].reshape(-1, 5, 2)[:, _SWAPPED] * (-1, 1) + (width, 0)).reshape(-1, 10)
    return turned


def middles(rows: Rows) -> Rows:
    """The middle of each box: x and y."""
    centres: Rows = (rows[:, 1:3] + rows[:, 3:5]) * np.float32(0.5)
    return centres


def sides(rows: Rows) -> Rows:
    """Width and height of each box."""
    lengths: Rows = rows[:, 3:5] - rows[:, 1:3]
    return lengths


def _overlap(one: Rows, rows: Rows) -> Rows:
    shared = np.clip(np.minimum(one[3:5], rows[:, 3:5]) - np.maximum(one[1:3], rows[:, 1:3]), 0, None).prod(axis=1)
    areas = sides(rows).prod(axis=1)
    overlap: Rows = shared / (areas + (one[3:5] - one[1:3]).prod() - shared)
    return overlap
