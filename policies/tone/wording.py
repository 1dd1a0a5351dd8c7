"""The words of a sentence and their pairs, each weighed by how seldom it is."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from policies.spelling import folded

WORD = re.compile(r"\w+|[!?,]")


def terms(sentence: str) -> Counter[str]:
    """Words, marks and pairs of neighbours, with how often they occur."""
    words = [folded(word) for word in WORD.findall(sentence)]
    return Counter([*words, *(f"{one} {other}" for one, other in pairwise(words))])


@dataclass(frozen=True, slots=True)
class Rarity:
    """`weights` of terms; each sentence is of length one."""

    weights: Mapping[str, float]

    def weighed(self, sentence: str) -> Mapping[str, float]:
        """Terms nobody has seen before are left out."""
        found = {
            term: (1 + math.log(count)) * self.weights[term]
            for term, count in terms(sentence).items()
            if term in self.weights
        }
        length = math.sqrt(sum(weight * weight for weight in found.values())) or 1.0
        return {term: weight / length for term, weight in found.items()}


def rarity_in(sentences: Sequence[str]) -> Rarity:
    """tf-idf with smoothed counts."""
    seen = Counter(term for sentence in sentences for term in terms(sentence))
    return Rarity({term: math.log((1 + len(sentences)) / (1 + count)) + 1 for term, count in seen.items()})


def where_used(weighed: Iterable[Mapping[str, float]]) -> Mapping[str, list[tuple[int, float]]]:
    """From each term to the numbers of the sentences that use it, with its weight there."""
    used: dict[str, list[tuple[int, float]]] = {}
    for number, sentence in enumerate(weighed):
        for term, weight in sentence.items():
            used.setdefault(term, []).append((number, weight))
    return used
