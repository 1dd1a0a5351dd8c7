"""Whoever got something for it says so: a partner, a gift or a sponsor needs the mark "Anzeige" or "Werbung"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policies.names import LISTS, listed
from policies.phrases import Match, word_list
from policies.reading import Reading
from policies.rules.kind import Draft, Hit, Settings, hit
from policies.rules.silence import Silence
from policies.rules.structure.brands import brands_given
from policies.spelling import folded

DISCOUNT_CODE = re.compile(
    r"(?<!\w)(?:code|Code|CODE)\b\W{1,3}(?P<code>(?=[A-Z]*\d|[A-Z]{5})[A-Z][A-Z0-9]{3,19})(?!\w)"
)
# A code without the word: letters and a number in one, where something is cheaper.
BARE_CODE = re.compile(r"(?<![\w#@-])(?P<code>[A-ZÄÖÜ]{4,16}\d{1,3})(?![\w-])")
CHEAPER = re.compile(r"rabatt|prozent|%|nachlass|spar(?:t|en|st)|discount|per ?cent|(?<!\w)off(?!\w)", re.IGNORECASE)
TO_US = re.compile(r"(?<!\w)(?:uns|us)(?!\w)", re.IGNORECASE)
HASHTAG = re.compile(r"#(\w+)")
# Among many hashtags nobody takes the mark for one; the courts do not either (OLG Celle, 13 U 53/17).
MOST_HASHTAGS_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Advertising:
    """`words` tell of advertising alone; `gifts` where a company gave them (`givers`) or the text praises (`praise`) or
    calls to buy (`calls`); `thanks` only where it calls to buy. What `friends` give is no advertising.
    """

    words: tuple[str, ...]
    lists: tuple[str, ...]
    markers: tuple[str, ...]
    gifts: tuple[str, ...]
    thanks: tuple[str, ...]
    givers: tuple[str, ...]
    friends: tuple[str, ...]
    praise: tuple[str, ...]
    calls: tuple[str, ...]
    silence: Silence

    @classmethod
    def read(cls, settings: Settings) -> "Advertising":
        settings.needed("markers")
        names = ("words", "markers", "gifts", "thanks", "givers", "friends", "praise", "calls")
        words = {name: settings.words(name) for name in names}
        return cls(**words, lists=settings.choices("lists", LISTS), silence=Silence.read(settings))

    def hits(self, draft: Draft) -> Iterator[Hit]:
        entries = (*self.words, *listed(draft.company, self.lists))
        for reading in draft.texts:
            if not self._marked(reading):
                places = (
                    *self._told(reading, entries),
                    *self._gifts(reading),
                    *brands_given(reading, self._friends),
                    *_codes(reading),
                )
                loud = [one for one in places if not self.silence.covers(reading, one.start, one.end)]
                if loud:
                    yield hit(reading, *_together(reading, loud))

    @property
    def _friends(self) -> frozenset[str]:
        return frozenset(folded(word.lstrip("=-")) for word in self.friends)

    def _told(self, reading: Reading, entries: tuple[str, ...]) -> Iterator[Match]:
        """Except what the council, the neighbours or the boss gave to us."""
        friendly = _said(self.friends, reading)
        for one in word_list(entries).matches(reading):
            to_us = TO_US.search(reading.plain, one.start, one.end)
            if not (to_us and _sentence(reading, one) in friendly):
                yield one

    def _gifts(self, reading: Reading) -> Iterator[Match]:
        """Something received from a company, or received and then praised; not from friends, staff or customers."""
        gifts, thanks = list(word_list(self.gifts).matches(reading)), list(word_list(self.thanks).matches(reading))
        if not gifts and not thanks:
            return
        called = _said(self.calls, reading)
        praised = called or _said(self.praise, reading)
        given, friendly = _said(self.givers, reading), _said(self.friends, reading)
        for one in gifts if praised else [one for one in gifts if _sentence(reading, one) in given]:
            if _sentence(reading, one) not in friendly:
                yield one
        yield from (one for one in thanks if called and _sentence(reading, one) not in friendly)

    def _marked(self, reading: Reading) -> bool:
        """Where a reader takes the mark for one: it opens a line, is an early hashtag, or stands in brackets."""
        marks = "|".join(re.escape(marker) for marker in self.markers)
        text = reading.plain
        # "Werbung machen wir gern" opens with a word, not with a mark.
        no_mark = r"\s+(?!wegen|weil|da|mit|in|durch|f[üo]r|by|with|because|for)(?-i:[a-zäöü])"
        opens = rf"(?:^|\n)[^\w#\n]*(?:{marks})(?!\w)(?!{no_mark})"
        if re.search(rf"{opens}|[\[(*](?:{marks})\W", text, re.IGNORECASE):
            return True
        tags = [match[1].lower() for match in HASHTAG.finditer(text)]
        known = {re.sub(r"\W", "", marker).lower() for marker in self.markers}
        return not known.isdisjoint(tags[:MOST_HASHTAGS_BEFORE])


def _together(reading: Reading, places: Sequence[Match]) -> tuple[int, int]:
    """From the first sign in its line to the last one there: one finding, because one mark is missing."""
    first = min(one.start for one in places)
    line_ends = reading.plain.find("\n", first)
    here = [one for one in places if line_ends < 0 or one.start < line_ends]
    return first, max(one.end for one in here)


def _said(words: tuple[str, ...], reading: Reading) -> frozenset[int]:
    """The sentences in which one of them stands."""
    return frozenset(_sentence(reading, one) for one in word_list(words).matches(reading))


def _sentence(reading: Reading, one: Match) -> int:
    return reading.tokens[one.first].sentence


def _codes(reading: Reading) -> Iterator[Match]:
    yield from (Match(*match.span("code"), -1, -1) for match in DISCOUNT_CODE.finditer(reading.plain))
    if CHEAPER.search(reading.plain):
        yield from (Match(*match.span("code"), -1, -1) for match in BARE_CODE.finditer(reading.plain))
