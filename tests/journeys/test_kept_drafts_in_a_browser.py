"""What is written in a draft is kept, whatever becomes of line, page and second window."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import PHONE, barriers, window
from tests.draft_window import Line, begun, open_office, saved, told_saved, written
from tests.office import Office
from tests.website import OfficePremises

pytestmark = pytest.mark.slow


@pytest.fixture
def premises(office: Office) -> Iterator[OfficePremises]:
    with open_office(office) as pages:
        yield pages


def test_it_saves_itself_and_says_when(chromium: Browser, premises: OfficePremises, office: Office):
    """The first save gives the draft its address; the next ones change that draft and begin no other."""
    page = begun(chromium, premises, office, "Hallo")
    assert page.url.endswith(f"/drafts/{written(office, 'Hallo').post.id}")
    page.locator("#text").press("Control+End")
    page.keyboard.type(" Welt")
    page.locator("[name=event]").evaluate("field => field.closest('details').open = true")
    page.fill("[name=event]", "Sommerfest")
    expect(page.locator("#kept")).to_have_text(re.compile("gespeichert"))
    page.wait_for_function("() => Object.keys(localStorage).every(key => !key.startsWith('draft '))")
    assert [(one.revision.text, one.revision.event) for one in saved(office)] == [("Hallo Welt", "Sommerfest")]
    assert page.troubles == []


def test_what_was_typed_last_is_saved_when_the_page_is_left(
    chromium: Browser, premises: OfficePremises, office: Office
):
    """Before the second is over Anna is on another page."""
    page = begun(chromium, premises, office, "Hallo")
    page.locator("#text").press("Control+End")
    page.keyboard.type(" und tschüss")
    page.goto("/guideline")
    page.wait_for_timeout(1_500)
    assert [one.revision.text for one in saved(office)] == ["Hallo und tschüss"]


def test_words_written_without_reception_are_sent_once_it_is_back(
    chromium: Browser, premises: OfficePremises, office: Office
):
    """They even survive that the window is closed and opened again."""
    page = begun(chromium, premises, office, "Im Tunnel")
    line = Line(page)
    line.set(offline=True)
    page.locator("#text").press("Control+End")
    page.keyboard.type(" geschrieben")
    expect(page.locator("#kept")).to_have_text(re.compile("auf diesem Gerät gesichert"))
    expect(page.locator("#trouble")).to_contain_text("Keine Verbindung.")
    page.route("**/drafts/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    line.set(offline=False)
    page.reload()
    expect(page.locator("#text")).to_have_value("Im Tunnel geschrieben")
    expect(page.locator("#restored")).to_have_text("Was du zuletzt geschrieben hattest, ist wieder da.")
    page.unroute("**/drafts/*")
    page.evaluate("dispatchEvent(new Event('online'))")
    told_saved(page)
    assert [one.revision.text for one in saved(office)] == ["Im Tunnel geschrieben"]


def test_two_windows_on_one_draft_lose_nothing(chromium: Browser, premises: OfficePremises, office: Office):
    """The laptop is shown what the phone wrote meanwhile; Anna keeps hers, and it is saved."""
    phone = begun(chromium, premises, office, "Erst", size=PHONE)
    laptop = window(chromium, premises, office.people["anna"])
    laptop.goto(phone.url)
    phone.fill("#text", "Vom Telefon")
    phone.locator("#text").blur()
    expect(phone.locator("#kept")).to_have_text(re.compile("gespeichert"))
    phone.wait_for_function("() => Object.keys(localStorage).every(key => !key.startsWith('draft '))")
    laptop.fill("#text", "Vom Laptop")
    sides = laptop.locator("#conflict .said")
    expect(sides).to_have_text(["Vom Laptop", "Vom Telefon"])
    assert barriers(laptop) == []
    assert [one.revision.text for one in saved(office)] == ["Vom Telefon"]
    laptop.get_by_role("button", name="Meine behalten").click()
    expect(laptop.locator("#conflict")).to_be_empty()
    told_saved(laptop)
    assert [one.revision.text for one in saved(office)] == ["Vom Laptop"]


def test_the_other_text_can_be_taken(chromium: Browser, premises: OfficePremises, office: Office):
    """Then the form shows it, and mine is not brought back by the next load."""
    page = begun(chromium, premises, office, "Erst")
    seen = written(office, "Erst").post
    office.save("Vom Telefon", over=seen)
    page.fill("#text", "Vom Laptop")
    page.get_by_role("link", name="Die andere nehmen").click()
    expect(page.locator("#text")).to_have_value("Vom Telefon")
    page.reload()
    expect(page.locator("#text")).to_have_value("Vom Telefon")


def test_a_change_to_a_handed_in_post_waits_on_the_device(chromium: Browser, premises: OfficePremises, office: Office):
    """Nothing is sent by itself; a reload brings it back, and it goes in with the button alone."""
    post = office.submit("Alt").id
    page = window(chromium, premises, office.people["anna"])
    page.goto(f"/drafts/{post}")
    page.fill("#text", "Neu")
    expect(page.locator("#kept")).to_have_text(re.compile("auf diesem Gerät gesichert"))
    page.reload()
    expect(page.locator("#text")).to_have_value("Neu")
    assert office.file(post).revision.text == "Alt"
    page.get_by_role("button", name="Änderung einreichen").click()
    page.wait_for_url("**/posts/*")
    assert office.file(post).revision.text == "Neu"
    page.goto(f"/drafts/{post}")
    expect(page.locator("#restored")).to_be_hidden()


def test_a_draft_is_discarded_after_one_question(chromium: Browser, premises: OfficePremises, office: Office):
    """The fold opens, the button says what happens, and nothing of it stays."""
    page = begun(chromium, premises, office, "Weg damit")
    page.get_by_text("Entwurf verwerfen").click()
    page.get_by_role("button", name="Ja, verwerfen").click()
    expect(page.locator("#told")).to_contain_text("Der Entwurf ist weg.")
    assert saved(office) == []
