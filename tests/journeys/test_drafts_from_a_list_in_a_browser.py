"""From a spreadsheet's file to drafts, in a real browser."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from approvals.desk import drafting
from tests.browser import barriers, window
from tests.office import Office
from tests.website import served

LIST = "Text;Kanäle;Veranstaltung\r\nWir suchen Azubis;Export;Messe\r\nSchön war's;myspace;\r\nDanke!;export;\r\n"


def test_a_file_becomes_drafts(chromium: Browser, office: Office, tmp_path: Path) -> None:
    """Anna finds the list from a new draft, looks at what would come of her file, agrees, and has two drafts."""
    file = tmp_path / "plan.csv"
    file.write_bytes(LIST.encode("cp1252"))
    anna = office.people["anna"]
    with served(office) as pages:
        page = window(chromium, pages, anna)
        page.goto("/drafts/new")
        page.get_by_role("link", name="aus einer Liste").click()
        page.locator("[data-roster-file]").set_input_files(file)
        expect(page.locator("#preview")).to_contain_text("Wir suchen Azubis")
        expect(page.locator("#preview")).to_contain_text("myspace")
        assert drafting.unfinished(office.begin, anna) == []
        assert barriers(page) == []
        page.get_by_role("button", name="anlegen").click()
        expect(page.locator("#told")).to_contain_text("2 Entwürfe sind angelegt")
        assert page.troubles == []
    kept = {one.revision.text: one.revision.event for one in drafting.unfinished(office.begin, anna)}
    assert kept["Wir suchen Azubis"] == "Messe"
    assert set(kept) == {"Wir suchen Azubis", "Danke!"}
