"""Looking after people in a real browser: many from a file, one who leaves."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from approvals.desk import hiring
from approvals.people import Role
from tests.browser import PHONE, barriers, shot, window
from tests.excel import EXCEL
from tests.office import Office
from tests.website import OfficePremises, served


@pytest.fixture
def pages(office: Office) -> Iterator[OfficePremises]:
    with served(office) as premises:
        yield premises


def test_people_come_from_a_file_that_is_dropped(chromium: Browser, office: Office, pages: OfficePremises) -> None:
    """By an admin, long after the set-up; what is wrong is named by line and column before anybody is taken."""
    page = window(chromium, pages, office.people["ada"])
    page.goto("/administration")
    page.get_by_role("link", name="Leute aus einer Liste").click()
    page.wait_for_load_state()
    bytes_ = list(EXCEL.encode("utf-16"))
    dropped = page.evaluate_handle(
        "bytes => { const all = new DataTransfer();"
        " all.items.add(new File([new Uint8Array(bytes)], 'leute.csv')); return all; }",
        bytes_,
    )
    page.dispatch_event("[data-roster]", "drop", {"dataTransfer": dropped})
    expect(page.get_by_role("row", name="4 E-Mail „max@lindner“ ist keine Mailadresse.")).to_be_visible()
    shot(page, "people-from-a-list-desk")
    assert barriers(page) == []
    page.get_by_role("button", name="3 Personen aufnehmen").click()
    expect(page.get_by_text("3 sind dabei")).to_be_visible()
    page.get_by_label("Suchen").fill("gross")
    expect(page.get_by_role("status").first).to_have_text("1 Person")
    page.get_by_role("link", name="Gisela Groß").click()
    expect(page.get_by_role("checkbox", name="Prüfung")).to_be_checked()
    assert page.troubles == []
    assert hiring.by_handle(office.begin, "anna.berg").roles == {Role.CONTACT}


def test_a_file_that_is_too_large_never_leaves(chromium: Browser, office: Office, pages: OfficePremises) -> None:
    """It is said at once, and the list can still be pasted."""
    page = window(chromium, pages, office.people["ada"], size=PHONE)
    page.goto("/administration/people-list")
    page.wait_for_load_state()
    large = {"name": "leute.csv", "mimeType": "text/csv", "buffer": b"x" * (2 * 1024 * 1024 + 1)}
    page.set_input_files("input[type=file]", large)
    expect(page.get_by_text("Diese Datei ist zu groß")).to_be_visible()
    page.get_by_text("Oder die Liste hier einfügen").click()
    page.locator("textarea").fill("Name;E-Mail\nIna Ott;ina@lindner.example\n")
    page.get_by_role("button", name="Liste ansehen").click()
    expect(page.get_by_role("button", name="1 Person aufnehmen")).to_be_visible()
    assert page.troubles == []


def test_somebody_leaves_and_that_is_undone(chromium: Browser, office: Office, pages: OfficePremises) -> None:
    """What it means is said first; the last admin stays, with a sentence that says what to do."""
    page = window(chromium, pages, office.people["ada"], size=PHONE)
    page.goto(f"/administration/people/{office.people['ben']}")
    page.get_by_text("Ben verlässt die Firma").click()
    shot(page, "person-phone")
    page.get_by_role("button", name="Nicht mehr dabei").click()
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.get_by_text("Ben ist wieder dabei.")).to_be_visible()
    page.goto(f"/administration/people/{office.people['ada']}")
    page.get_by_text("Ada verlässt die Firma").click()
    page.get_by_role("button", name="Nicht mehr dabei").click()
    expect(page.get_by_role("alert")).to_contain_text("Sonst hat niemand die Aufgabe Verwaltung.")
    assert [told for told in page.troubles if "status of 422" not in told] == []
