"""Whoever got something for it says so: a partner, a gift or a sponsor needs the mark "Anzeige" or "Werbung"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policies.names import LISTS, listed
from policies.phrases import word_list
from policies.reading import Reading
from policies.rules.kind import Draft, Hit, Settings, hit
from policies.rules.silence import Silence


@dataclass(frozen=True, slots=True)
class Advertising:
    words: tuple[str, ...]
    lists: tuple[str, ...]
    markers: tuple[str, ...]
    silence: Silence

    @classmethod
    def read(cls, settings: Settings) -> "Advertising":
        settings.needed("markers")
        lists = settings.choices("lists", LISTS)
        return cls(settings.words("words"), lists, settings.words("markers"), Silence.read(settings))

    def hits(self, draft: Draft) -> Iterator[Hit]:
        entries = (*self.words, *listed(draft.company, self.lists))
        for reading in draft.texts:
            if not self._marked(reading):
                for match in word_list(entries).matches(reading):
                    if not self.silence.covers(reading, match.start, match.end):
                        yield hit(reading, match.start, match.end)
                        break

    def _marked(self, reading: Reading) -> bool:
        """The mark counts where a reader takes it for one: it opens a line, is a hashtag, or stands in brackets."""
        marks = "|".join(re.escape(marker) for marker in self.markers)
        return bool(
            re.search(
                rf"(?:^|\n)\W*(?:{marks})(?!\w)|#(?:{marks})(?!\w)|[\[(*](?:{marks})\W", reading.plain, re.IGNORECASE
            )
        )
