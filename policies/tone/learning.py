"""What examples teach: how wrong a sentence sounds, and against which clause.

Kernel ridge regression, solved exactly: the same examples give the same answer, in a few seconds. The kernel adds
likeness of meaning, once as the model has it (the common mean of the unit vectors taken away) and once with its
strongest directions evened out, because topic is strong and tone is weak; and shared words and pieces of words.
The figures were chosen on the shipped examples by cross-validation over trades, see tests/benchmarks/test_tone.py. At
3.5 false alarms in a hundred meaning as it is and words caught .61 of the examples that shipped first, all four .69.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from policies.tone.pieces import Pieces, pieces_in
from policies.tone.sample import Sample
from policies.tone.wording import Rarity, rarity_in, where_used

Vectors = NDArray[np.float32]
Numbers = NDArray[np.float64]
Embed = Callable[[Sequence[str]], Vectors]
"""Unit vectors of sentences, one a row; the same sentence always gets the same one, whatever stands beside it."""

WORDING = 0.4
PIECES = 0.3
SMOOTHING = 0.15
LEFT_UNEVEN = 0.3  # share of the mean strength that each direction keeps when they are evened out
OWN_COUNTS = 6.0  # an example in the guideline itself: enough for the exact sentence to follow it
ELSEWHERE = -0.25  # what an example of another clause says about this one


@dataclass(frozen=True, slots=True)
class Meaning:
    """Rows are unit vectors of the samples, as they are and evened out."""

    mean: Vectors
    evening: Vectors
    rows: Vectors
    even_rows: Vectors

    def likeness(self, vector: Vectors) -> tuple[Vectors, Numbers]:
        """To each sample: the plain cosines, and what the kernel makes of both."""
        middle = vector[None] - self.mean
        plain = self.rows @ _unit(middle)[0]
        return plain, _together(plain, self.even_rows @ _unit(middle @ self.evening)[0])

    def kernel(self) -> Numbers:
        return _together(self.rows @ self.rows.T, self.even_rows @ self.even_rows.T)


@dataclass(frozen=True, slots=True)
class Worked:
    """What takes seconds to work out of the samples and may be kept; everything else follows from it at once."""

    mean: Vectors
    evening: Vectors
    terms: tuple[str, ...]
    rarity: Vectors  # one for each term
    rare_pieces: Vectors  # one for each bucket
    by_meaning: Vectors  # samples x (1 + clauses)
    by_term: Vectors
    by_piece: Vectors


@dataclass(frozen=True, slots=True)
class Learned:
    """`clauses` in the order of what `against` returns."""

    clauses: tuple[str, ...]
    samples: tuple[Sample, ...]
    meaning: Meaning
    rarity: Rarity
    pieces: Pieces
    numbers: Mapping[str, int]
    worked: Worked

    def judge(self, sentence: str, vector: Vectors) -> tuple[float, Numbers, Vectors]:
        """How wrong it sounds (about -1 to 1), how much against each clause, and its likeness to each sample."""
        likeness, weights = self.meaning.likeness(vector)
        total = weights @ self.worked.by_meaning + self.pieces.weighed(sentence) @ self.worked.by_piece
        for term, weight in self.rarity.weighed(sentence).items():
            total = total + weight * self.worked.by_term[self.numbers[term]]
        return float(total[0]), total[1:], likeness


def learn(samples: Sequence[Sample], embed: Embed, kept: Worked | None = None) -> Learned:
    """The samples must hold right and wrong ones; `kept` is what was worked out of the same ones before."""
    vectors = embed([sample.sentence for sample in samples])
    worked = kept or work_out(samples, vectors)
    meaning = Meaning(
        worked.mean, worked.evening, _unit(vectors - worked.mean), _unit((vectors - worked.mean) @ worked.evening)
    )
    rarity = Rarity(dict(zip(worked.terms, worked.rarity.tolist(), strict=True)))
    numbers = {term: number for number, term in enumerate(worked.terms)}
    return Learned(_clauses(samples), tuple(samples), meaning, rarity, Pieces(worked.rare_pieces), numbers, worked)


def work_out(samples: Sequence[Sample], vectors: Vectors) -> Worked:
    """Vectors as `embed` gives them for the sentences of the samples."""
    sentences = [sample.sentence for sample in samples]
    meaning, rarity = _meaning(vectors), rarity_in(sentences)
    pieces, rows = pieces_in(sentences)
    used = where_used(map(rarity.weighed, sentences))
    kernel = meaning.kernel() + WORDING * _shared(used, len(samples)) + PIECES * (rows @ rows.T)
    answers = _answers(kernel, samples, _clauses(samples))
    by_term = [
        WORDING * np.asarray([weight for _, weight in uses]) @ answers[[n for n, _ in uses]] for uses in used.values()
    ]
    terms = tuple(used)
    return Worked(
        mean=meaning.mean,
        evening=meaning.evening,
        terms=terms,
        rarity=np.asarray([rarity.weights[term] for term in terms], dtype=np.float32),
        rare_pieces=pieces.weights,
        by_meaning=answers.astype(np.float32),
        by_term=np.asarray(by_term, dtype=np.float32),
        by_piece=np.asarray(PIECES * (rows.T @ answers), dtype=np.float32),
    )


def fingerprint(samples: Sequence[Sample]) -> str:
    """SHA-256 hex over all that `work_out` looks at, the vectors left out."""
    looked_at = [(one.sentence, one.clause, one.own) for one in samples]
    figures = (WORDING, PIECES, SMOOTHING, LEFT_UNEVEN, OWN_COUNTS, ELSEWHERE)
    return sha256(repr((looked_at, figures)).encode()).hexdigest()


def _clauses(samples: Sequence[Sample]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sample.clause for sample in samples if sample.clause))


def _meaning(vectors: Vectors) -> Meaning:
    mean = vectors.mean(axis=0)
    middle = (vectors - mean).astype(np.float64)
    strength, directions = np.linalg.eigh(middle.T @ middle / len(middle))
    left = (1 - LEFT_UNEVEN) * strength + LEFT_UNEVEN * strength.mean()
    evening = directions / np.sqrt(np.maximum(left, 1e-12))
    evening = np.asarray(evening / np.abs(evening).max(), dtype=np.float16).astype(np.float32)
    return Meaning(mean, evening, _unit(vectors - mean), _unit((vectors - mean) @ evening))


def _answers(kernel: Numbers, samples: Sequence[Sample], clauses: Sequence[str]) -> Numbers:
    """First how wrong, from all; then against which clause, from the wrong ones."""
    bad = [sample for sample in samples if sample.clause]
    wrong = np.flatnonzero([sample.clause is not None for sample in samples])
    answers = np.zeros((len(samples), 1 + len(clauses)))
    answers[:, :1] = _solved(kernel, np.array([[1.0 if sample.clause else -1.0] for sample in samples]), samples)
    aims = np.array([[1.0 if sample.clause == clause else ELSEWHERE for clause in clauses] for sample in bad])
    answers[wrong, 1:] = _solved(kernel[np.ix_(wrong, wrong)], aims, bad)
    return answers


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


def _together(plain: Vectors, even: Vectors) -> Numbers:
    return np.asarray((_gaussian(plain) + _gaussian(even)) / 2)


def _gaussian(cosines: Vectors) -> Numbers:
    return np.asarray(np.exp(2.0 * (cosines.astype(np.float64) - 1.0)))


def _unit(vectors: Vectors | Numbers) -> Vectors:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-9), dtype=np.float32)
