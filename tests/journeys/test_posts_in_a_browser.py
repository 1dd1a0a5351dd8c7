"""A post's page in a real browser: a contact signs on a phone, the lead plans at a desk, two decide at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from approvals.times import zone_named
from tests.browser import DESK, PHONE, barriers, shot, window
from tests.party import PartyOffice
from tests.website import OfficePremises, served


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PartyOffice]:
    company = PartyOffice(tmp_path)
    yield company
    company.engine.dispose()


@pytest.fixture
def pages(office: PartyOffice) -> Iterator[OfficePremises]:
    with served(office) as premises:
        yield premises


@pytest.fixture
def ready(office: PartyOffice) -> str:
    """The stranger is blurred, everybody else said yes."""
    post = office.celebrated(None, "anna", "ben", "clara", "emil", channels=("instagram", "export"))
    office.blur(post, 0)
    for handle in ("anna", "ben", "clara", "emil"):
        office.say(handle, "yes")
    office.check(post)
    return post


def opened(page: Page, post: str) -> Page:
    page.goto(f"/posts/{post}")
    return page


def test_a_contact_signs_on_a_phone(chromium: Browser, pages: OfficePremises, office: PartyOffice, ready: str):
    """From the first page to the post, a look at the blurred picture, all names confirmed, signed."""
    page = window(chromium, pages, office.people["clara"], size=PHONE)
    page.goto("/")
    page.get_by_role("link", name="Prüfen und abzeichnen").click()
    page.get_by_label("Vorher").first.check()
    expect(page.locator(".compare .before").first).to_be_visible()
    page.get_by_role("link", name="Zum Abzeichnen").click()
    sign = page.locator("#sign")
    expect(sign.get_by_role("checkbox")).to_have_count(4)
    sign.get_by_role("button", name="Alle Namen stimmen").click()
    expect(sign.get_by_role("button", name="Abzeichnen", exact=True)).to_be_focused()
    shot(page, "p2-sign-phone")
    assert barriers(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").get_by_text("Abgezeichnet. Danke!")).to_be_visible()
    assert office.places(ready) == {"instagram": "approved", "export": "approved"}
    assert page.troubles == []


def test_the_browser_asks_for_each_name(chromium: Browser, pages: OfficePremises, office: PartyOffice, ready: str):
    """With one name left unconfirmed nothing is sent, also in the dark and by keyboard."""
    page = opened(window(chromium, pages, office.people["clara"], dark=True), ready)
    page.keyboard.press("a")
    expect(page.locator("#sign [data-key=a]")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.locator("#sign input:invalid").count() == 4
    assert office.stage(ready) == "open"


def test_the_lead_plans_at_a_desk_in_english(chromium: Browser, pages: OfficePremises, office: PartyOffice, ready: str):
    """Lena gives Instagram a time and takes it out of the queue again."""
    office.sign(ready)
    page = opened(window(chromium, pages, office.people["lena"], size=DESK, lang="en"), ready)
    local = (office.clock().astimezone(zone_named("Europe/Berlin"))).replace(hour=10, minute=0)
    at = local.replace(year=local.year + 1, month=12, day=1)
    page.locator("#release").get_by_label("Instagram").fill(f"{at:%Y-%m-%dT%H:%M}")
    expect(page.locator("#release")).to_contain_text("Time in Europe/Berlin")
    shot(page, "p2-release-desk-en")
    page.get_by_role("button", name="Schedule Instagram").click()
    expect(page.get_by_role("status").get_by_text("Scheduled.")).to_be_visible()
    assert office.places(ready) == {"instagram": "queued", "export": "approved"}
    page.get_by_role("button", name="Take out of the queue Instagram").click()
    expect(page.get_by_role("button", name="Schedule Instagram")).to_be_visible()
    assert office.places(ready)["instagram"] == "approved"
    assert page.troubles == []


def test_two_browsers_decide_at_once(chromium: Browser, pages: OfficePremises, office: PartyOffice, ready: str):
    """Clara and Dora look at the same post; Clara signs first, and Dora's comment survives."""
    clara = opened(window(chromium, pages, office.people["clara"]), ready)
    dora = opened(window(chromium, pages, office.people["dora"], size=PHONE), ready)
    clara.get_by_role("button", name="Alle Namen stimmen").click()
    clara.get_by_role("button", name="Abzeichnen", exact=True).click()
    expect(clara.get_by_text("Abgezeichnet. Danke!")).to_be_visible()
    dora.keyboard.press("r")
    dora.keyboard.press("Enter")
    dora.get_by_label("Was soll anders werden?").fill("Bitte ohne das Schild")
    dora.get_by_role("button", name="Zurückgeben", exact=True).click()
    expect(dora.get_by_role("alert")).to_contain_text("Clara hat diesen Beitrag inzwischen abgezeichnet.")
    expect(dora.get_by_label("Was soll anders werden?")).to_have_value("Bitte ohne das Schild")
    shot(dora, "p2-overtaken-phone")
    assert barriers(dora) == []
    assert office.stage(ready) == "approved"


def test_it_works_without_a_script(chromium: Browser, pages: OfficePremises, office: PartyOffice, ready: str):
    """Confirming each name and returning the post are plain forms."""
    page = opened(window(chromium, pages, office.people["clara"], scripts=False), ready)
    for box in page.locator("#sign").get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Abzeichnen", exact=True).click()
    assert office.stage(ready) == "approved"


def test_the_list_goes_by_keyboard(chromium: Browser, pages: OfficePremises, office: PartyOffice, ready: str):
    """The key j goes to the first post, Enter opens it."""
    page = window(chromium, pages, office.people["clara"])
    page.goto("/posts?show=all")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/posts/{ready}")
    assert page.troubles == []
