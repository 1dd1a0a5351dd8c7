"""Changing one clause of a document; everything else stays as somebody wrote it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from policies.blocks import FENCE, Value
from policies.clause_lines import FORM, LISTS, Place, number_after, place_of, titled
from policies.clauses import LEVELS, STATES, State
from policies.findings import Level
from policies.material import Language
from policies.yaml_lines import entries, scalar

WORDS: Mapping[str, Mapping[str, str]] = {"level": LEVELS, "state": STATES}


@dataclass(frozen=True, slots=True)
class Wording:
    """A clause in one language. `rest` is the YAML of every key the others do not name, as it is written."""

    title: str
    why: str
    level: Level
    state: State
    suggestion: str
    message: str
    violation: tuple[Value, ...]
    allowed: tuple[Value, ...]
    rest: str


def wording(text: str, lang: Language, clause: str) -> Wording:
    """What a form shows of a clause. Raises `ClauseUnknown`."""
    found = place_of(text, lang, clause)
    given = {name: found.block.values.get(written) or "" for name, written in found.names.items()}
    return Wording(
        title=found.block.title,
        why=found.why,
        level=Level(_english("level", str(given["level"]), lang)),
        state=State(_english("state", str(given["state"]), lang)),
        suggestion=str(given["suggestion"]),
        message=str(given["message"]),
        violation=tuple(given["violation"]),
        allowed=tuple(given["allowed"]),
        rest=found.rest,
    )


def rewritten(text: str, lang: Language, clause: str, changed: Wording) -> str:
    """The document with this clause as wanted; what stays the same stays as it is written. Raises `ClauseUnknown`."""
    found, before = place_of(text, lang, clause), wording(text, lang, clause)
    pieces = dict(found.pieces)
    for name in FORM:
        if getattr(changed, name) != getattr(before, name):
            pieces[found.names[name]] = _lines(name, found.names[name], getattr(changed, name), lang)
    body = _body(found, pieces, None if changed.rest == before.rest else changed.rest)
    head = found.lines[found.head]
    head = head if changed.title == before.title else titled(head, changed.title)
    why = found.lines[found.head + 1 : found.opened]
    why = why if changed.why == before.why else [*changed.why.splitlines(), ""]
    return _whole(
        [*found.lines[: found.head], head, *why, found.lines[found.opened], *body, *found.lines[found.closed :]]
    )


def with_state(text: str, lang: Language, clause: str, state: State) -> str:
    """Only the state is another. Raises `ClauseUnknown`."""
    return rewritten(text, lang, clause, replace(wording(text, lang, clause), state=state))


def without(text: str, lang: Language, clause: str) -> str:
    """The document without this clause. Raises `ClauseUnknown`."""
    found = place_of(text, lang, clause)
    return _whole([*found.lines[: found.head], *found.lines[found.next :]])


def with_new(text: str, lang: Language, after: str, new: Wording, block: Mapping[str, str]) -> str:
    """The document with one more clause behind another, numbered on; `block` names id and kind.

    Its anchor is its id. Raises `ClauseUnknown`.
    """
    found = place_of(text, lang, after)
    body = [line for key, value in block.items() for line in _lines(key, key, value, lang)]
    for name in (*(one for one in FORM if one not in LISTS), "rest", *LISTS):
        value = getattr(new, name)
        body += new.rest.splitlines() if name == "rest" else _lines(name, found.names[name], value, lang)
    head = f"## {number_after(found.lines[found.head])}{new.title} {{#{block['id']}}}"
    section = [head, *new.why.splitlines(), "", f"{FENCE}{'regel' if lang == 'de' else 'rule'}", *body, FENCE, ""]
    before = list(found.lines[: found.next])
    return _whole([*before, *([] if not before[-1].strip() else [""]), *section, *found.lines[found.next :]])


def _english(name: str, written: str, lang: Language) -> str:
    return WORDS[name][written] if lang == "de" else written


def _lines(name: str, key: str, value: str | Sequence[Value], lang: Language) -> list[str]:
    """The lines of a key; none where there is nothing to say."""
    if not isinstance(value, str):
        return [f"{key}:", *(f"  - {entry}" for entry in entries(value))] if value else []
    own = next((german for german, english in WORDS.get(name, {}).items() if english == value), value)
    return [f"{key}: {scalar(own if lang == 'de' else str(value))}"] if value else []


def _body(found: Place, pieces: Mapping[str, Sequence[str]], rest: str | None) -> list[str]:
    """The block's lines in their order. New keys, and a rest that is another, come before the examples."""
    lists = {found.names[name] for name in LISTS}
    known = [key for key in found.pieces if rest is None or key in found.fixed]
    cut = next((at for at, key in enumerate(known) if key in lists), len(known))
    added = [key for key in pieces if key not in found.pieces]
    lines = [line for key in (*known[:cut], *added) for line in pieces[key]]
    return [*lines, *(rest or "").splitlines(), *(line for key in known[cut:] for line in pieces[key])]


def _whole(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
