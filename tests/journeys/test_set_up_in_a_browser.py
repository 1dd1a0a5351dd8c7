"""The set-up in a real browser: from an empty database to the first signed-in page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from approvals.desk import hiring
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.empty_office import EmptyOffice
from tests.excel import EXCEL, file
from tests.website import served

REFUSED = "status of 422"  # the browser's own note about a form that came back


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[EmptyOffice]:
    office = EmptyOffice(tmp_path)
    yield office
    office.engine.dispose()


def fill_in(page: Page, name: str, mail: str, button: str) -> None:
    page.locator("input[name=name]").first.fill(name)
    page.locator("input[name=mail]").first.fill(mail)
    page.get_by_role("button", name=button, exact=True).first.click()


def looks_well(page: Page, name: str) -> None:
    """Axe finds nothing, light or dark, and nothing is wider than the window."""
    shot(page, name)
    for colours in ("dark", "light"):
        page.emulate_media(color_scheme=colours)
        assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def nothing_broke(page: Page) -> bool:
    return [told for told in page.troubles if REFUSED not in told] == []


@pytest.mark.slow
def test_a_company_is_set_up_at_a_desk(chromium: Browser, empty: EmptyOffice) -> None:
    """In German: a mistake is mended, a step gone back, the work left and gone on with, and Dora is signed in."""
    link = f"/set-up/{empty.link()}"
    with served(empty) as premises:
        page = window(chromium, premises, size=DESK)
        page.goto(link)
        looks_well(page, "set-up-company-desk")
        page.fill("input[name=name]", "Tischlerei Lindner")
        page.get_by_role("button", name="Weiter").click()
        fill_in(page, "Dora Lindner", "dora@lindner.example", "Weiter")
        fill_in(page, "Clara Vogt", "dora@lindner.example", "Dazu")
        expect(page.get_by_role("alert")).to_contain_text("gehört schon jemandem")
        expect(page.locator("input[name=mail]")).to_be_focused()
        fill_in(page, "Clara Vogt", "clara@lindner.example", "Dazu")
        page.get_by_role("button", name="Ja, auch").click()
        looks_well(page, "set-up-contacts-desk")
        page.get_by_role("link", name="Zurück").click()
        expect(page.locator("input[name=name]")).to_have_value("Dora Lindner")
        page.goto("about:blank")
        page.goto(link)
        page.get_by_role("button", name="Weiter").click()
        page.set_input_files("input[type=file]", file("cp1252"))
        expect(page.get_by_role("heading", name="3 Personen können dazukommen")).to_be_visible()
        expect(page.get_by_role("row", name="6 Rolle Die Aufgabe „chefin“ gibt es nicht.")).to_be_visible()
        looks_well(page, "set-up-people-desk")
        page.get_by_role("button", name="3 Personen aufnehmen").click()
        expect(page.get_by_text("Jürgen Müller")).to_be_visible()
        for step in ("roles", "channels", "done"):
            page.get_by_role("button", name="Weiter").click()
            looks_well(page, f"set-up-{step}-desk")
        page.get_by_role("button", name="Firma anlegen und alle 5 einladen").click()
        expect(page.get_by_text("Die Firma ist angelegt")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_have_text("Wartet auf mich")
        assert nothing_broke(page)
    assert [card.name for card in hiring.contacts(empty.begin)] == ["Anna Berg", "Clara Vogt", "Dora Lindner"]


@pytest.mark.slow
def test_a_company_is_set_up_on_a_phone_in_english(chromium: Browser, empty: EmptyOffice) -> None:
    """With a deputy from the start, and without anybody else."""
    link = f"/set-up/{empty.link()}"
    with served(empty) as premises:
        page = window(chromium, premises, size=PHONE, lang="en")
        page.goto(link)
        page.fill("input[name=name]", "Lindner Joinery")
        page.get_by_text("What you should know first").click()
        looks_well(page, "set-up-company-phone")
        page.get_by_role("button", name="Continue").click()
        fill_in(page, "Dora Lindner", "dora@lindner.example", "Continue")
        fill_in(page, "Clara Vogt", "clara@lindner.example", "Add")
        page.get_by_text("Somebody is away just now").click()
        page.get_by_label("Who is away?").select_option("Clara Vogt")
        page.get_by_label("Last day").fill("2026-11-27")
        page.get_by_label("Deputy", exact=False).select_option("Dora Lindner")
        page.get_by_role("button", name="Record").click()
        expect(page.get_by_text("deputy: Dora Lindner")).to_be_visible()
        looks_well(page, "set-up-contacts-phone")
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_text("Only Clara Vogt can sign off.")).to_be_visible()
        looks_well(page, "set-up-done-phone")
        page.get_by_role("button", name="Set up the company and invite all 2").click()
        expect(page.get_by_text("The company is set up")).to_be_visible()
        assert nothing_broke(page)


def test_the_set_up_works_without_a_script(chromium: Browser, empty: EmptyOffice) -> None:
    """The list is pasted then."""
    link = f"/set-up/{empty.link()}"
    with served(empty) as premises:
        page = window(chromium, premises, size=PHONE, scripts=False)
        page.goto(link)
        page.fill("input[name=name]", "Tischlerei Lindner")
        page.get_by_role("button", name="Weiter").click()
        fill_in(page, "Dora Lindner", "dora@lindner.example", "Weiter")
        fill_in(page, "Clara Vogt", "clara@lindner.example", "Dazu")
        page.get_by_role("button", name="Weiter").click()
        expect(page.locator("input[type=file]")).to_be_hidden()
        page.get_by_text("Oder die Liste hier einfügen").click()
        page.locator("textarea").fill(EXCEL)
        page.get_by_role("button", name="Liste ansehen").click()
        page.get_by_role("button", name="3 Personen aufnehmen").click()
        for _ in range(3):
            page.get_by_role("button", name="Weiter").click()
        page.get_by_role("button", name="Firma anlegen und alle 5 einladen").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Wartet auf mich")
