"""German stands in the templates and in the code, English in PO files: neither may lack or contradict the other."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

PAGES = Path(__file__).parents[3] / "approvals" / "pages"
MARKS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
READ_BY = [("templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "silent": "false", "extensions": "jinja2.ext.do"}}
VALUE = re.compile(r"%\((\w+)\)s")


def written() -> dict[str, str]:
    """Every German message, and where it stands first."""
    found: dict[str, str] = {}
    for name, line, message, _, _ in extract_from_dir(PAGES, READ_BY, OPTIONS, MARKS):
        found.setdefault(message[0] if isinstance(message, tuple) else message, f"{name}:{line}")
    return found


def translated() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """File, German, English; two of each where a number decides."""
    for file in sorted((PAGES / "locale" / "en").glob("*.po")):
        with file.open("rb") as opened:
            for message in read_po(opened):
                if message.id:
                    german = message.id if isinstance(message.id, tuple) else (message.id,)
                    english = message.string if isinstance(message.string, tuple) else (message.string,)
                    yield file.name, german, english


def test_every_message_is_there_in_english():
    """Whoever reads English reads no German sentence."""
    known = {german[0] for _, german, english in translated() if all(english)}
    assert {message: place for message, place in written().items() if message not in known} == {}


def test_no_translation_is_left_over():
    """What no page says any more is no longer kept."""
    said = written()
    assert [(file, german[0]) for file, german, _ in translated() if german[0] not in said] == []


def test_a_message_has_one_translation():
    """Two files may carry the same message only in the same words."""
    different = {(german[0], english) for _, german, english in translated()}
    twice = [german for german, count in Counter(german for german, _ in different).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("file", sorted(path.name for path in (PAGES / "locale" / "en").glob("*.po")))
def test_translations_speak_of_the_same_values(file: str):
    """A value that the German sentence names is named in English, and no other."""
    wrong = [
        german[0]
        for name, german, english in translated()
        if name == file and set(VALUE.findall(" ".join(english))) != set(VALUE.findall(" ".join(german)))
    ]
    assert wrong == []
