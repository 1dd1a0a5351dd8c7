"""Word lists as a guideline writes them.

Idiot        the word and its inflections, in any spelling of umlauts, case and disguise
=Mist        exactly this word
-idiot       also as the last part of a compound
Scheiß-      also as the first part of a compound
dumme Sau    several words in a row, also written as one (#DummeSau)
uns … gestellt   up to five other words in between, within one sentence; "… …" up to ten
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from policies.reading import WORD, Reading, Token
from policies.spelling import folded

GAP = 5
GAPS = ("…", "...")
USUAL_ENDINGS = ("", "e", "en", "er", "s", "n")


@dataclass(frozen=True, slots=True)
class Part:
    word: str
    exact: bool = False
    starts: bool = False
    ends: bool = False
    gap: int = 0

    def fits(self, token: Token) -> bool:
        if self.exact:
            return token.word == self.word
        if self.word in token.stems or (self.starts and token.word.startswith(self.word)):
            return True
        return self.ends and any(stem.endswith(self.word) for stem in token.stems)


@dataclass(frozen=True, slots=True)
class Match:
    """Places in the plain text and numbers of the tokens, ends exclusive; -1 for a disguised word."""

    start: int
    end: int
    first: int
    last: int


class WordList:
    """Finds the longest entry at each place."""

    def __init__(self, entries: tuple[str, ...]) -> None:
        phrases = [phrase for entry in entries if (phrase := _parts(entry))]
        joined = [(Part("".join(part.word for part in phrase)),) for phrase in phrases if _joinable(phrase)]
        self._begins: dict[str, list[tuple[Part, ...]]] = {}
        self._open: list[tuple[Part, ...]] = []
        for phrase in phrases + joined:
            if phrase[0].starts or phrase[0].ends:
                self._open.append(phrase)
            else:
                self._begins.setdefault(phrase[0].word, []).append(phrase)
        self._single = tuple(phrase[0].word for phrase in phrases if len(phrase) == 1)

    def matches(self, reading: Reading) -> Iterator[Match]:
        tokens = reading.tokens
        free = 0
        for at, token in enumerate(tokens):
            if at < free or (not self._open and self._begins.keys().isdisjoint(token.stems)):
                continue
            last = max((end for phrase in self._candidates(token) if (end := _end(phrase, tokens, at))), default=0)
            if last:
                free = last
                yield Match(token.start, tokens[last - 1].end, at, last)

    def disguises(self, reading: Reading) -> Iterator[Match]:
        """Entries written with digits or stars in place of letters, or with signs between them."""
        yield from self._joined(reading)
        for token in reading.disguised:
            if any(_end(phrase, (token,), 0) for phrase in self._candidates(token)):
                yield Match(token.start, token.end, -1, -1)
        for start, end, word in reading.masked:
            pattern = re.compile(re.sub(r"(?:\\\*)+", "[a-z]{1,8}", re.escape(word)))
            if any(pattern.fullmatch(single + end) for single in self._single for end in USUAL_ENDINGS):
                yield Match(start, end, -1, -1)

    def _joined(self, reading: Reading) -> Iterator[Match]:
        whole = {(token.start, token.end) for token in reading.tokens}
        for at, token in enumerate(reading.joined):
            last = max((_end(phrase, reading.joined, at) for phrase in self._candidates(token)), default=0)
            if any((one.start, one.end) not in whole for one in reading.joined[at:last]):
                yield Match(token.start, reading.joined[last - 1].end, -1, -1)

    def _candidates(self, token: Token) -> Iterator[tuple[Part, ...]]:
        for stem in token.stems & self._begins.keys():
            yield from self._begins[stem]
        yield from self._open


@lru_cache(maxsize=256)
def word_list(entries: tuple[str, ...]) -> WordList:
    return WordList(entries)


def _parts(entry: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    gap = 0
    for piece in entry.split():
        if piece in GAPS:
            gap += GAP
            continue
        bare = piece.removeprefix("=")
        words = [folded(word) for word in WORD.findall(bare)]
        for number, word in enumerate(words):
            starts, ends = bare.endswith("-") and number == len(words) - 1, bare.startswith("-") and number == 0
            parts.append(Part(word, piece.startswith("="), starts, ends, gap))
            gap = 0
    return tuple(parts)


def _joinable(phrase: tuple[Part, ...]) -> bool:
    return len(phrase) > 1 and not any(part.gap for part in phrase)


def _end(phrase: tuple[Part, ...], tokens: Sequence[Token], at: int) -> int:
    """Where the phrase that begins at this token ends, exclusive; 0 where it does not stand here."""
    if not phrase[0].fits(tokens[at]):
        return 0
    here = at + 1
    for part in phrase[1:]:
        reach = range(here, min(here + part.gap + 1, len(tokens)))
        sentence = tokens[at].sentence
        found = next((n for n in reach if tokens[n].sentence == sentence and part.fits(tokens[n])), None)
        if found is None:
            return 0
        here = found + 1
    return here
