"""Whatever is refused is told in German and in English."""

import inspect
import re
import string
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from approvals.channels import Trouble
from approvals.errors import Refused
from approvals.open_ends import Lifts, Missing
from approvals.people import Role
from approvals.permissions import Action
from approvals.placements import Place
from approvals.posts import Stage
from approvals.roster import Wrong
from approvals.showing import LOOKS
from flows.cli import Freigabe
from flows.wording import Words, said, spoken
from flows.wording.channels import TROUBLES
from flows.wording.helps import GERMAN
from flows.wording.open_ends import LIFTED_BY, MISSING, SHORT
from flows.wording.terms import ACTIONS, LEVELS, PLACES, ROLES, SHOWN_AS, STAGES, WRONG_IN_ROSTER
from flows.wording.troubles import TREES, sentence
from policies.findings import Level


def tree(base: type[Exception]) -> list[type[Exception]]:
    return [base, *(kind for below in base.__subclasses__() for kind in tree(below))]


ALIEN = {"guideline", "faces"}
"""Commands with words of their own."""
OF_CHANNELS = "flows.channels"
"""What channels raise is told as what it is a kind of, or never leaves them."""
ALL = [
    (kind, words)
    for base, words in TREES
    for kind in tree(base)
    if not kind.__module__.startswith(("tests", OF_CHANNELS))
]


@pytest.mark.parametrize(("kind", "words"), ALL, ids=lambda one: getattr(one, "__name__", "-"))
def test_each_error_has_a_sentence_in_both_languages(kind: type[Exception], words: Words):
    """Every class of every room's tree has its own words, and German is not English."""
    german, english = words[kind.__name__]
    assert german.strip()
    assert english.strip()
    assert german != english or german.startswith("{")


@pytest.mark.parametrize("kind", [kind for kind, _ in ALL])
def test_sentences_speak_only_of_what_the_error_knows(kind: type[Exception]):
    """Both sentences are filled from the error's own values; none is left open."""
    parameters = inspect.signature(kind.__init__).parameters
    trouble = kind(**{name: _any(name) for name in parameters if name not in {"self", "args", "kwargs"}})
    told = {lang: sentence(trouble, lang) for lang in ("de", "en")}
    assert all(told.values())
    assert not any(re.search(r"\{\w+\}", text) for text in told.values())


def _any(name: str) -> object:
    """A value of the kind that errors carry under this name."""
    odd: dict[str, object] = {"open_ends": (), "known": ("export",), "again": True, "sharpness": 0.03, "needed": 48.0}
    return {"time": datetime(2026, 12, 1, 9, tzinfo=UTC), **odd}.get(name, "7")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (Missing, MISSING),
        (Missing, SHORT),
        (Lifts, LIFTED_BY),
        (Stage, STAGES),
        (Place, PLACES),
        (Role, ROLES),
        (Level, LEVELS),
        (Action, ACTIONS),
        (Wrong, WRONG_IN_ROSTER),
        (Trouble, TROUBLES),
        (set(LOOKS.values()), SHOWN_AS),
    ],
)
def test_each_word_of_the_house_can_be_said(names: set[str], words: Words):
    """Stages, roles, levels and what is missing have words in both languages."""
    assert {str(name) for name in names} <= set(words)


def test_both_languages_ask_for_the_same_values():
    """No sentence drops a value that the other language tells."""
    for _kind, words in ALL:
        for name, (german, english) in words.items():
            assert _fields(german) == _fields(english), name


def _fields(text: str) -> set[str | None]:
    return {field for _text, field, _format, _conversion in string.Formatter().parse(text) if field}


def test_the_help_of_every_command_speaks_german():
    """Each command of the house and each of its options has its German help."""
    own = {name: at for name, at in Freigabe.table.items() if at.at.startswith("flows.commands.") and name not in ALIEN}
    helps = {told for name, at in own.items() for told in _helps(at.loaded(name))}
    assert helps - set(GERMAN) == set()


def _helps(command: Any) -> Iterator[str]:
    yield from (part.help.strip() for part in (command, *command.params) if getattr(part, "help", None))
    for below in getattr(command, "commands", {}).values():
        yield from _helps(below)


def test_an_error_added_later_is_told_as_what_it_is_a_kind_of():
    """A class without words falls back to its base instead of failing."""

    class BrandNew(Refused):
        pass

    assert sentence(BrandNew(), "de") == "Das geht so nicht; es wurde nichts geändert."


def test_defects_are_nobodys_refusal():
    """An error of the program has no sentence, so that it stays visible."""
    assert sentence(KeyError("x"), "de") is None


def test_values_cannot_steer_the_terminal():
    """An escape sequence in a name is shown as a sign, never sent."""
    assert said({"x": ("{name}", "{name}")}, "x", "de", name="\x1b[2JAnna") == "\ufffd[2JAnna"


@pytest.mark.parametrize(
    ("wish", "ours", "theirs", "lang"),
    [
        ("en", "de", "de_DE.UTF-8", "en"),
        (None, "en", "de_DE.UTF-8", "en"),
        (None, "", "en_GB.UTF-8", "en"),
        (None, "", "C.UTF-8", "de"),
    ],
)
def test_the_language_is_the_readers(monkeypatch: pytest.MonkeyPatch, wish: str, ours: str, theirs: str, lang: str):
    """First the option, then FREIGABE_LANG, then the terminal's locale, then German."""
    for name, value in {"FREIGABE_LANG": ours, "LC_ALL": "", "LC_MESSAGES": "", "LANG": theirs}.items():
        monkeypatch.setenv(name, value)
    assert spoken(wish) == lang
