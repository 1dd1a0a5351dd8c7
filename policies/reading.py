"""A text as rules read it: plain, in words, sentences and clauses, every place mapped back to the original."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from policies.lettering import Plain, plain
from policies.material import Language
from policies.spelling import folded, stems, undisguised

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|[;\n]")
# A comma before a relative pronoun goes on speaking of the same thing, any other comma and these conjunctions do not.
CLAUSE_END = re.compile(
    r"[,:()–—](?!\s*(?:der|die|das|den|dem|deren|dessen|who|that|which|wer|weil (?:er|sie))\b)"
    r"|\b(?:aber|sondern|denn|damit|but|so that|while|whereas)\b",
    re.IGNORECASE,
)
DISGUISED = re.compile(r"(?<![\w@#.$€!|])(?!@)(?=\w*[@$€!|])(?=[\d@$€!|]*[^\W\d_])[\w@$€!|]{4,}(?<![!|])(?![\w.])")
# What ends with a dot and no sentence: abbreviations, initials, and the day of a date.
ABBREVIATED = re.compile(
    r"(?<![^\W_])(?:[A-ZÄÖÜ]|St|Dr|Prof|Nr|No|Str|Tel|Fa|Fam|Fr|Hr|Mr|Mrs|Ms|ca|bzw|evtl|inkl|incl|exkl|zzgl|Mio|Mrd|Tsd|Mill"
    r"|max|min|MwSt|USt|Std|Stk|Art|Abs|vgl|geb|Kto|z\.\s?B|d\.\s?h|u\.\s?a|\d{1,2}(?=\.\s+[a-zäöü]|\.\s*(?:Jan|Feb|Mär|Mar|Apr|Ma|Jun|Jul|Aug"
    r"|Sep|Okt|Oct|Nov|Dez|Dec|Quartal|Halbjahr|OG|Stock|Platz)))\."
)
LONGEST_SHORTENED = 6
NO_LETTERS = re.compile(r"[\W_]+")
# Words written with hyphens or other signs inside, and letters set apart: "Nacht-Linie", "I d i o t".
JOINED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*]){3,}[^\W\d_](?![^\W_])|[^\W_]+(?:[-\u2010\u2011_·•][^\W_]+)+")
STRETCHED = re.compile(r"(.)\1{2,}")
MASKED = re.compile(r"(?<![\w*])[^\W\d_]+(?:\*+[^\W\d_]+)+(?![\w*])")


SHORTEST_DISGUISE = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its place in the plain text, its folded form, what it may be an inflection of."""

    start: int
    end: int
    word: str
    stems: frozenset[str]
    sentence: int
    clause: int
    capital: bool


@dataclass(frozen=True)
class Reading:
    """One field of a draft. `where` is as in a finding."""

    where: str
    text: str
    lang: Language

    @cached_property
    def meant(self) -> Plain:
        return plain(self.text)

    @property
    def plain(self) -> str:
        return self.meant.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From a place in the plain text to the place in the text as received."""
        return (self.meant.starts[start], self.meant.ends[end - 1]) if end > start else (0, 0)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        sentences = [match.start() for match in SENTENCE_END.finditer(self.plain) if not _shortened(self.plain, match)]
        clauses = sorted({*sentences, *(match.start() for match in CLAUSE_END.finditer(self.plain))})
        return tuple(self._tokens(sentences, clauses))

    def _tokens(self, sentences: list[int], clauses: list[int]) -> Iterator[Token]:
        sentence = clause = 0
        for start, end in _words(self.plain):
            while sentence < len(sentences) and sentences[sentence] < start:
                sentence += 1
            while clause < len(clauses) and clauses[clause] < start:
                clause += 1
            raw = self.plain[start:end]
            word, roots = _known(raw, self.lang)
            yield Token(start, end, word, roots, sentence, clause, raw[0].isupper())

    @cached_property
    def disguised(self) -> tuple[Token, ...]:
        """Words written with signs for letters; they stand in no sentence."""
        return tuple(
            Token(match.start(), match.end(), word, stems(word, self.lang), -1, -1, capital=False)
            for match in DISGUISED.finditer(self.plain)
            if not match.group().isalnum()
            for word in undisguised(match.group())
        )

    @cached_property
    def joined(self) -> tuple[Token, ...]:
        """The words again, those joined by signs as one; none where no signs join any."""
        runs = [match.span() for match in JOINED.finditer(self.plain)]
        return tuple(_with_runs(self.tokens, runs, self.plain, self.lang)) if runs else ()

    @cached_property
    def masked(self) -> tuple[tuple[int, int, str], ...]:
        """Words with letters starred out, as places and the folded form with its stars."""
        return tuple(
            (match.start(), match.end(), folded(match.group()))
            for match in MASKED.finditer(self.plain)
            if not match.group().lower().endswith(("*in", "*innen", "*r", "*n"))
        )


def _shortened(text: str, end: re.Match[str]) -> bool:
    if end.group() != ".":
        return False
    # The pattern looks ahead of the dot, so it reads on and must end right behind it.
    before = max(end.start() - LONGEST_SHORTENED, 0)
    return any(match.end() == end.end() for match in ABBREVIATED.finditer(text, before, end.end() + 12))


def _with_runs(tokens: tuple[Token, ...], runs: list[tuple[int, int]], text: str, lang: Language) -> Iterator[Token]:
    left = iter(runs)
    run = next(left, None)
    for token in tokens:
        while run and run[1] <= token.start:
            run = next(left, None)
        if not run or token.start < run[0]:
            yield token
        elif token.start == run[0]:
            word = folded(NO_LETTERS.sub("", text[slice(*run)]))
            yield replace(token, end=run[1], word=word, stems=stems(word, lang))


def _words(text: str) -> Iterator[tuple[int, int]]:
    for match in WORD.finditer(text):
        if match.start() and text[match.start() - 1] == "#":
            cuts = [0, *(cut.start() for cut in CAMEL.finditer(match.group())), len(match.group())]
            for start, end in pairwise(cuts):
                yield match.start() + start, match.start() + end
        else:
            yield match.span()


@lru_cache(maxsize=8192)
def _known(raw: str, lang: Language) -> tuple[str, frozenset[str]]:
    """With the words that digits in it may hide."""
    word = folded(raw)
    hidden = undisguised(raw) if not raw.isalpha() and len(raw) >= SHORTEST_DISGUISE else ()
    shorter = (STRETCHED.sub(r"\1", word), STRETCHED.sub(r"\1\1", word)) if STRETCHED.search(word) else ()
    return word, stems(word, lang).union(*(stems(one, lang) for one in (*hidden, *shorter)))
