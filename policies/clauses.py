"""A clause of the guideline: what people read of it, and the rule the machine applies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from policies.blocks import Block, Value
from policies.errors import KeyMissing, KeyUnknown, ValueUnfit
from policies.findings import Level
from policies.material import Language
from policies.rules import KINDS, Kind, Rule, Settings


class State(StrEnum):
    """trial shows what it would find, and stops nothing."""

    TRIAL = "trial"
    ACTIVE = "active"
    OFF = "off"


KEYS = {
    "id": "id",
    "art": "kind",
    "stufe": "level",
    "zustand": "state",
    "vorschlag": "suggestion",
    "meldung": "message",
    "verstoss": "violation",
    "erlaubt": "allowed",
}
LEVELS = {"sperrt": "block", "begruenden": "reason", "hinweis": "hint"}
STATES = {"probe": "trial", "aktiv": "active", "aus": "off"}
# What a message may speak of.
PLACEHOLDERS = {
    "zitat": "quote",
    "ersatz": "fix",
    "kanal": "channel",
    "grenze": "limit",
    "laenge": "length",
    "einheit": "unit",
    "anzahl": "count",
}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """A text, or the facts of a picture, and the line it stands in."""

    given: Value
    violates: bool
    line: int


@dataclass(frozen=True, slots=True)
class Clause:
    """`why` is the prose under the heading; `line` is that of the block."""

    id: str
    anchor: str
    title: str
    why: str
    kind: str
    level: Level
    state: State
    suggestion: str
    message: str
    examples: tuple[Example, ...]
    rule: Rule
    line: int


def clause_of(block: Block, lang: Language) -> Clause:
    """Raises a `ClauseError` naming clause, key and line."""
    identity = _text(block, lang, "id", block.anchor)
    kind = _kind(block, lang, identity)
    keys = {**KEYS, **kind.keys}
    names = {english: (german if lang == "de" else english) for german, english in keys.items()}
    settings = Settings(lang, identity, block.line, _english(block, names, identity, lang), block.lines, names)
    for key in ("level", "state"):
        settings.needed(key)
    return Clause(
        id=identity,
        anchor=block.anchor,
        title=block.title,
        why=block.why,
        kind=kind.english,
        level=Level(settings.choice("level", LEVELS)),
        state=State(settings.choice("state", STATES)),
        suggestion=settings.text("suggestion"),
        message=_message(settings),
        examples=_examples(settings, kind),
        rule=kind.read(settings),
        line=block.line,
    )


def _text(block: Block, lang: Language, key: str, clause: str) -> str:
    value = block.values.get(key)
    if not isinstance(value, str) or not value.strip():
        raise KeyMissing(lang, block.line, clause, key)
    return value.strip()


def _kind(block: Block, lang: Language, clause: str) -> Kind:
    key = "art" if lang == "de" else "kind"
    given = _text(block, lang, key, clause)
    known = {(kind.german if lang == "de" else kind.english): kind for kind in KINDS}
    if given not in known:
        raise ValueUnfit(lang, block.lines[key], clause, key, given, ", ".join(known))
    return known[given]


def _english(block: Block, names: Mapping[str, str], clause: str, lang: Language) -> dict[str, Value]:
    english = {written: name for name, written in names.items()}
    for key in block.values:
        if key not in english:
            raise KeyUnknown(lang, block.lines[key], clause, key)
    return {english[key]: value for key, value in block.values.items()}


def _message(settings: Settings) -> str:
    """The wording with English placeholders."""
    wording = settings.text("message")
    known = PLACEHOLDERS if settings.document == "de" else {name: name for name in PLACEHOLDERS.values()}
    for name in PLACEHOLDER.findall(wording):
        if name not in known:
            raise settings.unfit("message", ", ".join(f"{{{name}}}" for name in known))
    return PLACEHOLDER.sub(lambda match: f"{{{known[match[1]]}}}", wording)


def _examples(settings: Settings, kind: Kind) -> tuple[Example, ...]:
    found: list[Example] = []
    for key in ("violation", "allowed"):
        given = settings.values.get(key, [])
        name = settings.written[key]
        if given and not kind.has_examples:
            raise KeyUnknown(settings.document, settings.lines[name], settings.clause, name)
        if not isinstance(given, list):
            raise settings.unfit(key, "list")
        lines = (settings.lines[f"{name}.{number}"] for number in range(len(given)))
        found.extend(Example(one, key == "violation", line) for one, line in zip(given, lines, strict=True))
    return tuple(found)
