"""Kind `muster`: regular expressions, alone or near certain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex  # type: ignore[import-untyped]

from policies.errors import PatternTooSlow
from policies.phrases import word_list
from policies.reading import Reading
from policies.rules.kind import Draft, Hit, Kind, Settings, hit
from policies.rules.silence import Silence

# A text of 1,000 characters takes well under a millisecond; what needs a second would need hours for the next text.
SECONDS = 1.0
DISTANCE = 8


@dataclass(frozen=True, slots=True)
class Patterns:
    """With `near`, only within `distance` words of one of them, in the same sentence."""

    clause: str
    patterns: tuple[Any, ...]
    near: tuple[str, ...]
    distance: int
    silence: Silence

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.fields:
            if self.near and not any(True for _ in word_list(self.near).matches(reading)):
                continue
            places = sorted(self._places(reading), key=lambda place: (place[0], -place[1]))
            for number, (start, end) in enumerate(places):
                within = any(first <= start and end <= last for first, last in places[:number])
                if not within and self._is_near(reading, start, end) and not self.silence.covers(reading, start, end):
                    yield hit(reading, start, end)

    def _places(self, reading: Reading) -> Iterator[tuple[int, int]]:
        for pattern in self.patterns:
            try:
                yield from (match.span() for match in pattern.finditer(reading.plain, timeout=SECONDS) if match.group())
            except TimeoutError as error:
                raise PatternTooSlow(self.clause, pattern.pattern) from error

    def _is_near(self, reading: Reading, start: int, end: int) -> bool:
        if not self.near:
            return True
        tokens = reading.tokens
        here = [number for number, token in enumerate(tokens) if token.start < end and start < token.end]
        return any(
            tokens[here[0]].sentence == tokens[match.first].sentence
            and max(match.first - here[-1], here[0] - match.last + 1) <= self.distance
            for match in word_list(self.near).matches(reading)
            if here
        )


def read(settings: Settings) -> Patterns:
    settings.needed("patterns")
    try:
        patterns = tuple(regex.compile(pattern) for pattern in settings.words("patterns"))
    except regex.error as error:
        raise settings.unfit("patterns", str(error)) from error
    return Patterns(
        clause=settings.clause,
        patterns=patterns,
        near=settings.words("near"),
        distance=settings.number("distance", DISTANCE),
        silence=Silence.read(settings),
    )


KIND = Kind(
    german="muster",
    english="pattern",
    keys={"muster": "patterns", "nahe": "near", "abstand": "distance", **Silence.KEYS},
    read=read,
)
