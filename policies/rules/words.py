"""Kind `wort`: words and phrases, alone or said about somebody."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policies.names import LISTS, listed
from policies.phrases import Match, word_list
from policies.reading import Reading
from policies.rules.about import said_about
from policies.rules.kind import Draft, Hit, Kind, Settings, hit
from policies.rules.silence import Silence

# Somebody's name on a channel is no wording of ours.
HANDLE = re.compile(r"@[\w.]{0,40}$")


@dataclass(frozen=True, slots=True)
class Words:
    """`words` count by themselves or, where targets are named, only said about one of them; `always` counts anyway."""

    words: tuple[str, ...]
    always: tuple[str, ...]
    lists: tuple[str, ...]
    targets: tuple[str, ...]
    target_lists: tuple[str, ...]
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
        for match in word_list(listed(draft.company, self.lists)).matches(reading):
            if not any(start <= match.start and match.end <= end for start, end in own):
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
        **Silence.KEYS,
    },
    read=read,
)
