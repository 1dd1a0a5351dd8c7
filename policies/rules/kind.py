"""What every kind of rule is made of: how its keys are read, what it looks at, what it hands back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from policies.blocks import Value
from policies.company import Company
from policies.errors import KeyMissing, ValueUnfit
from policies.findings import text_hash
from policies.material import Language, Material
from policies.reading import Reading
from policies.tone.heard import Hearing


@dataclass(frozen=True, slots=True)
class Hit:
    """A place a rule objects to; `source` is the hash of the field's whole text."""

    where: str
    source: str
    start: int = 0
    end: int = 0
    quote: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    fix: str | None = None


@dataclass(frozen=True)
class Draft:
    """A material with its texts read; made once, looked at by every rule. Without an ear, `ton` knows words only."""

    material: Material
    company: Company
    ear: Hearing | None = None

    @cached_property
    def texts(self) -> tuple[Reading, ...]:
        """The text, then its variants by channel."""
        variants = sorted(self.material.variants.items())
        return (
            Reading("text", self.material.text, self.material.lang),
            *(Reading(f"text:{channel}", text, self.material.lang) for channel, text in variants),
        )

    @cached_property
    def fields(self) -> tuple[Reading, ...]:
        """Everything people will read: the texts and the alt texts."""
        alts = (
            Reading(f"picture:{one.id}:alt", one.alt, self.material.lang) for one in self.material.pictures if one.alt
        )
        return (*self.texts, *alts)


class Rule(Protocol):
    def hits(self, draft: Draft) -> Iterator[Hit]:
        """Each place the rule objects to, in any order."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The keys of one clause, by their English names. Errors name clause, key and line."""

    document: Language
    clause: str
    line: int
    values: Mapping[str, Value]
    lines: Mapping[str, int]
    written: Mapping[str, str]  # English name to the name in the document

    def words(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if isinstance(value, list) and all(isinstance(entry, str) and entry.strip() for entry in value):
            return tuple(str(entry) for entry in value)
        raise self.unfit(key, "list of texts")

    def text(self, key: str) -> str:
        value = self.values.get(key, "")
        if isinstance(value, str):
            return value.strip()
        raise self.unfit(key, "text")

    def number(self, key: str, default: int) -> int:
        value = self.values.get(key, str(default))
        if isinstance(value, str) and value.isdecimal():
            return int(value)
        raise self.unfit(key, "whole number")

    def choices(self, key: str, names: Mapping[str, str]) -> tuple[str, ...]:
        """Values out of `names` (German to English), as a list or as one; returned in English."""
        known = names if self.document == "de" else {name: name for name in names.values()}
        given = self.values.get(key, [])
        chosen = [given] if isinstance(given, str) else given
        if not isinstance(chosen, list) or not all(isinstance(one, str) and one in known for one in chosen):
            raise self.unfit(key, ", ".join(known))
        return tuple(known[str(one)] for one in chosen)

    def choice(self, key: str, names: Mapping[str, str]) -> str:
        """Exactly one of them."""
        self.needed(key)
        chosen = self.choices(key, names)
        if len(chosen) != 1:
            raise self.unfit(key, ", ".join(names if self.document == "de" else names.values()))
        return chosen[0]

    def needed(self, key: str) -> None:
        """The key must be there and say something."""
        if not self.values.get(key):
            raise KeyMissing(self.document, self.line, self.clause, self.written.get(key, key))

    def unfit(self, key: str, expected: str) -> ValueUnfit:
        name = self.written.get(key, key)
        line = self.lines.get(name, self.line)
        return ValueUnfit(self.document, line, self.clause, name, str(self.values.get(key)), expected)


@dataclass(frozen=True, slots=True)
class Kind:
    """`keys` are the parameters, German name to English; `read` makes the rule or raises a `ClauseError`."""

    german: str
    english: str
    keys: Mapping[str, str]
    read: Callable[[Settings], Rule]
    has_examples: bool = True


def hit(reading: Reading, start: int, end: int, *, fix: str | None = None, **values: str) -> Hit:
    """A hit at a place in the plain text of a reading."""
    first, last = reading.span(start, end)
    return Hit(reading.where, text_hash(reading.text), first, last, reading.text[first:last], values, fix)
