"""A draft is written in the language it is marked with: rules and screen readers take it for that."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.lexicon import lexicon
from policies.reading import Reading
from policies.rules.kind import Draft, Hit, Settings, hit

WORDS = {lang: lexicon(f"function_words_{lang}") for lang in ("de", "en")}
FEWEST = 5
TIMES = 4


@dataclass(frozen=True, slots=True)
class Languages:
    @classmethod
    def read(cls, _: Settings) -> "Languages":
        return cls()

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.texts:
            if foreign(reading):
                tokens = reading.tokens
                yield hit(reading, tokens[0].start, tokens[-1].end)


def foreign(reading: Reading) -> bool:
    """Five little words of the other language, and four times as many as of its own."""
    own, other = ("de", "en") if reading.lang == "de" else ("en", "de")
    words = [token.word for token in reading.tokens]
    counted = {lang: sum(word in WORDS[lang] for word in words) for lang in (own, other)}
    return counted[other] >= FEWEST and counted[other] >= TIMES * max(counted[own], 1)
