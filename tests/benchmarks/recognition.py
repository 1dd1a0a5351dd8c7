"""The protocol for the research pictures, second part: who is taken for whom, and what that lets out."""

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from approvals.faces.doubt import nearest
from approvals.faces.engine import Engine, Vectors
from approvals.faces.enrol import central
from approvals.faces.errors import NoFace
from approvals.faces.groups import groups
from approvals.faces.match import Band, Gallery
from tests.approvals.faces.portraits import RESEARCH
from tests.benchmarks.faces_protocol import pixels_at

DRAWS = {50: 5, 200: 5, 305: 1}
"""How often a registry of so many of the 305 colleagues is drawn."""
TWICE = "Shinya_Taniguchi"
"""A stranger who is among the strangers a second time, as Takahiro Mori."""


@dataclass(frozen=True)
class People:
    """Descriptors: each colleague's photos in the order of their names, and one of each stranger."""

    colleagues: Mapping[str, list[Vectors]]
    strangers: Mapping[str, Vectors]


@dataclass(frozen=True)
class Trial:
    """What came of the probes, by columns: doubt, sure, asked about, the right person nearest, half of the people."""

    doubts: Vectors
    sure: Vectors
    asked: Vectors
    right: Vectors
    half: Vectors


def people_described(engine: Engine) -> People:
    """Describe the face nearest the centre of all 2,449 photos, which takes minutes; a photo without a face is left."""
    colleagues = {
        folder.name: [row for _, row in _described(engine, sorted(folder.glob("*.jpg")))]
        for folder in sorted((RESEARCH / "colleagues").iterdir())
    }
    return People(colleagues, dict(_described(engine, sorted((RESEARCH / "strangers").glob("*.jpg")))))


def _described(engine: Engine, photos: Sequence[Path]) -> Iterator[tuple[str, Vectors]]:
    for photo in photos:
        pixels = pixels_at(photo)
        try:
            face = central(engine.finder.find(pixels), pixels)
        except NoFace:
            continue
        yield photo.stem, engine.describer.describe(pixels, [face])[0]


def half(name: str) -> int:
    """The half of the people on which limits were chosen, or seen, by the hash of the name."""
    return hashlib.sha256(name.encode()).digest()[0] & 1


def drawn(people: People, size: int, photos: int) -> Iterator[Gallery]:
    """Enrol the first `photos` of `size` colleagues, several times over."""
    names, rng = sorted(people.colleagues), np.random.default_rng(20)
    for _ in range(DRAWS[size]):
        enrolled = [names[one] for one in rng.choice(len(names), size, replace=False) for _ in range(photos)]
        rows = np.stack([people.colleagues[name][number % photos] for number, name in enumerate(enrolled)])
        yield Gallery(enrolled, rows)


def identified(people: People, size: int, photos: int) -> tuple[Trial, Trial]:
    """What comes of the strangers, and of the colleagues' photos that were not enrolled."""
    strangers, colleagues = [], []
    for gallery in drawn(people, size, photos):
        strangers += [(*_proposed(gallery, row, None), half(name)) for name, row in people.strangers.items()]
        colleagues += [
            (*_proposed(gallery, row, name), half(name))
            for name in gallery.people
            for row in people.colleagues[name][photos:]
        ]
    return Trial(*np.array(strangers, np.float32).T), Trial(*np.array(colleagues, np.float32).T)


def _proposed(gallery: Gallery, row: Vectors, name: str | None) -> tuple[float, bool, bool, bool]:
    (match,) = gallery.match(row[None])
    near = nearest(gallery.distances(row[None]), 1)
    right = gallery.people[near.people[0, 0]] == name
    return float(near.doubts[0, 0]), match.band is Band.SURE, match.band is Band.ASK, right


def banded(gallery: Gallery, rows: Sequence[Vectors], band: Band) -> float:
    """The share of these faces, each alone in its picture, that is in this band."""
    return sum(gallery.match(row[None])[0].band is band for row in rows) / len(rows)


def missed(strangers: Vectors, colleagues: Vectors, right: Vectors, rate: float) -> float:
    """FNIR where that share of the strangers is taken for a colleague (FPIR); scores are the better the lower."""
    return 1 - float(((colleagues <= np.quantile(strangers, rate)) & (right > 0)).mean())


def joined(people: People, known: int, once: int, events: int = 10) -> tuple[float, float, int, int]:
    """Group the faces of made-up events: `known` people with all their photos, and `once` strangers with one.

    Gives the share of the pairs that belong together and are joined, the share of the pairs of two people that are
    joined, and how many pairs of either kind there were.
    """
    rng, counts = np.random.default_rng(20), np.zeros(4)
    names, others = sorted(people.colleagues), [name for name in people.strangers if not name.startswith(TWICE)]
    for _ in range(events):
        faces = [(name, row) for name in rng.choice(names, known, replace=False) for row in people.colleagues[name]]
        faces += [(name, people.strangers[name]) for name in rng.choice(others, once, replace=False)]
        whose = [name for name, _ in faces]
        found = groups(np.stack([row for _, row in faces]), [str(face) for face in range(len(faces))])
        pairs = [whose[int(one)] == whose[int(other)] for group in found for one, other in combinations(group, 2)]
        true = sum(whose[one] == whose[other] for one, other in combinations(range(len(whose)), 2))
        counts += sum(pairs), len(pairs) - sum(pairs), true, math.comb(len(whose), 2) - true
    right, wrong, same, different = counts
    return right / same, wrong / different, int(same), int(different)
