"""Drafts from a list on the pages: looked at first, kept only when confirmed, and only what was looked at."""

from approvals.desk import drafting
from tests.website import Site

LIST = "Text;Kanal;Tag\nErster;export;1.12.2026\nZweiter;myspace;\n<b>Dritter</b>;;\n"


def kept(site: Site) -> set[str]:
    return {one.revision.text for one in drafting.unfinished(site.office.begin, site.office.people["anna"])}


def test_a_list_is_looked_at_before_anything_is_kept(site: Site) -> None:
    """What would come of it, what does not fit and where; markup stays text."""
    answer = site.visit("anna").post("/draft-list/preview", roster=LIST)
    assert "2 Entwürfe können angelegt werden" in answer.text
    assert "Den Kanal „myspace“ gibt es hier nicht" in answer.text
    assert "&lt;b&gt;Dritter" in answer.text
    assert kept(site) == set()


def test_a_file_is_sent_as_it_is(site: Site) -> None:
    """By script, its own bytes; the answer is a piece of the page."""
    anna = site.visit("anna")
    headers = {"x-csrf": anna.csrf, "hx-request": "true", "content-type": "text/csv"}
    answer = anna.client.post("/draft-list/preview", content=LIST.encode("cp1252"), headers=headers)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert "Erster" in answer.text


def test_what_was_looked_at_is_kept(site: Site) -> None:
    """The lines that do not fit are left out; the page says how many there are."""
    anna = site.visit("anna")
    answer = anna.post("/draft-list/take", list=LIST, count="2")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert kept(site) == {"Erster", "<b>Dritter</b>"}
    assert "2 Entwürfe sind angelegt" in anna.get("/").text


def test_another_list_than_the_one_looked_at_is_refused(site: Site) -> None:
    """Nothing is kept."""
    assert site.visit("anna").post("/draft-list/take", list=LIST, count="3").status_code == 409
    assert kept(site) == set()


def test_what_is_no_list_is_said(site: Site) -> None:
    """In a sentence, on the same page."""
    assert "Das ließ sich nicht lesen" in site.visit("anna").post("/draft-list/preview", roster="Name\nAnna\n").text
