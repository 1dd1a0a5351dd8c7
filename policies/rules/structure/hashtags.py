"""Hashtags of several words are read aloud only in CamelCase: #TagDerOffenenTür."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policies.code_names import TRADES
from policies.company import Company
from policies.lexicon import lexicon
from policies.names import LEGAL_FORMS
from policies.reading import Reading
from policies.rules.kind import Draft, Hit, Settings, hit
from policies.rules.silence import Silence
from policies.rules.structure.hashtag_parts import Vocabulary, split
from policies.spelling import folded

HASHTAG = re.compile(r"(?<!\w)#(?P<name>[^\W\d_][\w]*)")
WORD = re.compile(r"[^\W\d_]{3,}")
# No single German word in the lists of our examples is longer; what is longer and in one case holds several words.
LONGEST_WORD = 24
SHORTEST = 6
SHORTEST_NAME = 4
# What is shorter and in capitals may be an abbreviation.
SHORTEST_SHOUTED = 8


@dataclass(frozen=True, slots=True)
class Hashtags:
    """A hashtag is taken apart with `words`, `parts`, common words, the company's name and the words of the text.

    Only `words`, and the company's name, show that it is no compound: "#weinundbrot", "#teamlindner".
    """

    vocabulary: Vocabulary
    silence: Silence

    @classmethod
    def read(cls, settings: Settings) -> "Hashtags":
        settings.needed("words")
        words = settings.words("words")
        phrases = tuple(tuple(map(folded, entry.split())) for entry in words if " " in entry)
        single = frozenset(folded(word) for word in words if " " not in word)
        common = frozenset(map(folded, lexicon(f"hashtag_parts_{settings.document}")))
        joined = frozenset(folded(word) for word in settings.words("parts")) | common
        parts = joined | {word for phrase in phrases for word in phrase}
        joint = frozenset("".join(one) for one in phrases)
        return cls(Vocabulary(single, parts, joint, apart=settings.document == "en"), Silence.read(settings))

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.texts:
            names = [match for match in HASHTAG.finditer(reading.plain) if _in_one_case(match["name"])]
            vocabulary = self._with(reading, draft.company) if names else self.vocabulary
            for match in names:
                parts = split(match["name"], vocabulary)
                if (parts or len(match["name"]) > LONGEST_WORD) and not self.silence.covers(reading, *match.span()):
                    fix = "#" + "".join(part.capitalize() for part in parts) if parts else None
                    yield hit(reading, *match.span(), fix=fix)

    def _with(self, reading: Reading, company: Company) -> Vocabulary:
        said = {folded(word) for word in WORD.findall(HASHTAG.sub(" ", reading.plain))}
        towns = {folded(word) for address in company.addresses for word in WORD.findall(address)}
        known_as = " ".join((company.name, *(domain.rpartition(".")[0] for domain in company.mail_domains)))
        own = {folded(word) for word in WORD.findall(known_as)} - LEGAL_FORMS
        common = self.vocabulary.parts | TRADES
        names = {word for word in own if len(word) >= SHORTEST_NAME and word not in common}
        return self.vocabulary.extended(names, said | towns | own)


def _in_one_case(name: str) -> bool:
    shouted = name.isupper() and len(name) >= SHORTEST_SHOUTED
    return len(name) >= SHORTEST and (name.islower() or name[1:].islower() or shouted)
