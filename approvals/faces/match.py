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
    """Up to which doubt and distance a proposal is sure, and up to which distance it is worth a question.

    The second person must be farther away than the first by `margin`, else nothing is sure: there are twins.
    """

    doubt: float
    sure: float
    ask: float
    margin: float


RIVALS = 5
NEAR, WIDE = 0.7, 0.6
LIMITS = (
    (300, Limits(doubt=0.348, sure=0.33, ask=0.36, margin=0.05)),
    (150, Limits(doubt=0.342, sure=0.33, ask=0.36, margin=0.05)),
    (75, Limits(doubt=0.33, sure=0.33, ask=0.36, margin=0.05)),
    (30, Limits(doubt=0.318, sure=0.33, ask=0.38, margin=0.05)),
    (0, Limits(doubt=0.315, sure=0.30, ask=0.38, margin=0.05)),
)
"""From so many people on. Measured with the shipped engine on Labeled Faces in the Wild by the protocol beside the
pictures (tests/benchmarks/test_faces.py repeats it): 1,018 strangers, photos of colleagues that were not enrolled, ten
draws of 50, five of 200, and all 305 people. The first half of the people alone would allow a doubt of .343 at 200 and
.353 at 305; it was set lower after a look at the other half, which therefore confirms nothing, and where three photos
each still leak more than .1 %. Per cent, of which one stranger of a half is .2:

    N, photos enrolled           50, 1  50, 2  50, 3  200, 1  200, 2  200, 3  305, 1  305, 2  305, 3
    strangers sure, first half     .02    .10    .12     .04     .00     .00     .20     .00     .00
    strangers sure, other half     .08    .12    .24     .08     .12     .51     .00     .00     .59
    strangers asked about          7.1     16     20     7.3      17      21      11      24      28
    colleagues asked or unknown     31     11    4.6      33      11     5.2      32      11     5.2
    colleagues unknown             3.1     .2     .1     5.3      .5      .2     5.2      .2      .2

Nobody was sure under a wrong name. RIVALS, NEAR and WIDE are round figures near the best of a grid on both halves: FNIR
at an FPIR of 1 %, 200 people, one / two photos, 12.5 / 4.7 %; the distance alone has about 19 / 7 %. The limits stay
from 300 people on, where strangers would allow more doubt, and less is sure below 30, because neither was measured.
"""


def doubt(distances: Vectors, person: int) -> float:
    """How doubtful it is that a face, at these distances from all people, is this person's; 0.1 to 0.7.

    The distance alone errs with faces of a kind of which the descriptor knows little: there everybody is near. So it
    is seen against the five nearest others, and these against all.
    """
    own = float(distances[person])
    near = _others(distances, person, RIVALS)
    if not len(near):
        return own
    return own - NEAR * float(near.mean()) + WIDE * float(distances.mean())


def limits(people: int) -> Limits:
    """Give the limits for a registry of that many people."""
    return next(bounds for least, bounds in LIMITS if people >= least)


class Gallery:
    """The people to look for. Several vectors of one person are allowed; the nearest counts."""

    def __init__(self, people: Sequence[str], vectors: Vectors) -> None:
        """Take a person's name or id for each row of `vectors`, which are templates: see `enrol.template`."""
        names, of_row = np.unique(np.asarray(people, np.str_), return_inverse=True)
        order = np.argsort(of_row, kind="stable")
        self.people: tuple[str, ...] = tuple(names.tolist())
        self._columns = {person: column for column, person in enumerate(self.people)}
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
            if person in self._columns:
                open_[face, self._columns[person]] = np.inf
        settled = _settled(open_, bounds.ask)
        return [self._match(face, distances[face], open_[face], settled, bounds) for face in range(len(vectors))]

    def distances(self, vectors: Vectors) -> Vectors:
        """How far each face is from each of `people`: one row a face, one column a person."""
        nearness: Vectors = vectors @ self._vectors.T
        if len(self.people) < len(self._vectors):
            nearness = np.maximum.reduceat(nearness, self._starts, axis=1)
        np.multiply(nearness, -2, out=nearness)
        np.add(nearness, 2, out=nearness)
        np.maximum(nearness, 0, out=nearness)
        return np.sqrt(nearness, out=nearness)

    def _match(self, face: int, distances: Vectors, open_: Vectors, settled: dict[int, int], bounds: Limits) -> Match:
        elsewhere = [person for other, person in settled.items() if other != face]
        open_[elsewhere] = np.inf
        candidates = tuple(Candidate(self.people[one], float(open_[one])) for one in _nearest(open_, MOST_CANDIDATES))
        if face not in settled:
            return replace(UNMATCHED, candidates=candidates)
        first = candidates[0]
        sure = (
            first.distance <= bounds.sure
            and _second(distances, settled[face]) - first.distance >= bounds.margin
            and doubt(distances, settled[face]) <= bounds.doubt
        )
        return Match(Band.SURE if sure else Band.ASK, first.person, first.distance, candidates)


def _settled(distances: Vectors, ask: float) -> dict[int, int]:
    """Give each face at most one person and each person at most one face, the nearest pairs first."""
    faces, people = np.nonzero(distances <= ask)
    settled: dict[int, int] = {}
    for pair in np.argsort(distances[faces, people], kind="stable"):
        face, person = int(faces[pair]), int(people[pair])
        if face not in settled and person not in settled.values():
            settled[face] = person
    return settled


def _second(distances: Vectors, first: int) -> float:
    return float(_others(distances, first, 1).min(initial=np.inf))


def _others(distances: Vectors, person: int, most: int) -> Vectors:
    """The distances of the nearest people except this one, in no order."""
    near = np.argpartition(distances, most)[: most + 1] if len(distances) > most else np.arange(len(distances))
    others: Vectors = distances[near[near != person]]
    return others if len(others) <= most else np.sort(others)[:most]


def _nearest(distances: Vectors, most: int) -> list[int]:
    """The columns of the nearest people that are still open, nearest first."""
    near = np.argpartition(distances, most - 1)[:most] if len(distances) > most else np.arange(len(distances))
    return [int(one) for one in near[np.argsort(distances[near], kind="stable")] if np.isfinite(distances[one])]
