"""What a person says in advance, as they do it: a standing no and its receipt verified."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import DESK, barriers, shot, window
from tests.office import Office
from tests.website import served


def test_a_standing_no_and_its_receipt(office: Office, chromium: Browser, tmp_path: Path):
    """Emil says never, downloads the receipt, and the page says that it is genuine."""
    with served(office) as premises:
        page = window(chromium, premises, office.people["emil"], size=DESK)
        page.goto("/me/consents")
        page.get_by_role("group", name="Instagram").get_by_label("Nie").last.check()
        page.get_by_role("button", name="So soll es gelten").click()
        shot(page, "consents, a standing no")
        with page.expect_download() as loaded:
            page.get_by_role("link", name="Beleg für Maschinen").first.click()
        loaded.value.save_as(tmp_path / "receipt.jsonld")
        page.goto("/receipts")
        page.get_by_label("Inhalt der Datei").fill((tmp_path / "receipt.jsonld").read_text())
        page.get_by_role("button", name="Prüfen").click()
        page.get_by_role("heading", name="Der Beleg ist echt").wait_for()
        shot(page, "receipt, genuine")
        assert barriers(page) == []
        assert page.troubles == []
