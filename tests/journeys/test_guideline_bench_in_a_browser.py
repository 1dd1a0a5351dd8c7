"""Changing the guideline in a real browser: a clause in own words, a trial, what it found, and the way back."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from flows.replay_clause import replay_over
from tests import guidelines
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.office import Office
from tests.website import OfficePremises, served

IBAN = "DE89 3704 0044 0532 0130 00"


@pytest.fixture
def pages(office: Office) -> Iterator[OfficePremises]:
    office.clock.now = datetime.now(UTC).replace(microsecond=0)
    with served(office) as premises:
        yield premises


def test_a_clause_is_changed_looked_at_and_switched_on(
    chromium: Browser, office: Office, pages: OfficePremises
) -> None:
    """Clara writes it at her desk and looks first; Lena switches it on from her phone; everybody reads it."""
    clara = window(chromium, pages, office.people["clara"], size=DESK)
    clara.goto("/guideline/edit")
    shot(clara, "bench-empty-desk")
    clara.get_by_role("link", name="Kunden nennen wir nur mit ihrem Ja").click()
    german = clara.get_by_role("region", name="Deutsch")
    german.get_by_label("Warum").fill("Wir fragen erst. Danach erzählen wir gern.")
    clara.get_by_role("region", name="English").get_by_label("Warum").fill("We ask first. Then we like to tell.")
    clara.get_by_role("button", name="Vorschau").click()
    expect(clara.get_by_text("Alle Beispiele dieser Regel halten.")).to_be_visible(timeout=20_000)
    shot(clara, "clause-form-desk")
    assert barriers(clara) == []
    clara.get_by_role("button", name="Im Entwurf speichern").click()
    expect(clara.get_by_text("im Entwurf anders")).to_be_visible()
    shot(clara, "bench-desk")
    assert barriers(clara) == []

    lena = window(chromium, pages, office.people["lena"], size=PHONE, dark=True)
    lena.goto("/guideline/edit")
    lena.get_by_role("button", name="Beispiele prüfen").click()
    expect(lena.get_by_text("Beispiele halten.")).to_be_visible(timeout=20_000)
    shot(lena, "bench-phone-dark")
    lena.get_by_label("Was ist neu?").fill("Klarer gesagt")
    lena.get_by_role("button", name="Einschalten").click()
    expect(lena.get_by_text("Fassung 1 der Leitlinie gilt.")).to_be_visible(timeout=20_000)
    shot(lena, "editions-phone-dark")
    assert barriers(lena) == []
    clara.goto("/guideline/editions")
    shot(clara, "editions-desk")
    anna = window(chromium, pages, office.people["anna"], size=PHONE)
    anna.goto("/guideline#kundenname")
    expect(anna.get_by_text("Danach erzählen wir gern.")).to_be_visible()
    shot(anna, "guideline-with-tabs-phone")
    assert (clara.troubles, lena.troubles, anna.troubles) == ([], [], [])


def on_trial(office: Office) -> str:
    """Two of three posts would have been found. Returns the replay."""
    office.submit(f"Spendenkonto für das Sommerfest: {IBAN}. Danke an alle, die mitmachen!")
    office.submit("Heute ist Richtfest bei Familie Yılmaz.")
    office.submit(f"Überweist bitte an {IBAN}, Stichwort Fest.")
    guidelines.on_trial(office)
    with office.begin(reading=True) as work:
        return work.replays.find(rule="kontodaten")[0].id


def test_a_trial_is_watched_and_its_clause_switched_on(
    chromium: Browser, office: Office, pages: OfficePremises
) -> None:
    """The page fills itself when the replay has ended; one tap, and the clause counts."""
    replay = on_trial(office)
    lena = window(chromium, pages, office.people["lena"], size=PHONE)
    lena.goto("/guideline/trials/kontodaten")
    expect(lena.get_by_role("progressbar")).to_be_visible()
    replay_over(office.begin, replay, lambda _: {})
    expect(lena.get_by_text("In 2 von 3 Beiträgen hätte sie etwas gefunden.")).to_be_visible(timeout=15_000)
    assert lena.locator("mark").count() == 2
    shot(lena, "trial-phone")
    assert barriers(lena) == []
    desk = window(chromium, pages, office.people["clara"], size=DESK, lang="en")
    desk.goto("/guideline/trials/kontodaten")
    shot(desk, "trial-desk-en")
    lena.get_by_role("button", name="Regel einschalten").click()
    expect(lena.get_by_text("Die Regel gilt.")).to_be_visible(timeout=20_000)
    assert (lena.troubles, desk.troubles) == ([], [])


def test_statistics_customers_and_forms_are_looked_at(chromium: Browser, office: Office, pages: OfficePremises) -> None:
    """On a phone and at a desk, in both colours."""
    guidelines.let_pass(office)
    guidelines.customers(office)
    paths = {
        "statistics": "/guideline/statistics", "customers": "/administration/customers",
        "customers-list": "/administration/customers/list", "company-file": "/administration/company-file",
        "new-clause": "/guideline/edit/new", "documents": "/guideline/edit/documents",
    }  # fmt: skip
    for size, dark, lang in ((PHONE, False, "de"), (DESK, True, "en")):
        page = window(chromium, pages, office.people["lena"], size=size, dark=dark, lang=lang)
        for name, path in paths.items():
            page.goto(path)
            shot(page, f"{name}-{'desk' if size is DESK else 'phone'}")
            assert barriers(page) == [], name
        assert page.troubles == []


def test_a_list_of_customers_is_looked_at_and_taken(chromium: Browser, office: Office, pages: OfficePremises) -> None:
    """As a file, at a desk; then company.yaml goes out with them."""
    lena = window(chromium, pages, office.people["lena"], size=DESK)
    lena.goto("/administration/customers/list")
    given = "Kunde;Zustimmung;seit\nHotel Sonnblick;ja;3.5.2026\nBäckerei Ahrens;vielleicht;\n".encode("cp1252")
    lena.locator("[data-roster-file]").set_input_files({"name": "k.csv", "mimeType": "text/csv", "buffer": given})
    expect(lena.get_by_text("1 Kunde kommt dazu")).to_be_visible(timeout=15_000)
    shot(lena, "customers-preview-desk")
    assert barriers(lena) == []
    lena.get_by_role("button", name="Übernehmen").click()
    expect(lena.get_by_text("seit 3. Mai 2026")).to_be_visible(timeout=15_000)
    assert lena.troubles == []
