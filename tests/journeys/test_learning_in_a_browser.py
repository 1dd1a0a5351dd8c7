"""What only a browser shows of learning and of the bad day: a name that comes and goes, and a clock that runs."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from approvals.desk import storming
from tests.browser import PHONE, window
from tests.draft_window import begun, open_office, saved
from tests.office import Office
from tests.website import OfficePremises

pytestmark = pytest.mark.slow


@pytest.fixture
def premises(office: Office) -> Iterator[OfficePremises]:
    with open_office(office) as pages:
        yield pages


def test_a_name_comes_into_the_text_and_goes_again(chromium: Browser, premises: OfficePremises, office: Office):
    """What was typed last is kept with it; help is one tap further down."""
    page = begun(chromium, premises, office, "Eine Treppe")
    page.locator("#text").press("Control+End")
    page.keyboard.type(" aus Esche.")
    page.get_by_text("Dein Name", exact=True).click()
    page.get_by_role("button", name="Mit meinem Namen").click()
    expect(page.locator("#text")).to_have_value("Eine Treppe aus Esche.\n\nIdee und Text: Anna")
    page.get_by_role("button", name="Doch nicht nennen").click()
    expect(page.locator("#text")).to_have_value("Eine Treppe aus Esche.")
    assert [one.revision.text for one in saved(office)] == ["Eine Treppe aus Esche."]
    page.get_by_text("Eine Ansprechperson um Hilfe bitten").click()
    page.get_by_label("Was möchtest du wissen?").fill("Zu kurz?")
    page.get_by_role("button", name="Um Hilfe bitten").click()
    expect(page.locator("#told")).to_contain_text("mit dem Entwurf")
    assert page.troubles == []


def test_the_clock_of_a_bad_day_runs(chromium: Browser, premises: OfficePremises, office: Office):
    """On a phone, second by second."""
    storm = storming.begin_storm(office.begin, by=office.people["clara"])
    page = window(chromium, premises, office.people["clara"], size=PHONE)
    page.goto(f"/storm/log/{storm}")
    clock = page.locator("[data-since]")
    expect(clock).to_have_text(re.compile(r"^00:0\d:\d\d$"))
    before = clock.text_content() or ""
    expect(clock).not_to_have_text(before, timeout=4_000)
    assert page.troubles == []
