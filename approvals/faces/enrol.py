"""From portraits to references: only what will be recognised again is taken."""

import math
from collections.abc import Sequence

import numpy as np

from approvals.boxes import Box
from approvals.faces.cells import averaged
from approvals.faces.engine import Engine, Found, Pixels, Vectors
from approvals.faces.errors import FaceTooBlurred, FaceTooSmall, NoFace, SeveralFaces

NEEDED_SIDE = 48
"""In pixels. From 40 on the descriptor confuses two people in less than 1 % of the pairs; a reference deserves more."""
NEEDED_SHARPNESS = 0.06
"""As `sharpness` measures. The least sharp of 600 photos of Labeled Faces in the Wild has .089, the median .22.

A Gaussian blur with a sigma of 2 % of the face's width gives .069 and moves the descriptor by .20; 3 % gives .050 and
.30, as far as the limit for sure; 4 % gives .039 and .38 (medians of 60 and 20 photos).
"""
BYSTANDER = 0.4
GRID = 96
FAINTEST = 1.0  # grey levels of contrast: an even area has no detail


def portrait(pixels: Pixels, engine: Engine) -> Vectors:
    """Describe the one face of a portrait: 128 numbers of unit length.

    Refuses with NoFace, SeveralFaces (a face of less than 0.4 of the largest one's height is a bystander and does not
    count), FaceTooSmall or FaceTooBlurred.
    """
    found = engine.finder.find(pixels)
    if not found:
        raise NoFace
    tallest = max(face.box.h for face in found)
    meant = [face for face in found if face.box.h >= BYSTANDER * tallest]
    if len(meant) > 1:
        raise SeveralFaces(len(meant))
    return described(pixels, meant[0], engine)


def described(pixels: Pixels, face: Found, engine: Engine) -> Vectors:
    """Describe this face of a portrait, or refuse it with FaceTooSmall or FaceTooBlurred."""
    side = min(face.box.w, face.box.h)
    if side < NEEDED_SIDE:
        raise FaceTooSmall(side, NEEDED_SIDE)
    detail = sharpness(pixels, face.box)
    if detail < NEEDED_SHARPNESS:
        raise FaceTooBlurred(round(detail, 3), NEEDED_SHARPNESS)
    (descriptor,) = engine.describer.describe(pixels, [face])
    return np.asarray(descriptor, np.float32)


def central(found: Sequence[Found], pixels: Pixels) -> Found:
    """Give the face nearest the picture's centre; NoFace when there is none."""
    if not found:
        raise NoFace
    height, width = pixels.shape[:2]

    def off_centre(face: Found) -> float:
        return math.hypot(face.box.x + face.box.w / 2 - width / 2, face.box.y + face.box.h / 2 - height / 2)

    return min(found, key=off_centre)


def sharpness(pixels: Pixels, box: Box) -> float:
    """Measure the fine detail of a face: mean strength of the Laplacian over contrast, at 96 cells a side.

    Size and lighting fall out.
    """
    face = pixels[box.y : box.y + box.h, box.x : box.x + box.w].mean(axis=2)
    grey = averaged(face, GRID, GRID)
    middle = grey[1:-1, 1:-1]
    laplacian = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:] - 4 * middle
    sharp: float = np.abs(laplacian).mean() / (grey.std() + FAINTEST)
    return float(sharp)
