"""Few emoji: a screen reader says each one's name."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.findings import text_hash
from policies.rules.kind import Draft, Hit, Settings

DEFAULT = 6
FIRST_EMOJI = "\u203c"


@dataclass(frozen=True, slots=True)
class Emojis:
    at_most: int

    @classmethod
    def read(cls, settings: Settings) -> "Emojis":
        return cls(settings.number("at_most", DEFAULT))

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for reading in draft.texts:
            text = reading.text
            if sum(sign >= FIRST_EMOJI for sign in text) <= self.at_most:
                continue
            places = _places(text)
            if len(places) > self.at_most:
                start, end = places[self.at_most][0], places[-1][1]
                values = {"count": str(len(places)), "limit": str(self.at_most)}
                yield Hit(reading.where, text_hash(text), start, end, text[start:end], values)


def _places(text: str) -> list[tuple[int, int]]:
    import emoji  # noqa: PLC0415 - costs 25 ms, and few texts hold that many

    return [(one["match_start"], one["match_end"]) for one in emoji.emoji_list(text)]
