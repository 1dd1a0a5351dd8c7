"""Where one word of a hashtag ends and the next begins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from policies.lexicon import lexicon
from policies.spelling import folded

# Costs of a part: a known word, the same with a linking s, and each letter of what nobody knows, held once at most.
KNOWN, LINKED, UNKNOWN = 10, 11, 8
LINKS = ("s", "n", "es", "en")
SHORTEST_LINKED = 4
SHORTEST_UNKNOWN = 5
LONGEST = 24
MOST_UNKNOWN = 0.45
# With one of them between the unknown part and a known one, there are surely several.
JOINTS = frozenset({"vom", "fuer", "mit", "ohne", "and", "from", "with"})
MOST_UNKNOWN_WITH_JOINT = 0.75
# "#freshlybakedbread" in English, while "#familienbetrieb" is one word.
SEVERAL, SHORTEST_OF_SEVERAL = 3, 3
# Behind whatever stands before it, none of these is the end of a compound: "#dachstuhlerneuerungköln".
APART = lexicon("ends_of_hashtags")
MOST_UNKNOWN_BEFORE_AN_END = 0.85
SMALL = frozenset(["in", "at", "on", "of", "by", "to", "no", "is", "my", "we", "up"])
FOUR, SHORTEST_BESIDE_SMALL = 4, 4
# Next to a part nobody knows, only these show that it is no compound: "der" is a part of "Sonderangebot".
CLEAR = frozenset(
    (
        "und",
        "fuer",
        "statt",
        "wir",
        "sind",
        "unser",
        "unsere",
        "euch",
        "vom",
        "and",
        "your",
        "for",
        "with",
        "our",
        "are",
        "of",
        "by",
        "the",
    )
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All folded. `words` and `phrases` (written as one) show that a hashtag holds several words, `parts` do not.

    Where the language writes compounds apart, three parts show it too.
    """

    words: frozenset[str]
    parts: frozenset[str]
    phrases: frozenset[str]
    apart: bool = False

    def extended(self, words: Iterable[str], parts: Iterable[str]) -> "Vocabulary":
        return replace(self, words=self.words | frozenset(words), parts=self.parts | frozenset(parts))

    def knows(self, word: str) -> bool:
        return word in self.words or word in self.parts


@dataclass(frozen=True, slots=True)
class Split:
    cost: int = 0
    parts: tuple[str, ...] = ()
    unknown: int = 0

    def followed_by(self, part: str, cost: int) -> "Split":
        return Split(self.cost + cost, (*self.parts, part), self.unknown + (len(part) if cost > LINKED else 0))


def split(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The likeliest words the name consists of; nothing if it is one word, a compound, or cannot be told."""
    if vocabulary.knows(folded(name)):
        return ()
    best: list[Split | None] = [Split(), *([None] * len(name))]
    for end in range(1, len(name) + 1):
        options = [
            before.followed_by(name[start:end], cost)
            for start in range(max(end - LONGEST, 0), end)
            if (before := best[start]) and (cost := _cost(name[start:end], before, vocabulary))
        ]
        best[end] = min(options, key=lambda one: one.cost, default=None)
    found = best[len(name)]
    return found.parts if found and _several(found, len(name), vocabulary) else ()


def _cost(part: str, before: Split, vocabulary: Vocabulary) -> int:
    word = folded(part)
    if vocabulary.knows(word):
        return KNOWN
    if any(
        word.endswith(link) and len(word) - len(link) >= SHORTEST_LINKED and word[: -len(link)] in vocabulary.parts
        for link in LINKS
    ):
        return LINKED
    return UNKNOWN * len(part) if len(part) >= SHORTEST_UNKNOWN and not before.unknown else 0


def _several(found: Split, length: int, vocabulary: Vocabulary) -> bool:
    words = [folded(part) for part in found.parts]
    if len(words) == 1:
        return False
    phrased = not vocabulary.phrases.isdisjoint("".join(pair) for pair in pairwise(words))
    if words[-1] in APART and found.unknown <= MOST_UNKNOWN_BEFORE_AN_END * length:
        return True
    if found.unknown:
        most = MOST_UNKNOWN_WITH_JOINT if _jointed(words, vocabulary) else MOST_UNKNOWN
        return found.unknown <= most * length and (phrased or not CLEAR.isdisjoint(words[:-1]))
    if vocabulary.apart and _english(words):
        return True
    return phrased or not vocabulary.words.isdisjoint(words)


def _english(words: list[str]) -> bool:
    """What the language writes apart: three words, a small one between two, or "baking" before something."""
    if len(words) >= SEVERAL and (min(map(len, words)) >= SHORTEST_OF_SEVERAL or len(words) >= FOUR):
        return True
    if len(words) == SEVERAL and words[1] in SMALL:
        return min(len(words[0]), len(words[2])) >= SHORTEST_BESIDE_SMALL
    return words[0].endswith("ing") and len(words[0]) > len("thing") and len(words[-1]) >= SHORTEST_BESIDE_SMALL


def _jointed(words: list[str], vocabulary: Vocabulary) -> bool:
    return any(
        joint in JOINTS and len(after) >= SHORTEST_LINKED and vocabulary.knows(after)
        for joint, after in pairwise(words[1:])
    )
