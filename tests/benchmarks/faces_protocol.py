"""The protocol for the research pictures, first part: who is found."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from approvals.boxes import Box
from approvals.faces.engine import Pixels
from tests.approvals.faces.portraits import RESEARCH


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


def interval(share: float, n: float) -> str:
    """The share in per cent, with Wilson's 95 % interval for n different probes."""
    low, high = bounds(share, n)
    return f"{100 * share:.2f} % ({100 * low:.2f} to {100 * high:.2f}, n = {n:.0f})"


def bounds(share: float, n: float) -> tuple[float, float]:
    """Wilson's 95 % interval."""
    z = 1.96
    middle, spread = share + z * z / (2 * n), z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max((middle - spread) / (1 + z * z / n), 0), min((middle + spread) / (1 + z * z / n), 1)


def valid_boxes(photo: str, side: int) -> list[Box]:
    """The boxes of a crowd photo that count, with both sides of so many pixels at least."""
    boxes = json.loads((RESEARCH / "crowds" / "boxes.json").read_text())[photo]
    there = [Box(one["x"], one["y"], one["w"], one["h"]) for one in boxes if one["valid"]]
    return [box for box in there if min(box.w, box.h) >= side]


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
