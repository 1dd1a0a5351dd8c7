"""A clause as a form shows it, in both languages side by side, and what was filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.datastructures import FormData

from approvals.fingerprint import fingerprint
from approvals.pages import filled_in
from approvals.pages.errors import FieldMissing
from approvals.pages.guard import Visitor
from approvals.pages.told import N_
from policies.clauses import State
from policies.example_lines import example_lines, examples_in
from policies.findings import Level
from policies.guideline import LANGUAGES
from policies.material import Language
from policies.rewriting import Wording, rewritten, wording
from policies.yaml_lines import entries

Texts = Mapping[Language, str]
ONE_LINE = ("title", "suggestion", "message")
LINES = ("why", "rest")


@dataclass(frozen=True, slots=True)
class ClauseForm:
    """What stands in the fields; level and state hold for both languages. `seen` is the clause it was made from."""

    level: Level
    state: State
    seen: str
    sides: Mapping[Language, Mapping[str, str]]


def shown(texts: Texts, rule: str) -> ClauseForm:
    """The form as it is opened. Raises `ClauseUnknown`."""
    said = {lang: wording(texts[lang], lang, rule) for lang in LANGUAGES}
    sides = {lang: _side(one) for lang, one in said.items()}
    return ClauseForm(said["de"].level, said["de"].state, seen_of(texts, rule), sides)


def seen_of(texts: Texts, rule: str) -> str:
    """Changes with every word of the clause."""
    return fingerprint([repr(wording(texts[lang], lang, rule)) for lang in LANGUAGES])


def typed(fields: FormData) -> ClauseForm:
    """The form as it was filled in, to be shown again."""
    names = (*ONE_LINE, *LINES, "violation", "allowed")
    sides = {lang: {name: str(fields.get(f"{lang}.{name}", "")).strip() for name in names} for lang in LANGUAGES}
    level, state = filled_in.text(fields, "level"), filled_in.text(fields, "state")
    return ClauseForm(
        Level(level) if level in set(Level) else Level.HINT,
        State(state) if state in set(State) else State.TRIAL,
        filled_in.text(fields, "seen"),
        sides,
    )


def changed(reader: Visitor, form: ClauseForm, texts: Texts, rule: str) -> dict[Language, str]:
    """The texts with this clause as filled in. Raises FieldMissing, `ExampleUnreadable`, `ClauseUnknown`."""
    made: dict[Language, str] = {}
    for lang in LANGUAGES:
        before = wording(texts[lang], lang, rule)
        made[lang] = rewritten(texts[lang], lang, rule, meant(reader, form, lang, before, rule))
    return made


def meant(reader: Visitor, form: ClauseForm, lang: Language, before: Wording, rule: str) -> Wording:
    """One language of the form. Raises FieldMissing, `ExampleUnreadable`."""
    side = form.sides[lang]
    if not side["title"]:
        raise FieldMissing(reader.words.gettext(N_("Überschrift")))
    rest = _lines(side["rest"])
    return replace(
        before,
        level=form.level,
        state=form.state,
        title=_line(side["title"]),
        suggestion=_line(side["suggestion"]),
        message=_line(side["message"]),
        why=_lines(side["why"]),
        rest=before.rest if rest == before.rest.strip() else rest,
        violation=examples_in(side["violation"], rule, "violation"),
        allowed=examples_in(side["allowed"], rule, "allowed"),
    )


def listed(key: str, written: str) -> str:
    """The YAML of a list with an entry a line; empty where there is none."""
    given = [line.strip() for line in written.splitlines() if line.strip()]
    return "\n".join([f"{key}:", *(f"  - {entry}" for entry in entries(given))]) if given else ""


def _side(said: Wording) -> dict[str, str]:
    plain = {name: str(getattr(said, name)).strip() for name in (*ONE_LINE, *LINES)}
    return plain | {"violation": example_lines(said.violation), "allowed": example_lines(said.allowed)}


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return "\n".join(text.splitlines())
