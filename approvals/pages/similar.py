"""Which worries are about the same: by how they sound (the extra `ton`), without it by the words they share."""

import re
from collections.abc import Mapping
from functools import cache

import numpy as np

from approvals.tone.embedding import Model
from approvals.tone.extra import installed

NEAR, SHARED, MOST = 0.90, 0.3, 3
"""Cosine (our judgement: what multilingual-e5 gives short texts about one thing), share of common stems, how many."""
STEM = 5


def similar(said: str, others: Mapping[str, str]) -> list[str]:
    """Ids of the nearest, at most three, the nearest first."""
    likeness = _by_ear(said, others) if installed() else _by_words(said, others)
    least = NEAR if installed() else SHARED
    ranked = sorted(likeness, key=lambda one: likeness[one], reverse=True)
    return [one for one in ranked if likeness[one] >= least][:MOST]


def _by_ear(said: str, others: Mapping[str, str]) -> dict[str, float]:
    mine = _heard(said)
    return {one: float(np.dot(mine, _heard(text))) for one, text in others.items() if text}


def _by_words(said: str, others: Mapping[str, str]) -> dict[str, float]:
    mine = _stems(said)
    return {one: len(mine & _stems(text)) / (len(mine | _stems(text)) or 1) for one, text in others.items() if text}


def _stems(text: str) -> frozenset[str]:
    """Words of four letters and more by how they begin."""
    return frozenset(word[:STEM] for word in re.findall(r"\w{4,}", text.lower()))


@cache
def _model() -> Model:
    return Model()


_kept: dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.float32]]"] = {}


def _heard(text: str) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    if text not in _kept:
        if len(_kept) > 500:  # noqa: PLR2004 - a few hundred kilobytes
            _kept.clear()
        _kept[text] = _model()([text])[0]
    return _kept[text]
