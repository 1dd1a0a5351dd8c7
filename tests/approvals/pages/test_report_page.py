"""The monthly report as a page and as a sheet of paper."""

import re

from tests.report_pages import two_months
from tests.website import Site


def test_everybody_reads_the_report_with_its_charts_and_tables(site: Site):
    """Each chart has a name, and a table with the same figures; nobody's name is there."""
    path, emil = two_months(site.office), site.visit("emil")
    told = emil.text(path)
    assert "November 2026" in told
    assert "Beiträge 6" in told
    assert "1 von 2" in told
    page = emil.get(path).text.split("<main", 1)[1].split("</main>")[0]
    assert page.count('role="img" aria-label=') == 2
    assert page.count("<table>") == 3
    assert not re.search("Anna|Clara", page)
    assert "From draft to release" in site.visit("emil", "en").text(path)


def test_months_before_and_after_are_one_tap_away(site: Site):
    """The last one by default; what has not begun is not there, nor what is no month."""
    two_months(site.office)
    emil = site.visit("emil")
    assert "Dezember 2026" in emil.text("/change/report")
    assert "month=2026-11" in emil.get("/change/report").text
    assert "Später" in emil.text("/change/report?month=2026-11")
    assert emil.get("/change/report?month=2027-02").status_code == 404
    assert emil.get("/change/report?month=soon").status_code == 404


def test_the_paper_is_one_page_in_the_readers_language(site: Site):
    """A PDF to print."""
    two_months(site.office)
    for lang in ("de", "en"):
        answer = site.visit("emil", lang).get("/change/report/2026-11.pdf")
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
        assert f"/Lang ({lang})".encode() in answer.content
        assert answer.content.count(b"/Type /Page\n") == 1
