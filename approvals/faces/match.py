"""Whose face it is: an open question, to which "nobody we know" is the usual answer."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from approvals.faces.doubt import Nearest, nearest
from approvals.faces.engine import Vectors, unit
from approvals.faces.limits import DENIED, DOUBTS, MARGIN, limits

MOST_CANDIDATES = 3
MOVED = 0.02
"""How far from each limit a face described by its first views must be to need no more of them.

Over 200 and 305 people with one and two photos all figures of the protocol stay the same (FNIR, strangers and
colleagues sure, asked about and unknown), with 2.3 to 2.9 views a face in place of 4.
"""


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


class Gallery:
    """The people to look for, by one template each: the mean direction of their references."""

    def __init__(
        self,
        people: Sequence[str],
        references: Vectors,
        *,
        denials: Mapping[str, int] | None = None,
        always_asked: AbstractSet[str] = frozenset(),
    ) -> None:
        """Take a person's name or id for each row of `references`, which are descriptors of unit length.

        `denials` says who answered "not me" to a proposal, and how often: for them alone the limits are tighter.
        Nobody is ever surely one of the `always_asked`: minors, whom the descriptor mistakes for each other.
        """
        names, of_row, counts = np.unique(np.asarray(people, np.str_), return_inverse=True, return_counts=True)
        order = np.argsort(of_row, kind="stable")
        starts = np.searchsorted(of_row[order], np.arange(len(names)))
        self.people: tuple[str, ...] = tuple(names.tolist())
        self._templates = unit(np.add.reduceat(references[order], starts, axis=0))
        self._columns = {person: column for column, person in enumerate(self.people)}
        self._tighter = np.zeros(len(names), np.float32)
        for person, times in (denials or {}).items():
            if person in self._columns:
                self._tighter[self._columns[person]] = DENIED * times
        by_count = [limits(len(names), count).sure_doubt for count in range(1, len(DOUBTS) + 1)]
        self._sure_doubts = np.array(by_count, np.float32)[np.minimum(counts, len(DOUBTS)) - 1] - self._tighter
        self._sure_doubts[np.isin(names, list(always_asked))] = -np.inf

    def match(
        self,
        vectors: Vectors,
        *,
        refused: AbstractSet[tuple[int, str]] = frozenset(),
        nameless: AbstractSet[int] = frozenset(),
    ) -> list[Match]:
        """Propose a person for each face of one picture, in the given order.

        Nobody is proposed for two faces: the least doubtful pair is settled first, and the other face falls back to its
        next candidate or to unknown. `refused` holds (index of the face, person) for everyone who said "not me": that
        is never proposed again, though such a person still counts for the margin. A face among the `nameless`
        (see `accessory`) is never sure.
        """
        if not self.people or not len(vectors):
            return [UNMATCHED for _ in vectors]
        near = nearest(self.distances(vectors), MOST_CANDIDATES + len(vectors) + len(refused))
        bounds = limits(len(self.people))
        tighter = self._tighter[near.people]
        near_enough = (near.distances <= bounds.ask - tighter) & (near.doubts <= bounds.ask_doubt - tighter)
        open_ = self._unrefused(near, refused) & (near_enough | (tighter == 0))
        settled = _settled(near, open_ & near_enough)
        matches = [self._match(face, near, open_[face], settled) for face in range(len(vectors))]
        return [_asked(match) if face in nameless else match for face, match in enumerate(matches)]

    def clear(self, vectors: Vectors) -> NDArray[np.bool_]:
        """Which of these faces are sure or unknown by so much that a descriptor of more views changes nothing."""
        if not self.people:
            return np.ones(len(vectors), np.bool_)
        near = nearest(self.distances(vectors), MOST_CANDIDATES)
        bounds, first = limits(len(self.people)), near.people[:, 0]
        tighter = self._tighter[near.people]
        beyond = np.maximum(near.distances - bounds.ask, near.doubts - bounds.ask_doubt) + tighter
        second = near.distances[:, 1:2].min(axis=1, initial=np.inf)
        below = np.minimum(
            bounds.sure - tighter[:, 0] - near.distances[:, 0], self._sure_doubts[first] - near.doubts[:, 0]
        )
        within = np.minimum(below, second - near.distances[:, 0] - MARGIN)
        settled: NDArray[np.bool_] = (beyond.min(axis=1) > MOVED) | (within > MOVED)
        return settled

    def distances(self, vectors: Vectors) -> Vectors:
        """How far each face is from each of `people`: one row a face, one column a person."""
        nearness = np.empty((len(vectors), len(self._templates)), np.float32)
        for first in range(0, len(self._templates), AT_ONCE):
            part = slice(first, first + AT_ONCE)
            np.matmul(vectors, self._templates[part].T, out=nearness[:, part])
        np.multiply(nearness, -2, out=nearness)
        np.add(nearness, 2, out=nearness)
        np.maximum(nearness, 0, out=nearness)
        return np.sqrt(nearness, out=nearness)

    def _unrefused(self, near: Nearest, refused: AbstractSet[tuple[int, str]]) -> NDArray[np.bool_]:
        open_ = np.ones(near.people.shape, np.bool_)
        for face, person in refused:
            if person in self._columns:
                open_[face] &= near.people[face] != self._columns[person]
        return open_

    def _match(self, face: int, near: Nearest, open_: NDArray[np.bool_], settled: Mapping[int, int]) -> Match:
        """`settled` holds each settled face's person, by their number."""
        elsewhere = {person for other, person in settled.items() if other != face}
        places = [place for place in np.flatnonzero(open_).tolist() if near.people[face, place] not in elsewhere]
        candidates = tuple(
            Candidate(self.people[near.people[face, place]], float(near.distances[face, place]))
            for place in places[:MOST_CANDIDATES]
        )
        if face not in settled:
            return replace(UNMATCHED, candidates=candidates)
        band = Band.SURE if self._sure(face, places[0], near) else Band.ASK
        return Match(band, candidates[0].person, candidates[0].distance, candidates)

    def _sure(self, face: int, place: int, near: Nearest) -> bool:
        person = near.people[face, place]
        others = np.delete(near.distances[face], place)
        return bool(
            near.distances[face, place] <= limits(len(self.people)).sure - self._tighter[person]
            and near.doubts[face, place] <= self._sure_doubts[person]
            and others.min(initial=np.inf) - near.distances[face, place] >= MARGIN
        )


def _asked(match: Match) -> Match:
    return replace(match, band=Band.ASK) if match.band is Band.SURE else match


AT_ONCE = 4096
"""Templates multiplied at once: they stay in the processor's cache, which halves the time for 100,000."""


def _settled(near: Nearest, allowed: NDArray[np.bool_]) -> dict[int, int]:
    """Give each face at most one person and each person at most one face, the least doubtful pairs first."""
    faces, places = np.nonzero(allowed)
    settled: dict[int, int] = {}
    for pair in np.argsort(near.doubts[faces, places], kind="stable"):
        face, person = int(faces[pair]), int(near.people[faces[pair], places[pair]])
        if face not in settled and person not in settled.values():
            settled[face] = person
    return settled
