"""Where a rule keeps silent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from policies.phrases import word_list
from policies.reading import Reading
from policies.rules.kind import Settings


@dataclass(frozen=True, slots=True)
class Silence:
    """`exceptions` are phrases a find may be a part of; `unless` are words that excuse the sentence they stand in."""

    KEYS: ClassVar[Mapping[str, str]] = {"ausnahmen": "exceptions", "ausser_bei": "unless"}

    exceptions: tuple[str, ...]
    unless: tuple[str, ...]

    @classmethod
    def read(cls, settings: Settings) -> "Silence":
        return cls(settings.words("exceptions"), settings.words("unless"))

    def covers(self, reading: Reading, start: int, end: int) -> bool:
        """Whether the place in the plain text is excused."""
        if any(one.start < end and start < one.end for one in word_list(self.exceptions).matches(reading)):
            return True
        here = {token.sentence for token in reading.tokens if token.start < end and start < token.end}
        return any(reading.tokens[one.first].sentence in here for one in word_list(self.unless).matches(reading))
