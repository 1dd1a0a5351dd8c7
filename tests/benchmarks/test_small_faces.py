"""From which size on a face can be recognised: colleagues' third photos made smaller and smaller."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from approvals.boxes import Box
from approvals.faces.engine import Engine, Found, Vectors, unit
from approvals.faces.enrol import central
from approvals.faces.loading import loaded
from tests.approvals.faces.portraits import RESEARCH, pixels_of
from tests.benchmarks.faces_protocol import interval
from tests.benchmarks.results import keep

COMMAND = "pytest tests/benchmarks/test_small_faces.py --benchmarks"
PEOPLE, STRANGERS = 100, 150
SIDES = (6, 8, 10, 12, 16, 20, 24, 32, 40)


@pytest.mark.skipif(not RESEARCH.exists(), reason="research pictures are not here")
def test_from_which_size_on_a_face_is_recognised():
    """Of 100 people with two photos each: who is nearest, and who is named where 1 % of the strangers are."""
    engine = loaded()
    folders = sorted((RESEARCH / "colleagues").iterdir())[:PEOPLE]
    photos = [[_opened(engine, photo) for photo in sorted(folder.glob("*.jpg"))[:3]] for folder in folders]
    known = unit(np.stack([_described(engine, *own[0]) + _described(engine, *own[1]) for own in photos]))
    strangers = sorted((RESEARCH / "strangers").glob("*.jpg"))[:STRANGERS]
    others = [_opened(engine, photo) for photo in strangers]
    near = _nearness(known, [_described(engine, *other) for other in others])
    least = np.quantile(near.max(axis=1), 0.99)

    rows = [("shorter side of the box in pixels", "the right person is nearest", "named, at 1 % of the strangers",
             "strangers of this size as near as that")]  # fmt: skip
    for side in SIDES:
        probes = _nearness(known, [_described(engine, *_smaller(*own[2], side)) for own in photos])
        right = probes.argmax(axis=1) == np.arange(len(photos))
        named = right & (probes.max(axis=1) >= least)
        small = _nearness(known, [_described(engine, *_smaller(*other, side)) for other in others]).max(axis=1) >= least
        shares = [interval(float(share.mean()), len(share)) for share in (right, named, small)]
        rows.append((str(side), *shares))
    keep("faces: recognised by size", COMMAND, rows)


def _opened(engine: Engine, photo: Path) -> tuple[Image.Image, Found]:
    image = Image.open(photo).convert("RGB")
    return image, central(engine.finder.find(pixels_of(image)), pixels_of(image))


def _smaller(image: Image.Image, face: Found, side: int) -> tuple[Image.Image, Found]:
    """The photo in which the face's shorter side has so many pixels, and the face where it is then."""
    by = side / min(face.box.w, face.box.h)
    small = image.resize((round(image.width * by), round(image.height * by)), Image.Resampling.LANCZOS)
    x, y, w, h = (round(length * by) for length in (face.box.x, face.box.y, face.box.w, face.box.h))
    eye, other_eye, nose, corner, other_corner = ((across * by, down * by) for across, down in face.landmarks)
    return small, Found(Box(x, y, w, h), face.score, (eye, other_eye, nose, corner, other_corner))


def _described(engine: Engine, image: Image.Image, face: Found) -> Vectors:
    (row,) = engine.describer.describe(pixels_of(image), [face])
    return np.asarray(row, np.float32)


def _nearness(known: Vectors, rows: list[Vectors]) -> Vectors:
    nearness: Vectors = np.stack(rows) @ known.T
    return nearness
