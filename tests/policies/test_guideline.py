"""The document: what loads, what does not and where it says so."""

from collections.abc import Callable

import pytest

from policies.company import Company
from policies.errors import (
    BlockNotClosed,
    BlockUnreadable,
    BlockWithoutClause,
    ClauseTwice,
    ClauseUnknown,
    ExampleFails,
    KeyMissing,
    KeyUnknown,
    LanguagesDiffer,
    PatternTooSlow,
    ValueUnfit,
)
from policies.findings import Level
from policies.guideline import Guideline
from policies.judge import judge
from policies.material import Material

Edited = Callable[..., Guideline]
RELIED_ON = (
    "negativ-kunde negativ-firma negativ-wettbewerb beleidigung kontakt-privat kontodaten adresse-privat "
    "kfz-kennzeichen kundenname geheim umsatzzahl werbung stellenanzeige heilversprechen zierschrift "
    "hashtag alt-text bildrechte ortsdaten gesicht kontakt-unterschrift "
)


def test_the_shipped_documents_hold_the_clauses_other_programs_rely_on(guideline: Guideline):
    """Ids are a contract."""
    assert set(RELIED_ON.split()) <= {clause.id for clause in guideline.clauses}


def test_every_clause_gives_its_reason_in_both_languages(guideline: Guideline):
    """No rule without a sentence that says why."""
    for document in guideline.documents.values():
        assert all(clause.why for clause in document.clauses)


def test_gates_are_named_and_find_nothing(guideline: Guideline):
    """The yes of the people shown and the signature are asked of people."""
    assert [clause.id for clause in guideline.gates] == ["gesicht", "kontakt-unterschrift"]


def test_people_read_the_document_without_the_machine_blocks(guideline: Guideline):
    """What is shown holds no YAML and no anchors."""
    prose = guideline.documents["de"].prose
    assert "Betriebsrat" in prose
    assert "```" not in prose
    assert "{#" not in prose


def test_a_changed_word_changes_the_hash(edited: Edited):
    """Findings are bound to the wording of both documents."""
    assert edited().hash != edited(english=("Curd drips", "Curd drops")).hash


def test_a_failing_example_names_clause_example_and_line(edited: Edited):
    """A clause that does not keep its own example does not load."""
    with pytest.raises(ExampleFails) as caught:
        edited(german=("So ein Quark", "So ein Käse"))
    assert (caught.value.clause, caught.value.example, caught.value.line) == ("quark", "So ein Käse", 13)
    assert caught.value.violates


def test_an_allowed_example_that_is_found_does_not_load(edited: Edited):
    """Harmless examples are held to as strictly."""
    with pytest.raises(ExampleFails) as caught:
        edited(english=("[Cheese]", "[Cheese, Curds]"))
    assert (caught.value.document, caught.value.example, caught.value.violates) == ("en", "Curds", False)


@pytest.mark.parametrize(
    ("what", "english"),
    [
        ("level", ("level: hint", "level: block")),
        ("state", ("state: active", "state: off")),
        (
            "kind",
            (
                "kind: word\nlevel: hint\nstate: active\nwords: [curd]",
                "kind: pattern\nlevel: hint\nstate: active\npatterns: [curd]",
            ),
        ),
        ("anchor", ("{#quark}", "{#curd}")),
        ("id", ("id: quark", "id: curd")),
    ],
)
def test_languages_must_agree(edited: Edited, what: str, english: tuple[str, str]):
    """Neither document loads when they differ, and the error says in what."""
    with pytest.raises(LanguagesDiffer) as caught:
        edited(english=english)
    assert (caught.value.what, caught.value.clause, caught.value.german_line) == (what, "quark", 6)


@pytest.mark.parametrize(
    ("error", "line", "german"),
    [
        (KeyMissing, 6, ("stufe: hinweis\n", "")),
        (KeyMissing, 6, ("woerter: [Quark]\n", "")),
        (KeyUnknown, 11, ("woerter:", "worte: [Quark]\nwoerter:")),
        (ValueUnfit, 9, ("stufe: hinweis", "stufe: streng")),
        (ValueUnfit, 8, ("art: wort", "art: gesang")),
        (ValueUnfit, 11, ("woerter: [Quark]", "woerter: Quark")),
        (ValueUnfit, 11, ("woerter:", "meldung: Hier {stelle}\nwoerter:")),
        (BlockUnreadable, 12, ("woerter: [Quark]", "woerter: [Quark")),
        (BlockUnreadable, 8, ("art: wort", "id: quark")),
        (BlockNotClosed, 6, ("erlaubt: [Käse]\n```", "erlaubt: [Käse]")),
        (BlockWithoutClause, 6, (" {#quark}", "")),
    ],
)
def test_a_broken_clause_says_where(edited: Edited, error: type[ValueUnfit], line: int, german: tuple[str, str]):
    """Every error of a document carries its language and line."""
    with pytest.raises(error) as caught:
        edited(german=german)
    assert (caught.value.document, caught.value.line) == ("de", line)


def test_an_id_is_used_once(edited: Edited):
    """A second clause of the same id does not load."""
    again = "## Mehr {#mehr}\n```regel\nid: quark\nart: wort\nstufe: hinweis\nzustand: aus\nwoerter: [Sahne]\n```\n"
    with pytest.raises(ClauseTwice) as caught:
        edited(german=("# Leitlinie", f"# Leitlinie\n{again}"))
    assert caught.value.clause == "quark"


def test_a_clause_in_trial_stops_nothing(edited: Edited):
    """It is loaded, its examples run, and it finds nothing in drafts."""
    trial = edited(german=("zustand: aktiv", "zustand: probe"), english=("state: active", "state: trial"))
    assert judge(Material("Quark", "de"), trial, Company()) == ()


def test_a_finding_is_explained_in_the_readers_language(edited: Edited):
    """Data in, a sentence out; without a message of its own the clause's title speaks."""
    guideline = edited(german=("woerter:", "vorschlag: Lieber Käse\nwoerter:"))
    (finding,) = judge(Material("Was für ein Quark", "de"), guideline, Company())
    assert guideline.explain(finding, "de") == "Kein Quark: „Quark“. Lieber Käse."
    assert guideline.explain(finding, "en") == "No curd: “Quark”."
    assert guideline.link(finding, "en") == "guideline.en.md#quark"
    assert finding.level is Level.HINT


def test_a_finding_of_another_guideline_is_unknown(edited: Edited, guideline: Guideline):
    """A clause nobody knows is named, not guessed."""
    (finding,) = judge(Material("Was für ein Quark", "de"), edited(), Company())
    with pytest.raises(ClauseUnknown):
        guideline.explain(finding, "de")


def test_a_pattern_that_does_not_end_is_named(edited: Edited):
    """A company's own pattern stops the draft, not the program."""
    pattern = "art: muster\nstufe: hinweis\nzustand: aktiv\nmuster: ['(?:x|xx)+(?:y|z)']\n"
    slow = edited(
        german=("art: wort\nstufe: hinweis\nzustand: aktiv\nwoerter: [Quark]\nverstoss:\n  - So ein Quark\n", pattern),
        english=(
            "kind: word\nlevel: hint\nstate: active\nwords:",
            "kind: pattern\nlevel: hint\nstate: active\npatterns:",
        ),
    )
    with pytest.raises(PatternTooSlow) as caught:
        judge(Material("x" * 400, "de"), slow, Company())
    assert caught.value.clause == "quark"
