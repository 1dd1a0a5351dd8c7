"""A list of drafts is read as companies keep it; every bad line is named with its column."""

from datetime import UTC, datetime

import pytest

from approvals.desk import drafting
from approvals.draft_list import DraftList, Wrong, read_drafts
from approvals.errors import NotAllowed, RosterTooLong, RosterWithoutColumn
from tests.office import CHANNELS, MONDAY, Office

LIST = """Beitragstext;Kanäle;Datum;Uhrzeit;Veranstaltung;Sprache;Notiz
"Unser Sommerfest!

Danke an alle.";Instagram, Facebook;26.11.2026;14:30;Sommerfest;;intern
We are hiring;export;;;;en;
"""


def read(data: str | bytes) -> DraftList:
    return read_drafts(data, CHANNELS, zone="Europe/Berlin", now=MONDAY)


def test_a_list_becomes_drafts() -> None:
    """With line breaks, channels in any spelling, and the wished time on the company's clock."""
    party, job = read(LIST).drafts
    assert party.text == "Unser Sommerfest!\n\nDanke an alle."
    assert (party.channels, party.event, party.lang) == (("instagram", "facebook"), "Sommerfest", "de")
    assert party.wish is not None
    assert party.wish.at == datetime(2026, 11, 26, 13, 30, tzinfo=UTC)
    assert (job.lang, job.channels, job.wish) == ("en", ("export",), None)
    assert read(LIST).ignored == ("Notiz",)


@pytest.mark.parametrize(
    ("line", "column", "wrong"),
    [
        (";export;;;", "Text", Wrong.TEXT),
        ("Hallo;myspace;;;", "Kanal", Wrong.CHANNEL),
        ("Hallo;export;31.2.2027;;", "Tag", Wrong.DAY),
        ("Hallo;export;1.11.2026;;", "Tag", Wrong.PAST),
        ("Hallo;export;;10:00;", "Zeit", Wrong.HOUR),
        ("Hallo;export;1.12.2026;halb drei;", "Zeit", Wrong.HOUR),
        ("Hallo;export;28.3.2027;2:30;", "Zeit", Wrong.HOUR),
        ("Hallo;export;;;fr", "Sprache", Wrong.LANG),
        ("Erster;export;;;", "Text", Wrong.TWICE),
    ],
)
def test_a_bad_line_is_named_with_its_column(line: str, column: str, wrong: Wrong) -> None:
    """The good line before it is taken."""
    found = read(f"Text;Kanal;Tag;Zeit;Sprache\nErster;export;;;\n{line}\n")
    assert [(one.line, one.column, one.wrong) for one in found.problems] == [(3, column, wrong)]
    assert [row.line for row in found.rows] == [2]


def test_what_is_no_list_of_drafts_is_refused_whole() -> None:
    """Without a text nothing is a draft; more than a year of weekdays is too much at once."""
    with pytest.raises(RosterWithoutColumn):
        read("Name;E-Mail\nAnna;anna@example.test\n")
    with pytest.raises(RosterTooLong):
        read("Text\n" + "\n".join(f"Nummer {number}" for number in range(301)))


def test_excels_own_encodings_are_read() -> None:
    """UTF-16 with tabs, and the Windows code page."""
    assert read("Text\tTag\nSchön\t1.12.2026\n".encode("utf-16")).drafts[0].text == "Schön"
    assert read("Text;Tag\nSchön;1.12.2026\n".encode("cp1252")).drafts[0].text == "Schön"


def test_all_drafts_are_kept_or_none(office: Office) -> None:
    """As unfinished drafts of whoever brought them; the auditor brings none."""
    kept = drafting.save_all(office.begin, read(LIST).drafts, by=office.people["anna"], known_channels=CHANNELS)
    mine = drafting.unfinished(office.begin, office.people["anna"])
    assert {one.post.id for one in mine} == {post.id for post in kept}
    with pytest.raises(NotAllowed):
        drafting.save_all(office.begin, read(LIST).drafts, by=office.people["ada"], known_channels=CHANNELS)
