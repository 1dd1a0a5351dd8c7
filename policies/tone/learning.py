"""What examples teach: how wrong a sentence sounds, and against which clause.

Kernel ridge regression, solved exactly: the same examples give the same answer, in about half a second. The kernel
adds likeness of meaning (a Gaussian over unit vectors, their common mean taken away) and shared wording, which counts
`WORDING` of it.
The figures were chosen on the shipped examples by cross-validation over trades, voices and topics, see
tests/benchmarks/test_tone.py.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policies.tone.sample import Sample
from policies.tone.wording import Rarity, where_used

Vectors = NDArray[np.float32]
Numbers = NDArray[np.float64]
Embed = Callable[[Sequence[str]], Vectors]
"""Unit vectors of sentences, one a row; the same sentence always gets the same one, whatever stands beside it."""

WORDING = 0.5
SMOOTHING = 0.15
OWN_COUNTS = 6.0  # an example in the guideline itself: enough for the exact sentence to follow it
ELSEWHERE = -0.25  # what an example of another clause says about this one


@dataclass(frozen=True, slots=True)
class Learned:
    """`clauses` in the order of what `against` returns; wrong examples are rows of `wrong`."""

    clauses: tuple[str, ...]
    samples: tuple[Sample, ...]
    mean: Vectors
    rows: Vectors
    wrong: NDArray[np.intp]
    rarity: Rarity
    by_meaning: Numbers  # samples x (1 + clauses)
    by_term: dict[str, Numbers]

    def judge(self, sentence: str, vector: Vectors) -> tuple[float, Numbers, Vectors]:
        """How wrong it sounds (about -1 to 1), how much against each clause, and its likeness to each sample."""
        likeness = self.rows @ _unit(vector[None] - self.mean)[0]
        total = _gaussian(likeness) @ self.by_meaning
        for term, weight in self.rarity.weighed(sentence).items():
            total = total + weight * self.by_term[term]
        return float(total[0]), total[1:], likeness


def learn(samples: Sequence[Sample], embed: Embed) -> Learned:
    """The samples must hold right and wrong ones."""
    vectors = embed([sample.sentence for sample in samples])
    mean = vectors.mean(axis=0)
    rows = _unit(vectors - mean)
    rarity = Rarity([sample.sentence for sample in samples])
    used = where_used(rarity.weighed(sample.sentence) for sample in samples)
    kernel: Numbers = _gaussian(rows @ rows.T) + WORDING * _shared(used, len(samples))
    clauses = tuple(dict.fromkeys(sample.clause for sample in samples if sample.clause))
    bad = [sample for sample in samples if sample.clause]
    wrong = np.flatnonzero([sample.clause is not None for sample in samples])
    answers = np.zeros((len(samples), 1 + len(clauses)))
    answers[:, :1] = _solved(kernel, np.array([[1.0 if sample.clause else -1.0] for sample in samples]), samples)
    aims = np.array([[1.0 if sample.clause == clause else ELSEWHERE for clause in clauses] for sample in bad])
    answers[wrong, 1:] = _solved(kernel[np.ix_(wrong, wrong)], aims, bad)
    by_term = {
        term: WORDING * np.asarray([weight for _, weight in uses]) @ answers[[n for n, _ in uses]]
        for term, uses in used.items()
    }
    return Learned(clauses, tuple(samples), mean, rows, wrong, rarity, answers, by_term)


def _solved(kernel: Numbers, aims: Numbers, samples: Sequence[Sample]) -> Numbers:
    """Wrong and right ones count the same together, the guideline's own more each."""
    bad = np.array([sample.clause is not None for sample in samples])
    share = np.where(bad, bad.mean(), 1 - bad.mean())
    counts = np.where([sample.own for sample in samples], OWN_COUNTS, 1.0) / (2 * share if not bad.all() else 1.0)
    return np.asarray(np.linalg.solve(kernel + SMOOTHING * np.diag(1 / counts), aims))


def _shared(used: Mapping[str, list[tuple[int, float]]], size: int) -> Numbers:
    kernel = np.zeros((size, size))
    for uses in used.values():
        numbers, weights = [number for number, _ in uses], np.array([weight for _, weight in uses])
        kernel[np.ix_(numbers, numbers)] += np.outer(weights, weights)
    return kernel


def _gaussian(cosines: Vectors) -> Numbers:
    return np.asarray(np.exp(2.0 * (cosines.astype(np.float64) - 1.0)))


def _unit(vectors: Vectors) -> Vectors:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-9), dtype=np.float32)
