"""A picture in few cells: each is the mean of the pixels it covers."""

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.float32]


def averaged(pixels: NDArray[np.generic], rows: int, columns: int) -> Cells:
    """Divide the first two axes into `rows` x `columns` cells and give each cell's mean.

    A picture with fewer pixels than cells repeats them.
    """
    down = np.arange(rows) * pixels.shape[0] // rows
    across = np.arange(columns) * pixels.shape[1] // columns
    sums: Cells = np.add.reduceat(np.add.reduceat(pixels.astype(np.float32), down, axis=0), across, axis=1)
    heights = np.maximum(np.diff(down, append=pixels.shape[0]), 1)
    widths = np.maximum(np.diff(across, append=pixels.shape[1]), 1)
    areas = np.outer(heights, widths).astype(np.float32)
    return np.divide(sums, areas.reshape(areas.shape + (1,) * (pixels.ndim - 2)), dtype=np.float32)
