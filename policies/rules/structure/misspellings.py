"""Words that are often misspelt, each with its right form; a full dictionary would take every name for a mistake."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.phrases import word_list
from policies.rules.kind import Draft, Hit, Settings, hit
from policies.rules.silence import Silence
from policies.spelling import folded

ARROW = ">"


@dataclass(frozen=True, slots=True)
class Misspellings:
    pairs: tuple[tuple[str, str], ...]
    silence: Silence

    @classmethod
    def read(cls, settings: Settings) -> "Misspellings":
        settings.needed("pairs")
        written = [entry.partition(ARROW) for entry in settings.words("pairs")]
        if not all(wrong.strip() and right.strip() for wrong, _, right in written):
            raise settings.unfit("pairs", f"a {ARROW} b")
        return cls(tuple((wrong.strip(), right.strip()) for wrong, _, right in written), Silence.read(settings))

    def hits(self, draft: Draft) -> Iterator[Hit]:
        right = {folded(wrong): fix for wrong, fix in self.pairs}
        words = word_list(tuple(" ".join(f"={word}" for word in wrong.split()) for wrong, _ in self.pairs))
        for reading in draft.fields:
            for match in words.matches(reading):
                said = reading.plain[match.start : match.end]
                fix = right.get(" ".join(folded(word) for word in said.split()))
                if fix and not self.silence.covers(reading, match.start, match.end):
                    yield hit(
                        reading, match.start, match.end, fix=fix[0].upper() + fix[1:] if said[0].isupper() else fix
                    )
