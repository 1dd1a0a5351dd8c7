"""The company changes its guideline: a draft, its examples, who may switch it on, and the way back."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from sqlalchemy import select

from approvals.desk import editing_guideline as editing
from approvals.desk.editing_guideline import Bench, bench, shipped_texts
from approvals.editions import Edition, clauses_changed, differences
from approvals.errors import ChangedMeanwhile, NotAllowed, NotFound
from approvals.jobs import Task
from policies.clauses import State
from policies.errors import ExampleFails, LanguagesDiffer
from policies.findings import Level
from policies.guideline import agreed
from policies.material import Language
from policies.rewriting import rewritten, with_state, wording
from storage.tables_people import JobRow
from tests.office import Office

Texts = Mapping[Language, str]


def now(office: Office) -> Bench:
    with office.begin(reading=True) as work:
        return bench(work)


def milder(texts: Texts) -> Texts:
    """Customers' names only give a hint."""
    return {one: _with(text, one, level=Level.HINT) for one, text in texts.items()}


def broken(texts: Texts) -> Texts:
    """The clause about customers has an example that it does not find."""
    return {one: _with(text, one, violation=("Alles gut",)) for one, text in texts.items()}


def _with(text: str, lang: Language, **changes: object) -> str:
    return rewritten(text, lang, "kundenname", replace(wording(text, lang, "kundenname"), **changes))


def change(office: Office, make: object = milder, *, by: str = "clara") -> Edition | None:
    return editing.change(office.begin, make, by=office.people[by])


def switch_on(office: Office, *, by: str = "lena", note: str = "") -> Edition:
    return editing.switch_on(office.begin, by=office.people[by], seen=now(office).stamp, note=note)


def test_a_contact_drafts_and_the_lead_switches_on(office: Office) -> None:
    """Until then the shipped guideline counts; afterwards the edition has a number, authors and a day."""
    draft = change(office)
    assert draft is not None
    assert now(office).in_force == shipped_texts()
    live = switch_on(office, note="Namen sind weniger heikel")
    assert (live.number, live.authors, live.live_by) == (1, {office.people["clara"]}, office.people["lena"])
    assert now(office).in_force == draft.texts
    assert now(office).draft is None


@pytest.mark.parametrize(("by", "may"), [("clara", True), ("lena", True), ("anna", False), ("ada", False)])
def test_only_contacts_and_lead_edit(office: Office, by: str, *, may: bool) -> None:
    """Staff and administration read it."""
    if may:
        assert change(office, by=by) is not None
        return
    with pytest.raises(NotAllowed):
        change(office, by=by)


def test_only_the_lead_switches_on(office: Office) -> None:
    """A contact wrote it; that is not enough."""
    change(office)
    with pytest.raises(NotAllowed):
        switch_on(office, by="clara")
    assert now(office).live is None


def test_an_edition_whose_own_example_fails_does_not_go_live(office: Office) -> None:
    """The message names clause, example and line; the draft stays and can be mended."""
    draft = change(office, broken)
    assert draft is not None
    with pytest.raises(ExampleFails) as failed:
        switch_on(office)
    line = draft.german.splitlines()[failed.value.line - 1]
    assert (failed.value.clause, failed.value.example, line) == ("kundenname", "Alles gut", "  - Alles gut")
    assert now(office).live is None
    change(office, lambda _: milder(shipped_texts()))
    assert switch_on(office).number == 1


def test_languages_that_disagree_are_not_even_a_draft(office: Office) -> None:
    """A level in German only."""
    with pytest.raises(LanguagesDiffer):
        change(office, lambda texts: {"de": milder(texts)["de"], "en": texts["en"]})
    assert now(office).draft is None


def test_whoever_looked_at_something_else_overwrites_nothing(office: Office) -> None:
    """Dora changed the draft after Clara opened it; the lead looked at it before that."""
    change(office)
    seen = now(office).stamp
    change(office, lambda texts: {one: with_state(text, one, "geheim", State.TRIAL) for one, text in texts.items()})
    with pytest.raises(ChangedMeanwhile):
        editing.change(office.begin, milder, by=office.people["clara"], seen=seen)
    with pytest.raises(ChangedMeanwhile):
        editing.switch_on(office.begin, by=office.people["lena"], seen=seen)


def test_a_draft_that_says_what_counts_anyway_is_none(office: Office) -> None:
    """Clara changes it and changes it back; there is nothing to switch on or to throw away."""
    change(office)
    assert change(office, lambda _: shipped_texts()) is None
    assert now(office).draft is None
    with pytest.raises(NotFound):
        switch_on(office)
    with pytest.raises(NotFound):
        editing.discard(office.begin, by=office.people["clara"], seen=now(office).stamp)


def test_an_earlier_edition_is_put_back(office: Office) -> None:
    """As a new one, so that nothing is lost; what was shipped is among those to choose from."""
    change(office)
    first = switch_on(office)
    with office.begin(reading=True) as work:
        kept = editing.editions(work, 10)
    assert [edition.number for edition in kept] == [1, 0]
    second = editing.put_back(office.begin, kept[-1].id, by=office.people["lena"])
    assert (second.number, second.texts) == (2, shipped_texts())
    assert editing.put_back(office.begin, first.id, by=office.people["lena"]).texts == first.texts


def test_a_clause_on_trial_is_switched_on_by_one_tap_and_in_the_draft_too(office: Office) -> None:
    """Otherwise the draft would take it back."""
    change(office, lambda texts: {one: with_state(text, one, "geheim", State.TRIAL) for one, text in texts.items()})
    switch_on(office)
    change(office)
    live = editing.switch_clause(office.begin, "geheim", State.ACTIVE, by=office.people["lena"])
    assert wording(live.german, "de", "geheim").state is State.ACTIVE
    draft = now(office).draft
    assert draft is not None
    assert wording(draft.english, "en", "geheim").state is State.ACTIVE
    assert wording(draft.english, "en", "kundenname").level is Level.HINT


def test_every_step_enters_the_history_and_asks_for_a_new_judgement(office: Office) -> None:
    """With ids, numbers and hashes only; what is on its way is swept."""
    change(office)
    office.jobs_are_done()
    live = switch_on(office)
    told = {entry.kind: entry for entry in office.entries() if entry.kind.startswith("guideline")}
    assert list(told) == ["guideline_changed", "guideline_switched_on"]
    facts = told["guideline_switched_on"].facts
    assert (facts["number"], facts["guideline"]) == (1, agreed(live.german, live.english).hash)
    with office.engine.connect() as connection:
        asked = connection.execute(select(JobRow.task, JobRow.about)).all()
    assert (Task.SWEEP, "guideline") in [tuple(row) for row in asked]


def test_what_changed_is_told_word_by_word(office: Office) -> None:
    """Under the heading of its clause, in both languages."""
    live = (change(office), switch_on(office))[1]
    (only,) = differences(shipped_texts()["de"], live.german)
    assert "".join(piece.text for piece in only.pieces if piece.change == "added") == "stufe: hinweis\n"
    assert "".join(piece.text for piece in only.pieces if piece.change == "removed") == "stufe: sperrt\n"
    before, after = (agreed(texts["de"], texts["en"]) for texts in (shipped_texts(), live.texts))
    assert clauses_changed(before, after) == ("kundenname",)
