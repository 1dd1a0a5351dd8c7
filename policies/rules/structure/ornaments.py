"""Fake bold, circled letters and strokes are read out sign by sign by a screen reader, or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.findings import text_hash
from policies.lettering import STROKES, is_ornament, plain
from policies.reading import Reading
from policies.rules.kind import Draft, Hit, Settings

SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Ornaments:
    @classmethod
    def read(cls, _: Settings) -> "Ornaments":
        return cls()

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.fields:
            for start, end in _runs(reading):
                quote = reading.text[start:end]
                yield Hit(reading.where, text_hash(reading.text), start, end, quote, fix=plain(quote).text)


def _runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Ornamental letters in a row, blanks between them included."""
    text = reading.text
    if text.isascii():
        return
    first = last = count = 0
    for at, sign in enumerate(text):
        if not sign.isascii() and (sign in STROKES or is_ornament(sign)):
            first = first if count else at - (sign in STROKES and at > 0)
            last, count = at + 1, count + 1
        elif count and not (sign.isspace() or _struck(text, at) or sign.isdigit()):
            if count >= SHORTEST:
                yield first, last
            count = 0
    if count >= SHORTEST:
        yield first, last


def _struck(text: str, at: int) -> bool:
    return text[at + 1 : at + 2] in STROKES
