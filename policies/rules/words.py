"""Kind `wort`: words and phrases, alone or said about somebody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policies.code_names import PAIR, lone
from policies.lexicon import lexicon
from policies.names import FOR_WHOM, LISTS, listed
from policies.phrases import Match, WordList, word_list
from policies.reading import Reading
from policies.rules.about import said_about
from policies.rules.kind import Draft, Hit, Kind, Settings, hit
from policies.rules.silence import Silence
from policies.spelling import folded

# Somebody's name on a channel is no wording of ours.
HANDLE = re.compile(r"@[\w.]{0,40}$")
ARTICLE = re.compile(r"(?<!\w)(?:ein\w*|der|die|das|den|dem|des|kein\w*|a|the|no)\s+(?:\w+\s+)?$", re.IGNORECASE)
INDEFINITE = re.compile(r"(?<!\w)(?:ein\w*|kein\w*|an?|no)\s+(?:\w+\s+)?$", re.IGNORECASE)
# "Der Seeadler hebt bald ab, mehr sagen wir nicht": whoever keeps silent about it does not speak of the bird.
KEPT_BACK = re.compile(
    r"(?<!\w)(?:nur so viel|mehr (?:\w+ ){0,4}(?:sagen|verraten|verrate|sage)|verrat\w*|geheim\w*|pss+t|can.t say"
    r"|more soon|say no more|secret)(?!\w)",
    re.IGNORECASE,
)
ARTICLE_REACH = 30
ANNOUNCED = lexicon("announcements")
BEFORE_A_FAMILY = frozenset(map(folded, FOR_WHOM))


@dataclass(frozen=True, slots=True)
class Words:
    """`words` count by themselves or, where targets are named, only said about one of them; `always` counts anyway.

    `hints` count in a text that speaks of one of the `matters`: "nicht weitersagen" of a takeover, not of a cake.
    """

    words: tuple[str, ...]
    always: tuple[str, ...]
    lists: tuple[str, ...]
    targets: tuple[str, ...]
    target_lists: tuple[str, ...]
    hints: tuple[str, ...]
    matters: tuple[str, ...]
    silence: Silence

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.fields:
            for match in self._matches(reading, draft):
                if not self.silence.covers(reading, match.start, match.end):
                    yield hit(reading, match.start, match.end)

    def _matches(self, reading: Reading, draft: Draft) -> Iterator[Match]:
        alone = self.always
        if self.targets or self.target_lists:
            targets = (*self.targets, *listed(draft.company, self.target_lists))
            yield from said_about(reading, word_list(self.words), word_list(targets))
        else:
            alone += self.words
        if self.hints and any(True for _ in word_list(self.matters).matches(reading)):
            alone += self.hints
        if alone:
            yield from (
                one for one in word_list(alone).matches(reading) if not HANDLE.search(reading.plain, 0, one.start)
            )
            yield from word_list(alone).disguises(reading)
        if self.lists:
            yield from self._named(reading, draft)

    def _named(self, reading: Reading, draft: Draft) -> Iterator[Match]:
        """Names of the company's lists, unless they are only a part of its own name."""
        own = [(one.start, one.end) for one in word_list(listed(draft.company, ("company",))).matches(reading)]
        names = word_list(listed(draft.company, self.lists))
        for match in (*names.matches(reading), *names.disguises(reading)):
            part = any(start <= match.start and match.end <= end for start, end in own)
            if not part and not _across_clauses(reading, match):
                yield _without_preposition(reading, match)
        if "confidential" in self.lists and any(token.stems & ANNOUNCED for token in reading.tokens):
            yield from _without_article(reading, word_list(lone(draft.company)))


def _across_clauses(reading: Reading, match: Match) -> bool:
    """Words of a name with others between them belong together only in one clause."""
    tokens = reading.tokens[match.first : match.last] if match.first >= 0 else ()
    return len(tokens) > PAIR and tokens[0].clause != tokens[-1].clause


def _without_preposition(reading: Reading, match: Match) -> Match:
    """The name alone of "für Oltmanns"."""
    if match.last - match.first > 1 and reading.tokens[match.first].word in BEFORE_A_FAMILY:
        return replace(match, start=reading.tokens[match.first + 1].start, first=match.first + 1)
    return match


def _without_article(reading: Reading, names: WordList) -> Iterator[Match]:
    """A common word used as a name: "Seeadler startet bald", but "ein Seeadler kreist"."""
    article = INDEFINITE if KEPT_BACK.search(reading.plain) else ARTICLE
    for match in names.matches(reading):
        before = reading.plain[max(match.start - ARTICLE_REACH, 0) : match.start]
        joined = reading.plain[match.end : match.end + 1] == "-"
        if reading.tokens[match.first].capital and (joined or not article.search(before)):
            yield match


def read(settings: Settings) -> Words:
    lists = settings.choices("lists", LISTS)
    if not lists and not settings.values.get("always"):
        settings.needed("words")
    return Words(
        words=settings.words("words"),
        always=settings.words("always"),
        lists=lists,
        targets=settings.words("targets"),
        target_lists=settings.choices("target_lists", LISTS),
        hints=settings.words("hints"),
        matters=settings.words("matters"),
        silence=Silence.read(settings),
    )


KIND = Kind(
    german="wort",
    english="word",
    keys={
        "woerter": "words",
        "immer": "always",
        "listen": "lists",
        "ziele": "targets",
        "ziellisten": "target_lists",
        "andeutungen": "hints",
        "sachen": "matters",
        **Silence.KEYS,
    },
    read=read,
)
