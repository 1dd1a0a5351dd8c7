"""A job ad speaks to everybody: (m/w/d), an inclusive form, or a word for all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from policies.phrases import Match, word_list
from policies.reading import Reading, Token
from policies.rules.kind import Draft, Hit, Settings, hit
from policies.rules.silence import Silence

FOR_ALL = re.compile(
    r"[(\[]\s*[mwdfgxi]\s*[/|*.,]\s*[mwdfgxi](?:\s*[/|*.,]\s*[mwdfgxi]|\s*[/|*.,]\s*(?:divers|diverse))*\s*[)\]]"
    r"|(?<!\w)[mwf]/[mwf]/[dxi](?!\w)"
    r"|\b(?:gn|all genders?|alle geschlechter|any gender|mensch(?:en)?,? (?:aller|jeden) geschlechts?)\b",
    re.IGNORECASE,
)
INCLUSIVE_ENDING = re.compile(
    r"\(?(?:[:*_·]|/-?)\(?(?:in|innen|r|n|frau|frauen)(?!\w)|\((?:in|innen|r|n)\)|/-?\s?(?:frau|in\b)", re.IGNORECASE
)
INNER_CAPITAL = re.compile(r"[a-zäöüß]In(?:nen)?(?!\w)")
SEEKING = ("sucht", "suchst", "suchen", "looking for")
UNTIL_QUESTION = re.compile(r"[^.!?\n]*\?")
PAIR_REACH = 4
AFTER_OCCASION = 16
BEFORE_OCCASION = 5
MARK = {"de": "(m/w/d)", "en": "(m/f/d)"}


@dataclass(frozen=True, slots=True)
class JobAds:
    """`words` name professions, `occasions` what makes a text a job ad."""

    words: tuple[str, ...]
    occasions: tuple[str, ...]
    silence: Silence

    @classmethod
    def read(cls, settings: Settings) -> "JobAds":
        settings.needed("words")
        settings.needed("occasions")
        return cls(settings.words("words"), settings.words("occasions"), Silence.read(settings))

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.texts:
            if not FOR_ALL.search(reading.plain):
                yield from self._in(reading)

    def _in(self, reading: Reading) -> Iterator[Hit]:
        occasions = [one for one in word_list(self.occasions).matches(reading) if not _asked(reading, one)]
        if not occasions:
            return
        professions = list(word_list(self.words).matches(reading))
        for one in professions:
            wanted = any(_near(reading.tokens, occasion, one) for occasion in occasions)
            if (
                wanted
                and not _inclusive(reading, one, professions)
                and not self.silence.covers(reading, one.start, one.end)
            ):
                fix = f"{reading.plain[one.start : one.end]} {MARK[reading.lang]}"
                yield hit(reading, one.start, one.end, fix=fix)


def _asked(reading: Reading, occasion: Match) -> bool:
    """As in "Elektriker gesucht?" and "Wer sucht einen Elektriker?", which ask customers."""
    said, after = reading.plain[occasion.start : occasion.end].lower(), reading.plain[occasion.end :]
    return after.lstrip().startswith("?") or (said in SEEKING and bool(UNTIL_QUESTION.match(after)))


def _near(tokens: Sequence[Token], occasion: Match, profession: Match) -> bool:
    """After the occasion, also in the list under it; before it only in the same sentence."""
    if profession.first >= occasion.first:
        return profession.first - occasion.last <= AFTER_OCCASION
    same = tokens[profession.first].sentence == tokens[occasion.first].sentence
    return same and occasion.first - profession.last <= BEFORE_OCCASION


def _inclusive(reading: Reading, profession: Match, professions: list[Match]) -> bool:
    """As in "Elektriker:in", "ElektrikerIn", "Elektrikerinnen und Elektriker"."""
    written = reading.plain[profession.start : profession.end]
    if INCLUSIVE_ENDING.match(reading.plain, profession.end) or INNER_CAPITAL.search(written):
        return True
    own = written.lower()
    near = (one for one in professions if abs(one.first - profession.first) <= PAIR_REACH and one != profession)
    others = (reading.plain[one.start : one.end].lower() for one in near)
    return any(_pair(own, other) for other in others)


def _pair(one: str, other: str) -> bool:
    endings = chain(
        (("", "in"), ("mann", "frau"), ("männer", "frauen"), ("e", "in")),
        (("", "innen"), ("n", "innen"), ("en", "innen")),
    )
    return any(
        first.endswith(male) and second.endswith(female) and _root(first, male)[:6] == _root(second, female)[:6]
        for male, female in endings
        for first, second in ((one, other), (other, one))
        if first != second
    )


def _root(word: str, ending: str) -> str:
    root = word[: len(word) - len(ending)]
    return root.replace("ä", "a").replace("ö", "o").replace("ü", "u")
