"""The demo's public-domain portraits as pixels."""

from pathlib import Path

import numpy as np
from PIL import Image

from approvals.faces.engine import Engine, Found, Pixels

FOLDER = Path(__file__).parents[3] / "flows" / "demo" / "portraits"
RESEARCH = Path(__file__).parents[4] / "shared" / "data" / "faces"


def pixels_of(image: Image.Image) -> Pixels:
    return np.asarray(image.convert("RGB"))


def portrait_of(name: str) -> Image.Image:
    """The picture by which somebody enrols."""
    return Image.open(FOLDER / f"{name}-portrait.jpg").convert("RGB")


def photo_of(name: str) -> Image.Image:
    """The picture of somebody at the event."""
    return Image.open(FOLDER / f"{name}-event.jpg").convert("RGB")


def side_by_side(*images: Image.Image) -> Image.Image:
    joined = Image.new("RGB", (sum(one.width for one in images), max(one.height for one in images)), (90, 110, 100))
    left = 0
    for one in images:
        joined.paste(one, (left, 0))
        left += one.width
    return joined


def only_face(engine: Engine, pixels: Pixels) -> Found:
    (face,) = engine.finder.find(pixels)
    return face
