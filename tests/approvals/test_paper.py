"""What is printed: pages with numbers, umlauts as letters, codes a phone reads; the same calls make the same bytes."""

from datetime import UTC, datetime

import pytest

from approvals.paper import Paper, Size

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def written(lang: str = "de") -> bytes:
    paper = Paper("Prüfung", lang=lang, at=NOW, foot="Müller & Söhne GmbH")
    paper.title("Prüfung", "Stand: heute")
    paper.heading("1 Größe")
    paper.paragraph("Ein **fettes** Wort von __Ömer Çelik__ aus Łódź.\n\nNoch eins.")
    paper.points(["eins", "zwei"], boxes=True)
    paper.facts([("Wer", "Emil")])
    paper.table(["Risiko", "Maßnahme"], [["a", "b"]] * 60, (1, 2))
    paper.qr("https://freigabe.example/k/abc", says="Karte")
    paper.blanks(["Ort, Datum", "Unterschrift"])
    return paper.pdf()


def test_the_same_calls_make_the_same_bytes() -> None:
    """So that a paper can be compared with the one printed before."""
    assert written() == written()


@pytest.mark.parametrize("lang", ["de", "en"])
def test_it_says_its_language_and_its_pages(lang: str) -> None:
    """For screen readers and for whoever drops the sheets."""
    data = written(lang)
    assert f"/Lang ({lang})".encode() in data
    assert data.count(b"/Type /Page\n") > 1


def test_a_card_is_one_small_page() -> None:
    """As wide as a purse's pocket."""
    card = Paper("Karte", lang="de", at=NOW, size=Size.CARD)
    card.qr_at("https://freigabe.example/k/abc", 48, 8, side=33)
    card.write_at("Emil", 5, 5, width=40, size=14, bold=True)
    assert b"/MediaBox [0 0 242.65 153.07]" in card.pdf()
