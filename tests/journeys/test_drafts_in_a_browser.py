"""Writing a draft in a real browser, on a phone at the event and at a desk."""

from collections.abc import Iterator
from hashlib import sha256

import pytest
from playwright.sync_api import Browser, Page, expect

from approvals.desk.taking_in import original
from tests.browser import DESK, PHONE, barriers, window
from tests.draft_window import begun, choose, open_office, photo, told_saved
from tests.office import Office
from tests.website import OfficePremises

pytestmark = pytest.mark.slow


@pytest.fixture
def premises(office: Office) -> Iterator[OfficePremises]:
    with open_office(office) as pages:
        yield pages


def test_anna_writes_and_hands_in_on_her_phone(chromium: Browser, premises: OfficePremises, office: Office):
    """Text, two photos with their words, a channel: nothing to press but hand in, and every photo is what she took."""
    page = window(chromium, premises, office.people["anna"], size=PHONE)
    page.goto("/drafts/new")
    photos = [photo("eins.jpg"), photo("zwei.jpg")]
    choose(page, *photos)
    page.fill("#text", "Schön war's beim Sommerfest!")
    expect(page.locator(".photo .sending")).to_have_count(0)
    for number in range(2):
        page.locator("[data-alt]").nth(number).fill(f"Vier bunte Felder, Bild {number}")
    page.locator("[data-rights]").first.fill("Anna Berg")
    page.locator("[data-rights]").nth(1).fill("Anna Berg")
    page.get_by_label("Instagram", exact=True).check()
    told_saved(page)
    page.get_by_role("button", name="Einreichen").click()
    page.wait_for_url("**/posts/*")
    shown = office.file(page.url.rsplit("/", 1)[1]).revision.pictures
    assert [one.picture for one in shown] == [sha256(one["buffer"]).hexdigest() for one in photos]
    assert office.objects.get(original(shown[0].picture)) == photos[0]["buffer"]
    assert page.troubles == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_full_form_has_no_barrier(
    chromium: Browser, premises: OfficePremises, office: Office, *, lang: str, dark: bool, size: dict[str, int]
):
    """With findings, photos, previews, and with everything that is missing said."""
    page = window(chromium, premises, office.people["anna"], size=size, dark=dark, lang=lang)
    page.goto("/drafts/new")
    choose(page, photo())
    texts = {"de": "Der Kunde war unverschämt #tagderoffenentür", "en": "Our customer was rude. #wearehiring"}
    page.fill("#text", texts[lang])
    page.check("input[value=instagram]")
    expect(page.locator(".objection")).to_have_count(2)
    expect(page.locator(".photo .sending")).to_have_count(0)
    told_saved(page)
    assert barriers(page) == []
    page.locator("[data-hands-in]").click()
    expect(page.locator("#lacking")).to_be_focused()
    assert barriers(page) == []
    assert [one for one in page.troubles if "422" not in one] == []


def marks(page: Page, layer: str = "text") -> list[str]:
    return page.locator(f'[data-layer="{layer}"] mark').all_inner_texts()


def offset(page: Page, words: str) -> tuple[float, float]:
    """How far the marked words lie from where the field itself shows them, in pixels."""
    found = """(words) => {
        const field = document.getElementById("text");
        const copy = document.createElement("div");
        const [seen, box] = [getComputedStyle(field), field.getBoundingClientRect()];
        for (const name of seen) copy.style.setProperty(name, seen.getPropertyValue(name));
        const [left, top, width] = [box.left, box.top, box.width].map((pixels) => `${pixels}px`);
        Object.assign(copy.style, { position: "fixed", left, top, width });
        copy.style.whiteSpace = "pre-wrap";
        copy.textContent = field.value;
        document.body.append(copy);
        const range = document.createRange();
        const at = field.value.indexOf(words);
        range.setStart(copy.firstChild, at);
        range.setEnd(copy.firstChild, at + words.length);
        const mark = document.querySelector("[data-layer=text] mark");
        const [there, marked] = [range, mark].map((one) => one.getBoundingClientRect());
        copy.remove();
        return [there.left - marked.left, there.top - marked.top];
    }"""
    across, down = page.evaluate(found, words)
    return across, down


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_mark_lies_behind_its_word(
    chromium: Browser, premises: OfficePremises, office: Office, size: dict[str, int]
):
    """After several lines and emojis too, and it moves along while Anna goes on typing before it."""
    page = window(chromium, premises, office.people["anna"], size=size)
    page.goto("/drafts/new")
    page.fill(
        "#text", "🎉 Ein langer Anfang über unser Fest in der Werkstatt. " * 3 + "\n\n#tagderoffenentür war schön"
    )
    expect(page.locator(".objection")).to_have_count(1)
    assert marks(page) == ["#tagderoffenentür"]
    across, down = offset(page, "#tagderoffenentür")
    assert abs(across) < 1
    assert abs(down) < 4
    page.locator("#text").press("Control+Home")
    page.keyboard.type("Neu: ")
    assert marks(page) == ["#tagderoffenentür"]
    page.get_by_role("button", name="Im Text zeigen").click()
    selected = "() => { const f = document.activeElement; return f.value.slice(f.selectionStart, f.selectionEnd) }"
    assert page.evaluate(selected) == "#tagderoffenentür"


def test_a_fix_takes_one_tap_and_can_be_undone(chromium: Browser, premises: OfficePremises, office: Office):
    """Exactly the marked words are replaced, nothing else, and the finding goes."""
    page = begun(chromium, premises, office, "😀 Kommt zum #tagderoffenentür am 1. Mai")
    page.get_by_role("button", name="Ersetzen durch „#TagDerOffenenTür“").click()
    expect(page.locator("#text")).to_have_value("😀 Kommt zum #TagDerOffenenTür am 1. Mai")
    expect(page.locator("#count")).to_have_text("Keine Regel berührt diesen Entwurf.")
    assert marks(page) == []
    page.keyboard.press("Control+z")
    expect(page.locator("#text")).to_have_value("😀 Kommt zum #tagderoffenentür am 1. Mai")


def test_a_fix_is_refused_once_its_words_have_changed(chromium: Browser, premises: OfficePremises, office: Office):
    """The page is slower than the finger: the text stays as typed, and it is said aloud."""
    page = begun(chromium, premises, office, "Kommt zum #tagderoffenentür")
    page.route("**/drafts/read-along", lambda route: route.abort())
    page.locator("#text").press("Control+End")
    page.keyboard.press("Backspace")
    page.get_by_role("button", name="Ersetzen durch").click()
    expect(page.locator("#announce")).to_contain_text("Der Text hat sich inzwischen geändert")
    expect(page.locator("#text")).to_have_value("Kommt zum #tagderoffenentü")


def test_previews_follow_what_is_typed(chromium: Browser, premises: OfficePremises, office: Office):
    """Another text for Instagram is shown there alone; what is too long for it is red in the counter."""
    page = begun(chromium, premises, office, "Für alle. " * 20)
    page.get_by_label("Instagram", exact=True).check()
    page.get_by_label("Facebook", exact=True).check()
    expect(page.locator(".feed.instagram summary")).to_have_text("… mehr")
    expect(page.locator(".feed.facebook summary")).to_have_count(0)
    page.locator("summary", has_text="Anderer Text für Instagram").click()
    page.get_by_role("textbox", name="Anderer Text für Instagram").fill("Kurz! " * 400)
    expect(page.locator(".feed.instagram")).to_contain_text("Kurz!")
    expect(page.locator("#counters .chip.stops")).to_contain_text("Instagram 2.400 / 2.200")
    assert page.troubles == []


def test_everything_but_new_photos_works_without_a_script(chromium: Browser, premises: OfficePremises, office: Office):
    """Save, see what the guideline says, take a cleared photo, hand in."""
    page = window(chromium, premises, office.people["anna"], size=PHONE, scripts=False)
    page.goto("/drafts/new")
    expect(page.get_by_text("Neue Fotos brauchen JavaScript")).to_be_visible()
    page.fill("#text", "Der Kunde war unverschämt")
    page.get_by_label("Export", exact=True).check()
    page.get_by_role("button", name="Speichern", exact=True).click()
    expect(page.locator(".objection")).to_contain_text("Nichts Schlechtes über Kunden")
    page.fill("#text", "Der Kunde war froh")
    page.get_by_role("button", name="Einreichen").click()
    page.wait_for_url("**/posts/*")
    assert office.file(page.url.rsplit("/", 1)[1]).revision.text == "Der Kunde war froh"
