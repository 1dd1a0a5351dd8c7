"""Whose face it is: an open question, to which "nobody we know" is the usual answer."""

import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from approvals.faces.doubt import FEW, Nearest, nearest
from approvals.faces.engine import Vectors, unit

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
    """Up to which distance and doubt a proposal is sure, and up to which it is worth a question."""

    sure: float
    sure_doubt: float
    ask: float
    ask_doubt: float


SURE, SURE_AMONG_FEW = 0.32, 0.30
ASK, ASK_DOUBT = 0.38, 0.39
"""Asked about within this distance and doubt: at 200 people 4 to 9 % of the strangers, instead of 8 to 22 % at a
distance of .36 alone, while 8 instead of 6 % of the colleagues with one photo are unknown, with two 1.5 instead of 1.2.
"""
DOUBTS = ((0.346, 0.02), (0.347, 0.025), (0.330, 0.02))
"""Sure up to this doubt at 200 people, and how that grows with the logarithm of the people; for somebody with one, two,
and three or more portraits. The mean of three is nearer to everybody, strangers too.
"""
MEASURED = 200
"""The people for whom the doubts stand above. More people allow no more: strangers in crowds would leak."""
MARGIN = 0.05
"""The second person must be so much farther away than the first, else nothing is sure: there are twins."""
DENIED = 0.02
"""How much nearer a face must be to somebody, and how much less doubtful, for each "not me" they said to the machine.

Whoever is mistaken for them comes again: of the other photos of a stranger who was once proposed as somebody, 27 to
32 % are proposed as the same person again; .02 leaves 9 to 15 %, .04 1 to 4 %. The person pays: of their own faces 10
to 15 of 100 more are not sure any more, and 2 to 6 of 100 more are unknown. (One to three photos, 12 draws of 200
people; the strangers are the colleagues left over.)
"""


def limits(people: int, references: int = 1) -> Limits:
    """Give the limits for somebody with so many portraits in a registry of so many people.

    Measured with the shipped engine on Labeled Faces in the Wild by the protocol beside the pictures; the command
    `make bench` repeats it, and its table "faces: taken for whom" is the source. For either half of the people (by the
    hash of their names) the doubt was sought at which .07 % of its strangers are sure, over 50 to 305 people, and then
    held against the other half (200 people, one / two / three photos: of the one half's strangers .02 / .02 / .00 %
    were sure, of the other's .36 / .13 / .15 %). The stricter half's limits were taken, for two and three photos
    loosened by .004 and .002 after a look at both; what that gives on these people others have to confirm.

    Among fewer than 30 people the distance decides alone. From 200 on the limits stay: with 305 people larger ones gave
    no stranger's portrait away, but 3 of 308 faces in crowds.
    """
    if people < FEW:
        return Limits(SURE_AMONG_FEW, SURE_AMONG_FEW, ASK, ASK)
    doubt, growing = DOUBTS[min(references, len(DOUBTS)) - 1]
    return Limits(SURE, doubt + growing * math.log(min(people, MEASURED) / MEASURED), ASK, ASK_DOUBT)


class Gallery:
    """The people to look for, by one template each: the mean direction of their references."""

    def __init__(self, people: Sequence[str], references: Vectors, *, denials: Mapping[str, int] | None = None) -> None:
        """Take a person's name or id for each row of `references`, which are descriptors of unit length.

        `denials` says who answered "not me" to a proposal, and how often: for them alone the limits are tighter.
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


AT_ONCE = 16384
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
