"""The company's own guideline in a real house: it judges from the moment it is switched on, in every process."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from approvals.desk import editing_guideline as editing
from approvals.desk import sweeping
from approvals.desk.editing_guideline import Texts, shipped_texts
from approvals.desk.reading import read
from approvals.jobs import Task
from flows.house import House
from policies.clauses import State
from policies.findings import Level
from policies.rewriting import Wording, with_new
from tests.flows.terminal import Terminal

KINDS: Mapping[str, tuple[str, str, str]] = {"de": ("art", "wort", "woerter"), "en": ("kind", "word", "words")}


@pytest.fixture
def shop(home: House) -> Terminal:
    terminal = Terminal(home)
    terminal.open_shop()
    return terminal


def no_parties(texts: Texts) -> Texts:
    """Nobody writes of parties any more."""
    made = {}
    for lang, text in texts.items():
        kind, word, words = KINDS[lang]
        new = Wording(
            "Keine Feste", "Darum.", Level.BLOCK, State.ACTIVE, "", "", ("Sommerfest!",), (), f"{words}: [Sommerfest]"
        )
        made[lang] = with_new(text, lang, "geheim", new, {"id": "feste", kind: word})
    return made


def switch_on(home: House) -> str:
    lena = person(home, "lena")
    draft = editing.change(home.begin, no_parties, by=lena)
    assert draft is not None
    with home.begin(reading=True) as work:
        seen = editing.bench(work).stamp
    return editing.switch_on(home.begin, by=lena, seen=seen).id


def person(home: House, handle: str) -> str:
    with home.begin(reading=True) as work:
        return next(one.id for one in work.people.find() if one.handle == handle)


def test_what_is_on_its_way_is_judged_again(shop: Terminal, home: House):
    """An approved post loses its judgement, is checked anew, and waits with what the new clause found."""
    post = shop.submit("Das Sommerfest war schön.")
    shop.check(post)
    with home.begin(reading=True) as work:
        assert not [found.rule for found in read(work, work.posts.get(post)).findings or ()]
    switch_on(home)
    sweeping.basis_changed(home.begin)
    with home.begin(reading=True) as work:
        assert read(work, work.posts.get(post)).findings is None
    assert sweeping.sweep(home.begin)[Task.CHECK] >= 1
    shop.check(post)
    with home.begin(reading=True) as work:
        assert [found.rule for found in read(work, work.posts.get(post)).findings or ()] == ["feste"]


@pytest.mark.usefixtures("shop")
def test_another_process_follows(home: House):
    """A house that stands already judges by the new guideline from its next unit of work on."""
    other = House(home.settings, home.clock)
    assert all(clause.id != "feste" for clause in other.guideline.clauses)
    edition = switch_on(home)
    with other.begin(reading=True) as work:
        assert work.company.edition == edition
    assert any(clause.id == "feste" for clause in other.guideline.clauses)
    assert any(clause.id == "feste" for clause in other.clauses.clauses)


@pytest.mark.usefixtures("shop")
def test_an_older_view_of_the_settings_takes_nothing_back(home: House):
    """Whoever reads in a transaction from before does not make others judge by the guideline from before."""
    with home.begin(reading=True) as before:
        old = before.company
    switch_on(home)
    with home.begin(reading=True) as after:
        assert after.company.version > old.version
    home._in_force.see(old)
    assert any(clause.id == "feste" for clause in home.guideline.clauses)


def test_the_files_go_out_and_come_back(shop: Terminal, tmp_path: Path):
    """Anna reads them, Clara hands changed ones in, Lena switches them on; whoever may not is told."""
    folder = tmp_path / "leitlinie"
    assert str(folder) in shop.done("guideline", "export", str(folder), by="anna").replace("\n", "")
    german, english = (folder / f"guideline.{lang}.md" for lang in ("de", "en"))
    assert german.read_text("utf-8") == shipped_texts()["de"]
    made = no_parties({"de": german.read_text("utf-8"), "en": english.read_text("utf-8")})
    german.write_text(made["de"], "utf-8")
    english.write_text(made["en"], "utf-8")
    shop.refused("guideline", "take", str(folder), by="anna")
    shop.done("guideline", "take", str(folder), by="clara")
    shop.refused("guideline", "switch-on", by="clara")
    assert "Fassung 1" in shop.done("guideline", "switch-on", "--note", "Keine Feste mehr", by="lena")
    shop.done("guideline", "export", str(tmp_path / "neu"), by="anna")
    assert (tmp_path / "neu" / "guideline.de.md").read_text("utf-8") == made["de"]
