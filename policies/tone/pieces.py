"""Pieces of words: what a sentence shares with another although each word is inflected or put together differently."""

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policies.spelling import folded

Weights = NDArray[np.float32]

WORD = re.compile(r"\w+")
LENGTHS = (3, 4, 5)
BUCKETS = 4096
"""Pieces that fall into one count as one."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """`weights` of the buckets; each sentence is of length one."""

    weights: Weights

    def weighed(self, sentence: str) -> Weights:
        return np.asarray(_weighed(_counted(sentence)[None], self.weights)[0])


def pieces_in(sentences: Sequence[str]) -> tuple[Pieces, Weights]:
    """Weighed by how seldom they are in these, and the sentences weighed by that, one a row."""
    counted = np.stack([_counted(sentence) for sentence in sentences])
    weights = np.asarray(np.log((1 + len(counted)) / (1 + (counted > 0).sum(axis=0))) + 1, dtype=np.float32)
    return Pieces(weights), _weighed(counted, weights)


def _weighed(counted: Weights, by: Weights) -> Weights:
    weights = counted * by
    length = np.linalg.norm(weights, axis=1, keepdims=True)
    return np.asarray(weights / np.maximum(length, 1e-9), dtype=np.float32)


def _counted(sentence: str) -> Weights:
    words = (f" {word} " for word in WORD.findall(folded(sentence)))
    found = Counter(
        zlib.crc32(word[at : at + size].encode()) % BUCKETS
        for word in words
        for size in LENGTHS
        for at in range(len(word) - size + 1)
    )
    counted = np.zeros(BUCKETS, dtype=np.float32)
    counted[list(found)] = 1 + np.log(np.array(list(found.values()), dtype=np.float32))
    return counted
