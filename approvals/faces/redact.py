"""Making a face go, and proving that it is gone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from approvals.boxes import Box
from approvals.faces.cells import Cells, averaged
from approvals.faces.engine import Engine, Found, Pixels
from approvals.faces.match import Band, Gallery

HEAD = 0.85
"""Half the head's width and height, as a share of the face box's: the box ends at forehead, cheeks and chin."""
RAISED = 0.12
"""How far the head's middle lies above the box's, as a share of its height, so that hair is covered."""
FEATHER = 1.3
"""Where the picture is itself again, as a multiple of the head's half axes."""
CELLS = 4
"""What is left of head and surroundings: 4 x 4 mean colours."""
TOUCHING = 0.2


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the faces are gone; where one is still found, and whose faces are still recognised."""

    gone: bool
    still_found: tuple[Box, ...]
    matched: tuple[str, ...]


def redact(pixels: Pixels, boxes: Sequence[Box]) -> Pixels:
    """Replace each face with head and hair by a smooth cloud of 16 mean colours; the input stays as it is.

    Within the head nothing of the original is left but these colours, so that no sharpening brings it back.
    """
    result = pixels.copy()
    for box in boxes:
        _cover(result, box)
    return result


def proof(redacted: Sequence[Box], pixels: Pixels, engine: Engine, gallery: Gallery) -> Proof:
    """Search the redacted picture again, and compare what is left at each place with everybody.

    A face counts as still found when it shares a fifth of the smaller of its and a redacted box.
    """
    again = [face.box for face in engine.finder.find(pixels)]
    still = tuple(box for box in again if any(_share(box, gone) >= TOUCHING for gone in redacted))
    left = [_standing_in(box) for box in redacted] if gallery.people else []
    matches = gallery.match(engine.describer.describe(pixels, left))
    matched = tuple(match.person for match in matches if match.band is not Band.UNKNOWN and match.person is not None)
    return Proof(not still and not matched, still, matched)


def _cover(pixels: Pixels, box: Box) -> None:
    middle_x, middle_y = box.x + box.w / 2, box.y + box.h * (0.5 - RAISED)
    reach_x, reach_y = HEAD * box.w, HEAD * box.h
    rows = slice(max(0, round(middle_y - FEATHER * reach_y)), max(0, round(middle_y + FEATHER * reach_y)))
    columns = slice(max(0, round(middle_x - FEATHER * reach_x)), max(0, round(middle_x + FEATHER * reach_x)))
    region = pixels[rows, columns]
    height, width = region.shape[:2]
    down = (np.arange(height, dtype=np.float32) + rows.start + 0.5 - middle_y) / reach_y
    across = (np.arange(width, dtype=np.float32) + columns.start + 0.5 - middle_x) / reach_x
    radius = np.hypot(down[:, None], across[None, :])
    cover = np.clip((FEATHER - radius) / (FEATHER - 1), 0, 1)[..., None]
    cover = cover * cover * (3 - 2 * cover)
    cloud = _cloud(averaged(region, CELLS, CELLS), height, width)
    region[:] = np.rint(cover * cloud + (1 - cover) * region).astype(np.uint8)


def _cloud(cells: Cells, height: int, width: int) -> Cells:
    """Spread the cells' colours smoothly over height x width."""
    return np.einsum("yr,rcd,xc->yxd", _weights(height, len(cells)), cells, _weights(width, cells.shape[1]))


def _weights(length: int, cells: int) -> Cells:
    places = (np.arange(length, dtype=np.float32)[:, None] + 0.5) * cells / length - 0.5
    near = np.exp(-1.5 * (places - np.arange(cells, dtype=np.float32)) ** 2)
    return near / near.sum(axis=1, keepdims=True)


def _share(one: Box, other: Box) -> float:
    width = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    height = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return max(0, width) * max(0, height) / min(one.area, other.area)


def _standing_in(box: Box) -> Found:
    """A face where none is to be found any more, so that its place can be described."""
    places = ((0.30, 0.37), (0.70, 0.37), (0.50, 0.57), (0.34, 0.77), (0.66, 0.77))
    points = [(box.x + x * box.w, box.y + y * box.h) for x, y in places]
    left_eye, right_eye, nose, left_corner, right_corner = points
    return Found(box, 0.0, (left_eye, right_eye, nose, left_corner, right_corner))
