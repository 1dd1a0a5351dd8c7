"""Hashtags of several words are read aloud only in CamelCase: #TagDerOffenenTür."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policies.rules.kind import Draft, Hit, Settings, hit
from policies.rules.silence import Silence
from policies.spelling import folded

HASHTAG = re.compile(r"(?<!\w)#(?P<name>[^\W\d_][\w]*)")
WORD = re.compile(r"[^\W\d_]{2,}")
# No single German word in the lists of our examples is longer; what is longer and in one case holds several words.
LONGEST_WORD = 24
SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Hashtags:
    """A hashtag is taken apart with `words`, `parts` and the words of the text; only `words` show it is no compound."""

    words: frozenset[str]
    parts: frozenset[str]
    silence: Silence

    @classmethod
    def read(cls, settings: Settings) -> "Hashtags":
        settings.needed("words")
        words, parts = (frozenset(map(folded, settings.words(key))) for key in ("words", "parts"))
        return cls(words, parts, Silence.read(settings))

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.texts:
            names = [match for match in HASHTAG.finditer(reading.plain) if _in_one_case(match["name"])]
            if not names:
                continue
            known = self._known(HASHTAG.sub(" ", reading.plain))
            for match in names:
                parts = self._parts(match["name"], known)
                if (parts or len(match["name"]) > LONGEST_WORD) and not self.silence.covers(reading, *match.span()):
                    fix = "#" + "".join(part.capitalize() for part in parts) if parts else None
                    yield hit(reading, *match.span(), fix=fix)

    def _known(self, text: str) -> frozenset[str]:
        return self.words | self.parts | {folded(word) for word in WORD.findall(text)}

    def _parts(self, name: str, known: frozenset[str]) -> tuple[str, ...]:
        parts = _split(name, known)
        return parts if any(folded(part) in self.words for part in parts) else ()


def _in_one_case(name: str) -> bool:
    return len(name) >= SHORTEST and (name.islower() or name[1:].islower())


def _split(name: str, known: frozenset[str]) -> tuple[str, ...]:
    """The fewest known words the name consists of; nothing if it is one word, or cannot be split."""
    if folded(name) in known:
        return ()
    best: list[tuple[str, ...] | None] = [(), *([None] * len(name))]
    for end in range(1, len(name) + 1):
        options = [
            (*parts, name[start:end])
            for start in range(max(end - LONGEST_WORD, 0), end)
            if (parts := best[start]) is not None and folded(name[start:end]) in known
        ]
        best[end] = min(options, key=len, default=None)
    parts = best[len(name)]
    return parts if parts and len(parts) > 1 else ()
