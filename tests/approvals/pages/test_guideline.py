"""The guideline as a page: all of it in the reader's language, searched, and tried out."""

import pytest

from approvals.pages.chapters import chapters, holding
from approvals.pages.marked import marked
from policies.company import Company, Customer, written
from policies.findings import Finding, Level
from policies.guideline import Document, shipped_clauses
from tests.counting import queries
from tests.website import Site


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_clause_is_there_with_its_anchor(site: Site, lang: str) -> None:
    """In both languages, with its reason and its level; nothing of the machine's blocks."""
    page = site.visit("anna", lang).get("/guideline").text
    for clause in shipped_clauses().documents[lang].clauses:
        assert f'id="{clause.anchor}"' in page
        assert f"clause={clause.id}" in page
    text = site.visit("anna", lang).text("/guideline")
    assert ("Ärger mit einem Kunden klären wir mit dem Kunden." in text) is (lang == "de")
    assert "zustand:" not in page
    assert "state:" not in page


def test_right_and_wrong_examples_stand_apart(site: Site) -> None:
    """Also those about a picture, in words."""
    text = site.visit("anna").text("/guideline?q=alternativtext")
    assert "So nicht Alternativtext: leer" in text
    assert "So schon Alternativtext: Drei Auszubildende löten an der Werkbank" in text


def test_the_guideline_is_searched_by_word(site: Site) -> None:
    """However it is spelt, in examples too; what holds only one of the words is not shown."""
    visit = site.visit("anna")
    assert "Kunden nennen wir nur mit ihrem Ja" in visit.text("/guideline?q=BAECKEREI+Ahrens")
    found = visit.text("/guideline?q=Kennzeichen+Halter")
    assert "2 Stellen mit „Kennzeichen Halter“" in found
    assert "Ein Kennzeichen führt zum Halter." in found
    assert "Keine Kontodaten Kontonummern" not in found
    assert "Davon steht hier nichts" in visit.text("/guideline?q=Quastenflosser")


def test_searching_while_typing_gets_the_clauses_only(site: Site) -> None:
    """A piece to put in place, no second page."""
    piece = site.visit("anna").get("/guideline?q=Emoji", headers={"hx-request": "true"}).text
    assert "Wenige Emojis" in piece
    assert "<html" not in piece


def test_a_sentence_is_tried(site: Site) -> None:
    """Marked where it touches a clause, which is linked; with the company's own lists; nothing is kept."""
    lists = Company("Lindner", customers=(Customer("Hotel Sonnblick", consent=False),))
    site.office.settings(guideline_data=written(lists))
    visit = site.visit("anna")
    before = site.office.entries()
    answer = visit.post("/guideline/try", tried="Heute beim Hotel Sonnblick <b>\r\nRuf 0171 1234567 an!")
    page = answer.text.split('id="tried"', 1)[1].split("</form>", 1)[0]
    assert '<mark class="block">Hotel Sonnblick</mark> &lt;b&gt;\nRuf <mark class="block">0171 1234567</mark>' in page
    assert 'href="#kundenname"' in page
    assert "Frag den Kunden, oder schreib „ein Kunde“." in page
    assert site.office.entries() == before


@pytest.mark.parametrize(
    ("tried", "told"), [("Wir feiern!", "Keine Regel berührt diesen Satz."), ("   ", "Keine Regel")]
)
def test_a_harmless_sentence_touches_nothing(site: Site, tried: str, told: str) -> None:
    """And says so; an empty one as well."""
    visit = site.visit("anna")
    piece = visit.client.post(
        "/guideline/try", data={"tried": tried}, headers={"hx-request": "true", "x-csrf": visit.csrf}
    )
    assert told in piece.text


def test_html_in_a_guideline_stays_text() -> None:
    """A company may write its own; a script in it does nothing, nor does a picture from elsewhere."""
    text = "# Titel\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](https://elsewhere.example/a.png)\n"
    (chapter,) = chapters(Document("de", text, (), Company()))
    assert "&lt;script&gt;" in chapter.head.text
    assert "<script" not in chapter.head.text
    assert 'href="javascript' not in chapter.head.text
    assert "<img" not in chapter.head.text


def test_headings_come_in_their_order() -> None:
    """Chapters, passages, and whatever is deeper within them; text before the first heading is kept."""
    text = "Vorab.\n\n# Erstes\n## 1.1 Eins {#eins}\n### Tiefer\nText\n# 2 Zweites\n"
    before, first, second = chapters(Document("de", text, (), Company()))
    assert before.head.text.striptags() == "Vorab."
    assert [(one.number, one.title, one.anchor) for one in first.passages] == [("1.1", "Eins", "eins")]
    assert "<h4>Tiefer</h4>" in first.passages[0].text
    assert (second.head.number, second.head.title) == ("2", "Zweites")
    assert holding((first, second), "tiefer")[0].passages == first.passages


def test_findings_that_overlap_are_marked_once() -> None:
    """The text is whole afterwards."""

    def found(start: int, end: int) -> Finding:
        return Finding("r", "c", Level.HINT, "g", "text", start, end, "", "")

    pieces = list(marked("abcdefgh", [found(2, 5), found(4, 6), found(0, 0), found(6, 8)]))
    assert [(piece.text, piece.finding is not None) for piece in pieces] == [
        ("ab", False), ("cde", True), ("f", False), ("gh", True),
    ]  # fmt: skip


def test_reading_the_guideline_takes_a_fixed_number_of_queries(site: Site) -> None:
    """Who asks, the contacts, what is on hold, whether they read it; nothing for the clauses."""
    visit = site.visit("anna")
    visit.get("/guideline")
    assert queries(site.office.engine, lambda: visit.get("/guideline")) <= 14
