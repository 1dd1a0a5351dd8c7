"""Where in a large picture it is worth looking, after a glance at a smaller one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from approvals.faces.rows import Rows, middles, sides
from approvals.faces.sizes import Size

STRIDE = 32
REACH = 16
"""How far around a weak find a face may lie, in pixels of the picture that is looked at. Three times as much finds no
more."""
SURROUNDINGS = 48
"""What the network is shown beyond that, so that it sees a face as it would in the whole picture."""
NEARLY_ALL = 0.8
"""From this share on the whole picture is looked at: that costs no more than its pieces."""
WELL_SEEN = 16
SURE = 0.6
"""A face of so many pixels with such a score is settled."""
ANOTHER = 0.5
"""A face of less than this share of a settled one's size is another one, before it."""
LARGE = 32
"""A face with a longer side than so many pixels is seen no better from nearer, nor is one of three quarters of it.

But in a photo that lies on its side no face is settled, and large ones are then looked at as well.

None of these changed what was found in 37 crowds.
"""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a view, in its pixels; `right` and `bottom` are not part of it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def area(self) -> int:
        return (self.right - self.left) * (self.bottom - self.top)

    def with_(self, other: "Region") -> "Region":
        """The smallest region that holds both."""
        return Region(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def unsettled(rows: Rows, faces: Rows, pixel: float) -> Rows:
    """The rows that are not in a face already seen well, unless much smaller than it.

    They come from views one of whose pixels is at most so many of the rows' wide.
    """
    well = _settled(faces, pixel)
    across, down = middles(rows).T[:, :, None]
    within = (across > well[:, 1]) & (across < well[:, 3]) & (down > well[:, 2]) & (down < well[:, 4])
    alike = sides(rows).max(axis=1)[:, None] > ANOTHER * sides(well).max(axis=1)
    open_: Rows = rows[~(within & alike).any(axis=1)]
    return open_


def seen_better_nearer(rows: Rows, faces: Rows, pixel: float) -> Rows:
    """The unsettled rows whose face looking nearer may show better."""
    open_ = unsettled(rows, faces, pixel)
    if not len(_settled(faces, pixel)):
        return open_
    small: Rows = open_[sides(open_).max(axis=1) <= LARGE * pixel]
    return small


def _settled(faces: Rows, pixel: float) -> Rows:
    well: Rows = faces[(faces[:, 0] > SURE) & (sides(faces).min(axis=1) >= WELL_SEEN * pixel)]
    return well


def around(rows: Rows, size: Size) -> list[Region]:
    """The regions of a view of this size that hold these rows, given in its pixels, with their surroundings."""
    whole = Region(0, 0, *size)
    reach = sides(rows).max(axis=1, initial=0) / 2 + REACH + SURROUNDINGS
    low = np.floor((middles(rows) - reach[:, None]) / STRIDE).astype(int) * STRIDE
    high = np.ceil((middles(rows) + reach[:, None]) / STRIDE).astype(int) * STRIDE
    low, high = np.clip(low, 0, size), np.clip(high, 0, size)
    regions = joined(Region(*one, *other) for one, other in np.unique(np.stack([low, high], 1), axis=0).tolist())
    return [whole] if sum(region.area for region in regions) > NEARLY_ALL * whole.area else regions


def joined(regions: Iterable[Region]) -> list[Region]:
    """Fewer regions that hold the same: two become one where that is no larger than both."""
    kept = list[Region]()
    for region in regions:
        one = region
        while (other := _partner(one, kept)) is not None:
            kept.remove(other)
            one = one.with_(other)
        kept.append(one)
    return kept


def inner(rows: Rows, region: Region, size: Size) -> Rows:
    """The rows, in the view's pixels, that do not lie in the surroundings of the region they were seen in."""
    low = [0 if edge == 0 else edge + SURROUNDINGS for edge in (region.left, region.top)]
    high = [
        end if edge == end else edge - SURROUNDINGS
        for edge, end in zip((region.right, region.bottom), size, strict=True)
    ]
    centres = middles(rows)
    return rows[((centres >= low) & (centres <= high)).all(axis=1)]


def _partner(region: Region, others: Sequence[Region]) -> Region | None:
    fitting = (other for other in others if region.with_(other).area <= region.area + other.area)
    return next(fitting, None)
