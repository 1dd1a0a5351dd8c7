"""The guideline in a real browser: read, searched, tried, asked about, and answered."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import DESK, PHONE, barriers, shot, window
from tests.office import Office
from tests.website import OfficePremises, served


@pytest.fixture
def pages(office: Office) -> Iterator[OfficePremises]:
    office.clock.now = datetime.now(UTC).replace(microsecond=0)
    with served(office) as premises:
        yield premises


def test_a_question_is_asked_on_a_phone_in_english_and_answered(
    chromium: Browser, office: Office, pages: OfficePremises
) -> None:
    """Anna keeps her place while asking; Clara, at a desk and in German, answers; Anna reads it."""
    anna = window(chromium, pages, office.people["anna"], size=PHONE, lang="en")
    anna.goto("/guideline")
    clause = anna.locator("#kontodaten")
    clause.get_by_text("Examples").click()
    expect(clause.get_by_text("Tax number 181/815/08155")).to_be_visible()
    clause.get_by_role("link", name="A question about “No account data”").click()
    field = clause.get_by_label("Your question about “No account data”")
    expect(field).to_be_focused()
    shot(anna, "guideline-question-phone")
    field.fill("What about our donations account?")
    clause.get_by_role("button", name="Send the question").click()
    expect(clause.get_by_text("Your question is on its way.")).to_be_visible()

    clara = window(chromium, pages, office.people["clara"], size=DESK)
    clara.goto("/inquiries")
    expect(clara.locator("main")).not_to_contain_text("Anna")
    shot(clara, "questions-desk")
    clara.get_by_label("Deine Antwort").fill("That one is fine.")
    clara.get_by_role("button", name="Antwort abschicken").click()
    expect(clara.get_by_text("Deine Antwort ist unterwegs.")).to_be_visible()

    clause.get_by_role("link", name="All your questions and the answers").click()
    expect(anna.get_by_text("That one is fine.")).to_be_visible()
    shot(anna, "questions-phone")
    assert (anna.troubles, clara.troubles) == ([], [])


@pytest.mark.slow
def test_a_sentence_is_tried_and_leads_to_its_clause(chromium: Browser, office: Office, pages: OfficePremises) -> None:
    """The words it means are marked; the clause is one tap away."""
    page = window(chromium, pages, office.people["ben"], size=PHONE)
    page.goto("/guideline")
    page.get_by_label("Probier einen Satz").fill("Der Kunde nervt, ruf ihn an: 0171 1234567")
    page.get_by_role("button", name="Prüfen").click()
    expect(page.locator("mark.block")).to_have_text("0171 1234567")
    shot(page, "guideline-tried-phone")
    assert barriers(page) == []
    page.locator("#tried").get_by_role("link", name="Keine privaten Nummern").click()
    expect(page.locator("#kontakt-privat h3")).to_be_in_viewport()
    page.get_by_label("Probier einen Satz").fill("Wir feiern heute.")
    page.get_by_role("button", name="Prüfen").click()
    expect(page.get_by_text("Keine Regel berührt diesen Satz.")).to_be_visible()
    assert page.troubles == []


def test_searching_shows_fewer_clauses_while_typing(chromium: Browser, office: Office, pages: OfficePremises) -> None:
    """The address keeps the words, so that going back brings them again; by the contents one goes to a clause."""
    page = window(chromium, pages, office.people["lena"], size=DESK)
    page.goto("/guideline")
    page.get_by_role("navigation", name="Inhalt der Leitlinie").get_by_role("link", name="Wenige Emojis").click()
    expect(page.locator("#emoji h3")).to_be_in_viewport()
    page.get_by_label("Suchen").fill("Kontonummern")
    expect(page.locator("#clauses article")).to_have_count(1)
    expect(page).to_have_url(f"{pages.address}/guideline?q=Kontonummern")
    page.reload()
    expect(page.locator("#clauses article")).to_have_count(1)
    page.get_by_label("Suchen").fill("Quastenflosser")
    expect(page.get_by_role("heading", name="Davon steht hier nichts")).to_be_visible()
    assert page.troubles == []


def test_a_question_is_asked_without_a_script(chromium: Browser, office: Office, pages: OfficePremises) -> None:
    """On a page of its own."""
    page = window(chromium, pages, office.people["anna"], size=PHONE, scripts=False)
    page.goto("/guideline?q=Emoji")
    page.get_by_role("link", name="Eine Frage zu „Wenige Emojis“").click()
    page.get_by_label("Deine Frage").fill("Auch in Kommentaren?")
    page.get_by_role("button", name="Frage abschicken").click()
    expect(page.get_by_text("Auch in Kommentaren?")).to_be_visible()


def test_an_absence_is_recorded_from_the_contacts(chromium: Browser, office: Office, pages: OfficePremises) -> None:
    """Afterwards every page names the deputy."""
    page = window(chromium, pages, office.people["clara"], size=PHONE)
    page.goto("/contacts")
    page.locator("li", has=page.get_by_role("heading", name="Dora")).get_by_role("link", name="Abwesenheit").click()
    today = datetime.now(ZoneInfo("Europe/Berlin")).strftime("%Y-%m-%d")
    page.get_by_label("Letzter Tag").fill(today)
    page.get_by_label("Vertretung").select_option("Ben")
    page.get_by_role("button", name="Eintragen").click()
    expect(page.get_by_text("Eingetragen.")).to_be_visible()
    expect(page.locator("footer")).to_contain_text("Vertretung: Ben")
    shot(page, "contacts-phone")
    assert page.troubles == []
