"""The main job through the command line alone: from an empty folder to the queue, and nothing lost on the way."""

from pathlib import Path

import pytest

from flows.house import House
from tests.flows.terminal import Terminal


@pytest.fixture
def shop(home: House) -> Terminal:
    terminal = Terminal(home)
    terminal.open_shop()
    return terminal


def test_a_photo_goes_from_draft_to_queue(shop: Terminal, tmp_path: Path):
    """Anna hands in a photo of Ben, Ben says yes, Clara signs with his name, Lena gives it a time."""
    post = shop.party(tmp_path, "ben")
    shop.answer("ben", "yes")
    face = shop.told("status", post, by="clara")["pictures"][0]["faces"][0]
    assert (face["name"], face["band"], face["channels"]) == ("ben", "sure", {"export": "answered"})
    shop.done("decide", "sign", post[:6], "--revision", "1", "--name", f"{face['id']}=ben", by="clara")
    shop.done("queue", "release", post, "export", "--at", "2026-12-01 10:00", by="lena")
    (queued,) = shop.told("queue", "list", by="anna")
    assert (queued["stage"], queued["due_at"]) == ("queued", "2026-12-01T09:00:00+00:00")


def test_a_refused_photo_costs_nothing(shop: Terminal, tmp_path: Path):
    """Ben's text file named .jpg is refused by name; text and the good photo are kept and handed in with one word."""
    (tmp_path / "falsch.jpg").write_text("kein Bild")
    photos = ("--photo", str(shop.photo(tmp_path)), "--photo", str(tmp_path / "falsch.jpg"))
    said = shop.refused("submit", "Unser Fest", *photos, "--channel", "export", by="ben")
    (kept,) = (shop.home.settings.home / "drafts").iterdir()
    assert "falsch.jpg: das ist ein Text und kein Bild" in said
    assert f"--draft {kept.stem}" in said
    post = shop.told("submit", "--draft", kept.stem, by="ben")["post"]
    card = shop.told("status", post, by="ben")
    assert (card["text"], len(card["pictures"]), kept.exists()) == ("Unser Fest", 1, False)


def test_refused_photos_can_be_left_out_at_once(shop: Terminal, tmp_path: Path):
    """With --without-refused the draft goes in with the good photos only, and the bad one is still named."""
    (tmp_path / "leer.jpg").touch()
    words = ("--photo", str(tmp_path / "leer.jpg"), "--channel", "export", "--without-refused")
    result = shop.type("submit", "Unser Fest", *words, by="ben")
    assert result.exit_code == 0
    assert "leer.jpg: die Datei ist leer" in result.stderr


def test_a_time_that_does_not_exist_costs_nothing(shop: Terminal):
    """A draft for the hour that the spring change skips is kept, and goes in with another time."""
    said = shop.refused("submit", "Fest", "--channel", "export", "--at", "2027-03-28 02:30", by="anna")
    (kept,) = (shop.home.settings.home / "drafts").iterdir()
    assert "2027-03-28 02:30" in said
    shop.done("submit", "--draft", kept.stem, "--at", "2027-03-28 03:30", by="anna")
    assert not kept.exists()


def test_an_edit_keeps_what_it_does_not_name(shop: Terminal, tmp_path: Path):
    """Anna changes the text alone: photo, alt text, channel and event of her post stay."""
    photo = ("--photo", str(shop.photo(tmp_path)), "--alt", "Ein Fest")
    post = shop.submit("Alt", *photo, "--event", "Sommerfest")
    shop.done("submit", "Neu", "--edit", post, by="anna")
    card = shop.told("status", post, by="anna")
    kept = (card["text"], card["event"], card["pictures"][0]["alt"], card["channels"][0]["channel"])
    assert kept == ("Neu", "Sommerfest", "Ein Fest", "export")
    assert card["revision"]["number"] == 2


def test_the_text_comes_from_a_file_or_a_pipe(shop: Terminal, tmp_path: Path):
    """A text with line breaks arrives whole from standard input and from a file."""
    (tmp_path / "text.txt").write_text("Erste Zeile\nzweite", "utf-8")
    shop.done("submit", "-", "--channel", "export", by="anna", input="Aus der Leitung\n")
    shop.done("submit", "--text-file", str(tmp_path / "text.txt"), "--channel", "export", by="anna")
    texts = [post["text"] for post in shop.told("status", by="anna")]
    assert texts == ["Erste Zeile\nzweite", "Aus der Leitung\n"]


def test_more_alt_texts_than_photos_is_a_slip(shop: Terminal):
    """A usage error is told before anything is taken in, with exit code 2."""
    result = shop.type("submit", "Text", "--alt", "Was?", "--channel", "export", by="anna")
    assert result.exit_code == 2
    assert shop.told("status", by="anna") == []


def test_findings_say_where_why_and_what_instead(shop: Terminal):
    """A phone number blocks: the status names clause, place and level, and Clara can let it pass."""
    post = shop.submit("Ruf an: 0171 2345678")
    shop.check(post)
    (finding,) = shop.told("status", post, by="anna")["findings"]
    assert (finding["level"], finding["quote"]) == ("block", "0171 2345678")
    assert "guideline.de.md#" in finding["clause"]
    shop.done("decide", "exempt", post, finding["key"][:8], "--reason", "Nummer der Firma", by="clara")
    missing = shop.told("status", post, by="anna")["channels"][0]["missing"]
    assert [end["missing"] for end in missing] == ["signatures"]


def test_a_page_fits_eighty_columns(shop: Terminal, tmp_path: Path):
    """Everything about a post with findings and faces is read without scrolling sideways."""
    post = shop.party(tmp_path, "ben", None)
    page = shop.done("status", post, by="anna")
    assert "Antworten stehen aus: 1" in page
    assert max(len(line) for line in page.splitlines() if "─" in line or "×" in line) <= 80
