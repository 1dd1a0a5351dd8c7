"""A clause is changed in its document, and nothing else is."""

from dataclasses import replace
from difflib import ndiff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.blocks import mapping
from policies.clauses import State
from policies.errors import ClauseUnknown, ExampleUnreadable
from policies.example_lines import example_lines, examples_in
from policies.findings import Level
from policies.guideline import LANGUAGES, shipped_clauses
from policies.material import Language
from policies.rewriting import Wording, rewritten, with_new, with_state, without, wording
from policies.yaml_lines import entries, scalar

DOCUMENT = """# Leitlinie
Vorweg.

## 3.2 Kein Quark {#quark}
Quark kleckert.

```regel
id: quark
art: wort
stufe: sperrt   # so streng
zustand: aktiv
woerter: [Quark]
# hier die Beispiele
verstoss:
  - Quark!
erlaubt: [Käse]
```

Danach.

# 4 Ende
"""


def changed(before: str, after: str) -> list[str]:
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_shipped_clause_comes_back_as_it_was(lang: Language):
    """Read into a form and written again, not a sign is different; the examples survive being lines."""
    document = shipped_clauses().documents[lang]
    for clause in document.clauses:
        said = wording(document.text, lang, clause.id)
        assert rewritten(document.text, lang, clause.id, said) == document.text
        for examples in (said.violation, said.allowed):
            assert examples_in(example_lines(examples), clause.id, "violation") == examples


def test_only_the_line_that_changes_changes():
    """A state is one line; comments and order stay."""
    assert changed(DOCUMENT, with_state(DOCUMENT, "de", "quark", State.TRIAL)) == [
        "- zustand: aktiv", "+ zustand: probe",
    ]  # fmt: skip


def test_everything_of_a_clause_can_be_changed_at_once():
    """And reads as it was meant."""
    wanted = Wording(
        "Kein Kaffee", "Kaffee\n\nkleckert.", Level.HINT, State.OFF, 'Tee: "grün"', "{zitat}", ("Kaffee", "so: {x}"),
        ({"text": "Tee", "kanaele": ["instagram"]},), "woerter:\n  - Kaffee",
    )  # fmt: skip
    after = rewritten(DOCUMENT, "de", "quark", wanted)
    assert wording(after, "de", "quark") == wanted
    assert "## 3.2 Kein Kaffee {#quark}" in after
    assert "Danach." in after


def test_what_is_emptied_leaves_no_key():
    """A suggestion that is taken back is no empty line."""
    said = wording(DOCUMENT, "de", "quark")
    with_more = rewritten(DOCUMENT, "de", "quark", replace(said, suggestion="Joghurt"))
    assert "vorschlag: Joghurt" in with_more
    assert "vorschlag" not in rewritten(with_more, "de", "quark", replace(said, suggestion=""))


def test_a_new_clause_is_numbered_on_and_can_be_taken_out():
    """Behind the other one, in its chapter; without it the document is what it was."""
    said = replace(wording(DOCUMENT, "de", "quark"), title="Kein Kaffee")
    after = with_new(DOCUMENT, "de", "quark", said, {"id": "kaffee", "art": "wort"})
    assert "## 3.3 Kein Kaffee {#kaffee}" in after
    assert after.index("Danach.") < after.index("3.3") < after.index("# 4 Ende")
    assert without(after, "de", "kaffee") == DOCUMENT


def test_a_clause_nobody_knows_is_refused():
    """Nothing is guessed."""
    with pytest.raises(ClauseUnknown):
        wording(DOCUMENT, "de", "kaese")


def test_a_line_of_facts_that_cannot_be_read_is_named():
    """A line in quotes that is no YAML is a text that begins and ends with quotes."""
    with pytest.raises(ExampleUnreadable) as refused:
        examples_in("{text: [}", "quark", "violation")
    assert (refused.value.clause, refused.value.example) == ("quark", "{text: [}")
    assert examples_in('"So" sagte er "so"\n', "quark", "allowed") == ('"So" sagte er "so"',)


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_any_text_is_written_so_that_it_reads_as_itself(text: str):
    """As a value, as an entry of a list and among facts."""
    body = f"id: quark\nart: wort\nstufe: sperrt\nzustand: aktiv\nvorschlag: {scalar(text)}\nverstoss:\n"
    facts = {"text": text}
    body += "".join(f"  - {entry}\n" for entry in entries([text, facts]))
    values, _ = mapping(body)
    assert (values["vorschlag"], values["verstoss"]) == (text, [text, facts])
