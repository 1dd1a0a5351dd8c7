"""How doubtful it is that a face is somebody's: their distance, seen against everybody else's."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from approvals.faces.engine import Vectors

RIVALS = 5
NEAR, WIDE = 0.7, 0.6
"""Shares of the mean distance of the five nearest others, and of everybody's.

Round figures on a plateau: of 391 other settings (1 to 20 rivals, .5 to 1, .2 to 1) the best of either half of the
people is no better on the other half. FNIR at an FPIR of 1 %, 200 people, one / two photos: 12.5 / 4.5 %; by the
distance alone 18.0 / 7.3 %.
"""
SHARP = 0.53
"""The mean distance to everybody counts as at least this much. Only 8 % of sharp portraits lie lower.

Blurred and covered faces lie near the middle and so near to everybody, which must not speak for them: of 627 faces of
14 pixels or more in crowds, all of them strangers, the machine would otherwise have asked about 70 %, with it about
12 % (200 people, two photos), and .7 % would have been sure instead of .2 %, which is one face.
"""
FEW = 30
"""Among fewer people the five nearest others say too little, and the distance alone does as well."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The people nearest to each face, nearest first: a row a face. A person's number is their place in the gallery."""

    people: NDArray[np.intp]
    distances: Vectors
    doubts: Vectors


def nearest(distances: Vectors, most: int) -> Nearest:
    """Pick so many people for each face from the distances to all (a row a face, at least one person)."""
    kept = min(max(most, RIVALS + 1), distances.shape[1])
    picked = np.argpartition(distances, kept - 1, axis=1)[:, :kept]
    order = np.argsort(np.take_along_axis(distances, picked, 1), axis=1, kind="stable")
    people = np.take_along_axis(picked, order, 1)
    near: Vectors = np.take_along_axis(distances, people, 1)
    if distances.shape[1] < FEW:
        return Nearest(people, near, near)
    return Nearest(people, near, _doubts(near, distances.mean(axis=1, keepdims=True)))


def _doubts(near: Vectors, everybody: Vectors) -> Vectors:
    """The distance less a share of the five nearest others' mean, plus a share of everybody's; about .2 to .7.

    The distance alone errs with faces of a kind of which the descriptor knows little: there everybody is near.
    """
    least = near[:, : RIVALS + 1].sum(axis=1, keepdims=True)
    without_oneself = near.copy()
    without_oneself[:, RIVALS + 1 :] = near[:, RIVALS : RIVALS + 1]
    rivals = (least - without_oneself) / RIVALS
    doubts: Vectors = near - NEAR * rivals + WIDE * np.maximum(everybody, SHARP)
    return doubts
