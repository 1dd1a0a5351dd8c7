"""Which unknown faces of an event may be the same person's: one question instead of seven."""

from collections.abc import Iterator, Sequence

import numpy as np

from approvals.faces.engine import Vectors

ALIKE = 0.31
"""Two groups become one while the mean distance between their faces is at most this.

Measured on people who were not enrolled, four or five photos each, beside strangers with one photo, ten events each
(Labeled Faces in the Wild; `make bench` repeats it, the table "faces: groups of unknown faces" is the source). With 30
people and 50 strangers 75 % of the pairs that belong together are joined and no pair of two people, with 100 and 200 it
is 77 and .001 %. Either half of the people alone would have allowed it; .32 joins wrong pairs among 80 people already.
"""


def groups(vectors: Vectors, ids: Sequence[str], pictures: Sequence[str] | None = None) -> list[tuple[str, ...]]:
    """Group the ids of faces that are likely the same person's; largest first, each face in one group at most.

    `vectors` has a descriptor of unit length a face; who is alone is left out. Two faces of one picture (`pictures`
    names each face's) are never joined. What is returned is all that may be kept: no number of the vectors is in it.
    """
    distances = np.sqrt(np.maximum(2 - 2 * vectors @ vectors.T, 0))
    if pictures is not None:
        distances[np.equal.outer(np.asarray(pictures), np.asarray(pictures))] = np.inf
    np.fill_diagonal(distances, np.inf)
    joined = [group for near in _touching(distances) for group in _joined(distances[np.ix_(near, near)], near)]
    return [tuple(ids[face] for face in sorted(group)) for group in sorted(joined, key=lambda one: (-len(one), one))]


def _touching(distances: Vectors) -> Iterator[list[int]]:
    """Faces that hang together by pairs near enough; only within these can anything be joined."""
    near = distances <= ALIKE
    left = set(range(len(near)))
    while left:
        found, border = set[int](), {left.pop()}
        while border:
            found |= border
            border = set(np.flatnonzero(near[sorted(border)].any(axis=0)).tolist()) - found
        left -= found
        if len(found) > 1:
            yield sorted(found)


def _joined(distances: Vectors, faces: Sequence[int]) -> list[list[int]]:
    """Join the two nearest groups until none are near enough; a group's distance is the mean over all pairs."""
    members = [[face] for face in faces]
    apart = distances.copy()
    while len(members) > 1:
        one, other = sorted(divmod(int(apart.argmin()), len(apart)))
        if apart[one, other] > ALIKE:
            break
        sizes = len(members[one]), len(members[other])
        apart[one] = apart[:, one] = np.average(apart[[one, other]], axis=0, weights=sizes)
        apart[one, one] = np.inf
        apart = np.delete(np.delete(apart, other, 0), other, 1)
        members[one] += members.pop(other)
    return [sorted(group) for group in members if len(group) > 1]
