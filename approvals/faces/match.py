"""Whose face it is: an open question, to which "nobody we know" is the usual answer."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from approvals.faces.engine import Vectors

MOST_CANDIDATES = 3


class Band(StrEnum):
    """How near a face is to the nearest person: the machine proposes, people answer."""

    SURE = "sure"
    ASK = "ask"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person a face may belong to; the distance is 0 to 2, between vectors of unit length."""

    person: str
    distance: float


@dataclass(frozen=True, slots=True)
class Match:
    """The proposal for one face. `person` and `distance` are the first candidate's, or None in the band unknown.

    Candidates are listed for unknown faces too: whoever stores a match drops those, and shows them to nobody.
    """

    band: Band
    person: str | None
    distance: float | None
    candidates: tuple[Candidate, ...]


UNMATCHED = Match(Band.UNKNOWN, None, None, ())


@dataclass(frozen=True, slots=True)
class Limits:
    """Up to which distance a proposal is sure, or worth a question, and how much farther the second person must be."""

    sure: float
    ask: float
    margin: float


LIMITS = (
    (500, Limits(sure=0.28, ask=0.36, margin=0.06)),
    (100, Limits(sure=0.30, ask=0.36, margin=0.06)),
    (0, Limits(sure=0.30, ask=0.38, margin=0.06)),
)
"""From so many people on. Measured on Labeled Faces in the Wild with CenterFace's boxes and the mirrored, normalised
descriptor of dlib: 1,018 strangers, colleagues' photos that were not enrolled, ten draws of N of 305 people. Per cent:

    N, photos enrolled           50, 1  50, 2  50, 3  200, 1  200, 2  200, 3  305, 1  305, 2  305, 3
    strangers called sure          .07    .12    .12     .07     .08     .20     .00     .00     .29
    strangers asked about          5.2     12     16     5.4      14      17     7.7      18      22
    colleagues sure                 58     85     92      59      84      92      58      83      91
    colleagues asked about          37     14      7      32      14       7      33      16       8
    colleagues unknown             4.7    1.2     .2     8.5     1.5     1.0     8.2     1.1      .8

Nobody was sure under a wrong name. With a limit of .38 for the question, 41 % of the strangers would be asked about at
305 people with two photos. The limits from 500 people on are an estimate: no larger registry was at hand.
"""


def limits(people: int) -> Limits:
    """Give the limits for a registry of that many people: the more there are, the nearer a stranger comes to one."""
    return next(bounds for least, bounds in LIMITS if people >= least)


class Gallery:
    """The people to look for. Several vectors of one person are allowed; the nearest counts."""

    def __init__(self, people: Sequence[str], vectors: Vectors) -> None:
        """Take a person's name or id for each row of `vectors`, which are templates: see `enrol.template`."""
        names, of_row = np.unique(np.asarray(people, np.str_), return_inverse=True)
        order = np.argsort(of_row, kind="stable")
        self.people: tuple[str, ...] = tuple(names.tolist())
        self._vectors = vectors[order]
        self._starts = np.searchsorted(of_row[order], np.arange(len(names)))

    def match(self, vectors: Vectors, *, refused: AbstractSet[tuple[int, str]] = frozenset()) -> list[Match]:
        """Propose a person for each face of one picture, in the given order.

        Nobody is proposed for two faces: the nearest pair is settled first, and the other face falls back to its next
        candidate or to unknown. `refused` holds (index of the face, person) for everyone who said "not me": that is
        never proposed again, though such a person still counts for the margin.
        """
        if not self.people or not len(vectors):
            return [UNMATCHED for _ in vectors]
        bounds = limits(len(self.people))
        distances = self.distances(vectors)
        open_ = distances.copy()
        for face, person in refused:
            if person in self.people:
                open_[face, self.people.index(person)] = np.inf
        settled = _settled(open_, bounds.ask)
        return [self._match(face, distances[face], open_[face], settled, bounds) for face in range(len(vectors))]

    def distances(self, vectors: Vectors) -> Vectors:
        """How far each face is from each of `people`: one row a face, one column a person."""
        nearness: Vectors = np.maximum.reduceat(vectors @ self._vectors.T, self._starts, axis=1)
        return np.sqrt(np.clip(2 - 2 * nearness, 0, None), dtype=np.float32)

    def _match(self, face: int, distances: Vectors, open_: Vectors, settled: dict[int, int], bounds: Limits) -> Match:
        elsewhere = [person for other, person in settled.items() if other != face]
        open_[elsewhere] = np.inf
        candidates = tuple(Candidate(self.people[one], float(open_[one])) for one in _nearest(open_, MOST_CANDIDATES))
        if face not in settled:
            return replace(UNMATCHED, candidates=candidates)
        first = candidates[0]
        rivals = np.delete(distances, settled[face])
        alone = rivals.min(initial=np.inf) - first.distance >= bounds.margin
        band = Band.SURE if alone and first.distance <= bounds.sure else Band.ASK
        return Match(band, first.person, first.distance, candidates)


def _settled(distances: Vectors, ask: float) -> dict[int, int]:
    """Give each face at most one person and each person at most one face, the nearest pairs first."""
    faces, people = np.nonzero(distances <= ask)
    settled: dict[int, int] = {}
    for pair in np.argsort(distances[faces, people], kind="stable"):
        face, person = int(faces[pair]), int(people[pair])
        if face not in settled and person not in settled.values():
            settled[face] = person
    return settled


def _nearest(distances: Vectors, most: int) -> list[int]:
    """The columns of the nearest people that are still open, nearest first."""
    near = np.argpartition(distances, most - 1)[:most] if len(distances) > most else np.arange(len(distances))
    return [int(one) for one in near[np.argsort(distances[near], kind="stable")] if np.isfinite(distances[one])]
