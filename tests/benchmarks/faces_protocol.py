"""The protocol for the research pictures: who is found, and who is taken for whom."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from approvals.boxes import Box
from approvals.faces.engine import Engine, Pixels, Vectors
from approvals.faces.enrol import central, template
from approvals.faces.errors import NoFace
from approvals.faces.match import Band, Gallery, doubt
from tests.approvals.faces.portraits import RESEARCH

DRAWS = {50: 10, 200: 5, 305: 1}
"""How often a registry of so many of the 305 colleagues is drawn."""


@dataclass(frozen=True)
class People:
    """Descriptors: each colleague's photos in the order of their names, and a row a stranger."""

    colleagues: Mapping[str, list[Vectors]]
    strangers: list[Vectors]


@dataclass(frozen=True)
class Trial:
    """What came of the probes: doubt, band, whether the right person was named, and to which half the probe belongs."""

    doubts: Vectors
    sure: Vectors
    asked: Vectors
    right: Vectors
    half: Vectors

    def share(self, of: Vectors) -> float:
        return float(of.mean())


@dataclass(frozen=True)
class Recall:
    """Boxes found of those that count, with both sides of 20 and of 40 pixels; finds where nobody is; photos."""

    small: tuple[int, int]
    large: tuple[int, int]
    false: int
    photos: int


def pixels_at(path: Path) -> Pixels:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def people_described(engine: Engine) -> People:
    """Describe the face nearest the centre of all 2,449 photos, which takes minutes; a photo without a face is left."""
    colleagues = {
        folder.name: list(_described(engine, sorted(folder.glob("*.jpg"))))
        for folder in sorted((RESEARCH / "colleagues").iterdir())
    }
    return People(colleagues, list(_described(engine, sorted((RESEARCH / "strangers").glob("*.jpg")))))


def _described(engine: Engine, photos: Sequence[Path]) -> Iterator[Vectors]:
    for photo in photos:
        pixels = pixels_at(photo)
        try:
            face = central(engine.finder.find(pixels), pixels)
        except NoFace:
            continue
        yield engine.describer.describe(pixels, [face])[0]


def identified(people: People, size: int, photos: int) -> tuple[Trial, Trial]:
    """Enrol the first `photos` of `size` colleagues, several times over; give the strangers and the colleagues."""
    names, rng = sorted(people.colleagues), np.random.default_rng(20)
    strangers, colleagues = [], []
    for _ in range(DRAWS[size]):
        drawn = [names[one] for one in rng.choice(len(names), size, replace=False)]
        own = np.stack([template(people.colleagues[name][:photos]) for name in drawn])
        gallery = Gallery(drawn, own)
        strangers += [(*_proposed(gallery, row, None), at % 2) for at, row in enumerate(people.strangers)]
        colleagues += [
            (*_proposed(gallery, row, name), names.index(name) % 2)
            for name in drawn
            for row in people.colleagues[name][photos:]
        ]
    return _trial(strangers), _trial(colleagues)


def _proposed(gallery: Gallery, row: Vectors, name: str | None) -> tuple[float, bool, bool, bool]:
    (match,) = gallery.match(row[None])
    (distances,) = gallery.distances(row[None])
    nearest = int(distances.argmin())
    right = gallery.people[nearest] == name
    return doubt(distances, nearest), match.band is Band.SURE, match.band is Band.ASK, right


def _trial(rows: Sequence[tuple[float, bool, bool, bool, int]]) -> Trial:
    return Trial(*np.array(rows, np.float32).T)


def missed(strangers: Vectors, colleagues: Vectors, right: Vectors, rate: float) -> float:
    """FNIR where that share of the strangers is taken for a colleague (FPIR); scores are the better the lower."""
    return 1 - float(((colleagues <= np.quantile(strangers, rate)) & (right > 0)).mean())


def interval(share: float, n: float) -> str:
    """The share in per cent, with Wilson's 95 % interval for n different probes."""
    z = 1.96
    middle, spread = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = ((middle + sign * spread) / (1 + z * z / n) for sign in (-1, 1))
    return f"{100 * share:.2f} % ({100 * max(low, 0):.2f} to {100 * high:.2f}, n = {n:.0f})"


def crowd_recall(found: Mapping[str, Sequence[Box]]) -> Recall:
    """Compare the finds of each crowd photo with its boxes: .5 of overlap is found, below .3 to any box is false."""
    boxes = json.loads((RESEARCH / "crowds" / "boxes.json").read_text())
    hits, wanted, false = {20: 0, 40: 0}, {20: 0, 40: 0}, 0
    for photo, finds in found.items():
        truth = [(Box(one["x"], one["y"], one["w"], one["h"]), one["valid"]) for one in boxes[photo]]
        false += sum(max(box.overlap(true) for true, _ in truth) < 0.3 for box in finds)
        for side in hits:
            valid = [true for true, counts in truth if counts and min(true.w, true.h) >= side]
            wanted[side] += len(valid)
            hits[side] += sum(any(true.overlap(box) >= 0.5 for box in finds) for true in valid)
    return Recall((hits[20], wanted[20]), (hits[40], wanted[40]), false, len(found))
