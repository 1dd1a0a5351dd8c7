"""What face_recognition's documentation shows: HOG upsampled once, raw distances, the nearest within 0.6."""

from collections.abc import Sequence
from pathlib import Path

import face_recognition
import numpy as np

from approvals.boxes import Box
from approvals.faces.engine import Pixels, Vectors

CLOSE = 0.6


def boxes(pixels: Pixels, model: str = "hog") -> list[Box]:
    places = face_recognition.face_locations(pixels, number_of_times_to_upsample=int(model == "hog"), model=model)
    return [Box(left, top, right - left, bottom - top) for top, right, bottom, left in places]


def encoded(photos: Sequence[Path]) -> list[Vectors]:
    """Describe the face nearest the centre of each photo; one in which HOG finds nobody is infinitely far away."""
    return [_encoded(photo) for photo in photos]


def _encoded(photo: Path) -> Vectors:
    pixels = face_recognition.load_image_file(photo)
    found = boxes(pixels)
    if not found:
        return np.full(128, np.inf, np.float32)
    height, width = pixels.shape[:2]
    box = min(found, key=lambda one: np.hypot(one.x + one.w / 2 - width / 2, one.y + one.h / 2 - height / 2))
    (row,) = face_recognition.face_encodings(pixels, [(box.y, box.x + box.w, box.y + box.h, box.x)])
    return np.asarray(row, np.float32)


def nearest(references: Vectors, rows: Sequence[Vectors], photos: int) -> tuple[Vectors, Vectors]:
    """For each row the distance of the nearest reference, and whose it is; a person has `photos` references in turn."""
    with np.errstate(invalid="ignore"):
        distances = np.stack([np.linalg.norm(references - row, axis=1) for row in rows])
    distances[~np.isfinite(distances)] = np.inf
    return distances.min(axis=1), distances.argmin(axis=1) // photos


def encoded_all(photo: Path) -> int:
    """Load a photo, find and describe everybody, as a user would; say how many there were."""
    pixels = face_recognition.load_image_file(photo)
    places = face_recognition.face_locations(pixels, number_of_times_to_upsample=1, model="hog")
    return len(face_recognition.face_encodings(pixels, places))
