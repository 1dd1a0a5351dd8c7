"""Photos find their way into a draft, whatever the line does meanwhile."""

import re
from collections.abc import Iterator
from hashlib import sha256

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import PHONE, window
from tests.draft_window import Line, choose, large_photo, open_office, photo, saved, told_saved, written
from tests.office import Office
from tests.website import OfficePremises

pytestmark = pytest.mark.slow


@pytest.fixture
def premises(office: Office) -> Iterator[OfficePremises]:
    with open_office(office) as pages:
        yield pages


def test_photos_go_on_where_reception_was_lost(chromium: Browser, premises: OfficePremises, office: Office):
    """In the middle of an upload the tunnel comes; after it the photo arrives whole and no part is sent twice."""
    page = window(chromium, premises, office.people["anna"], size=PHONE)
    page.goto("/drafts/new")
    line = Line(page)
    sent: list[str] = []
    page.on("requestfinished", lambda asked: sent.append(asked.url) if "/parts/" in asked.url else None)
    big = large_photo()
    choose(page, big)
    expect(page.locator(".percent")).to_contain_text(re.compile(r"[3-9]\d % geschickt"), timeout=15_000)
    line.set(offline=True)
    expect(page.locator(".photo .state")).to_have_text("Keine Verbindung. Es geht von selbst weiter.")
    line.set(offline=False)
    expect(page.locator(".photo .sending")).to_have_count(0, timeout=20_000)
    told_saved(page)
    assert [one.picture for one in saved(office)[0].revision.pictures] == [sha256(big["buffer"]).hexdigest()]
    assert len(sent) == len(set(sent)) == -(-len(big["buffer"]) // (512 * 1024))


def test_photos_survive_that_the_page_is_loaded_again(chromium: Browser, premises: OfficePremises, office: Office):
    """Nothing has to be chosen anew, the words written meanwhile are there, and sending goes on from its part."""
    page = window(chromium, premises, office.people["anna"], size=PHONE)
    page.goto("/drafts/new")
    Line(page)
    choose(page, large_photo(), photo("klein.jpg"))
    page.locator("[data-alt]").first.fill("Ein Rauschen")
    page.locator("[data-rights]").first.fill("Anna Berg")
    expect(page.locator(".percent").first).to_contain_text(re.compile(r"[3-9]\d % geschickt"), timeout=15_000)
    page.reload()
    expect(page.locator(".photo")).to_have_count(2)
    expect(page.locator("[data-alt]").first).to_have_value("Ein Rauschen")
    expect(page.locator(".photo .sending")).to_have_count(0, timeout=20_000)
    told_saved(page)
    expect(page.locator("#kept")).to_be_visible()
    alts = {one.alt for one in saved(office)[0].revision.pictures}
    assert alts == {"Ein Rauschen", ""}
    assert page.evaluate("async () => (await indexedDB.databases()).map(one => one.name)") == ["freigabe"]


def test_a_photo_on_its_way_can_be_taken_out(chromium: Browser, premises: OfficePremises, office: Office):
    """It stops, the other one arrives, and nothing of it stays on the server."""
    page = window(chromium, premises, office.people["anna"])
    page.goto("/drafts/new")
    Line(page)
    choose(page, large_photo(), photo("klein.jpg"))
    expect(page.locator(".percent").first).to_contain_text("geschickt")
    page.get_by_role("button", name="Foto herausnehmen").first.click()
    expect(page.locator(".photo")).to_have_count(1)
    expect(page.locator(".photo .sending")).to_have_count(0)
    told_saved(page)
    assert len(saved(office)[0].revision.pictures) == 1
    assert page.troubles == []


def test_videos_and_other_files_are_refused_plainly(chromium: Browser, premises: OfficePremises, office: Office):
    """At once where the name tells; by the server's look where it lies. The photos beside them are taken."""
    page = window(chromium, premises, office.people["anna"])
    page.goto("/drafts/new")
    film = {"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"\0\0\0\x18ftypmp42"}
    letter = {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    liar = {"name": "doch-ein-film.jpg", "mimeType": "image/jpeg", "buffer": b"\0\0\0\x18ftypmp42" + bytes(5000)}
    choose(page, film, letter, liar, photo())
    expect(page.locator("#refused-photos .wrong")).to_have_text(
        ["„film.mp4“ ist ein Video. Hier gehen nur Fotos.", re.compile("„brief.pdf“ ist kein Foto.")]
    )
    expect(page.locator(".photo.failed .state")).to_have_text(re.compile("Video"))
    page.locator(".photo.failed [name=remove]").click()
    told_saved(page)
    assert len(saved(office)[0].revision.pictures) == 1


def test_photos_are_pasted_and_dropped_at_a_desk(chromium: Browser, premises: OfficePremises, office: Office):
    """From the clipboard and from a folder; pasted words stay words."""
    page = window(chromium, premises, office.people["anna"])
    page.goto("/drafts/new")
    for number, how in enumerate(("paste", "drop")):
        given = [number, how, list(photo(f"{how}.jpg")["buffer"])]
        page.evaluate(
            """([number, how, bytes]) => {
                const data = new DataTransfer();
                data.items.add(new File([new Uint8Array(bytes)], `${how}.jpg`, { type: "image/jpeg" }));
                const more = how === "paste" ? { clipboardData: data } : { dataTransfer: data };
                const Kind = how === "paste" ? ClipboardEvent : DragEvent;
                const event = new Kind(how, { bubbles: true, cancelable: true, ...more });
                document.querySelector("#photos-card").dispatchEvent(event);
            }""",
            given,
        )
        expect(page.locator(".photo")).to_have_count(number + 1)
    expect(page.locator(".photo .sending")).to_have_count(0)
    told_saved(page)
    assert len(saved(office)[0].revision.pictures) == 2


def test_the_same_photo_is_taken_once(chromium: Browser, premises: OfficePremises, office: Office):
    """Chosen twice by mistake, it says so."""
    page = window(chromium, premises, office.people["anna"])
    page.goto("/drafts/new")
    choose(page, photo())
    expect(page.locator(".photo .sending")).to_have_count(0)
    choose(page, photo())
    expect(page.locator("#refused-photos")).to_have_text("Dieses Foto ist schon dabei.")
    expect(page.locator(".photo")).to_have_count(1)
    assert page.troubles == []


def test_photos_are_put_in_order_by_keyboard(chromium: Browser, premises: OfficePremises, office: Office):
    """The second goes first; the focus stays on the button, and what happened is said aloud."""
    page = window(chromium, premises, office.people["anna"])
    page.goto("/drafts/new")
    photos = [photo("eins.jpg"), photo("zwei.jpg")]
    choose(page, *photos)
    expect(page.locator(".photo .sending")).to_have_count(0)
    page.locator(".photo [name=earlier]").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#announce")).to_have_text("Foto 1 von 2")
    told_saved(page)
    page.wait_for_timeout(1_500)
    names = [sha256(one["buffer"]).hexdigest() for one in reversed(photos)]
    assert [one.picture for one in saved(office)[0].revision.pictures] == names


def test_photos_shared_from_the_gallery_open_a_draft(chromium: Browser, premises: OfficePremises, office: Office):
    """The service worker hands them over, with the words that came along."""
    page = window(chromium, premises, office.people["anna"], size=PHONE)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    page.evaluate(
        """async (bytes) => {
            const form = new FormData();
            form.append("text", "Vom Fest");
            form.append("photos", new File([new Uint8Array(bytes)], "fest.jpg", { type: "image/jpeg" }));
            location.href = (await fetch("/share", { method: "POST", body: form })).url;
        }""",
        list(photo()["buffer"]),
    )
    page.wait_for_url("**/drafts/*")
    expect(page.locator("#text")).to_have_value("Vom Fest")
    expect(page.locator(".photo")).to_have_count(1)
    told_saved(page)
    page.wait_for_timeout(1_500)
    assert len(written(office, "Vom Fest").revision.pictures) == 1
    assert page.troubles == []
