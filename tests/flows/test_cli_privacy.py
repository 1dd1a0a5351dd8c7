"""A no is private: what others read is the same after a no, after silence, and for a face nobody knows."""

import json
from pathlib import Path

import pytest

from flows.house import House
from tests.flows.terminal import Terminal


@pytest.fixture
def shop(home: House) -> Terminal:
    terminal = Terminal(home)
    terminal.open_shop()
    return terminal


def seen_by(shop: Terminal, who: str, post: str) -> str:
    """A post's card without what differs between any two posts."""
    card = shop.told("status", post, by=who)
    (face,), (end,) = card["pictures"][0]["faces"], card["channels"][0]["missing"]
    assert end.pop("about") == face.pop("id")
    return json.dumps([face, end, card["channels"][0]["ready"]])


@pytest.mark.parametrize("reader", ["anna", "clara", "lena"])
def test_no_silence_and_unknown_look_alike(shop: Terminal, tmp_path: Path, reader: str):
    """Author, contact and lead see one and the same after Ben's no, after Dora's silence, and for a stranger."""
    refused, silent, unknown = (shop.party(tmp_path, who) for who in ("ben", "dora", None))
    shop.answer("ben", "no")
    shop.clock.move(days=4)
    cards = {seen_by(shop, reader, post) for post in (refused, silent, unknown)}
    assert len(cards) == 1
    assert "ben" not in cards.pop()
    pages = [shop.done("status", post, by=reader) for post in (refused, silent, unknown)]
    assert all("verpixeln oder ein anderes Bild nehmen" in page for page in pages)
    assert not any("ben" in page or "dora" in page for page in pages)


def test_while_answers_are_out_there_is_a_number_and_a_deadline(shop: Terminal, tmp_path: Path):
    """Nobody reads who is being asked before they have said yes."""
    post = shop.party(tmp_path, "ben", "dora")
    card = shop.told("status", post, by="anna")
    (end,) = card["channels"][0]["missing"]
    assert (end["missing"], end["count"], end["deadline"][:10]) == ("answers", 2, "2026-11-26")
    assert [face["name"] for face in card["pictures"][0]["faces"]] == [None, None]
    assert "ben" not in shop.done("status", post, by="clara")


def test_people_see_their_own_answer(shop: Terminal, tmp_path: Path):
    """Ben reads his own no, and nobody else's name."""
    post = shop.party(tmp_path, "ben", "dora")
    shop.answer("ben", "no")
    faces = shop.told("status", post, by="ben")["pictures"][0]["faces"]
    assert [face["name"] for face in faces] == ["ben", None]
    assert "du: nein" in shop.done("status", post, by="ben")


def test_candidates_are_for_those_who_settle_them(shop: Terminal, tmp_path: Path):
    """The author reads whom the machine proposes; a colleague who only reads along does not."""
    post = shop.party(tmp_path, "dora", band="ask")
    proposed = {
        who: shop.told("status", post, by=who)["pictures"][0]["faces"][0]["candidates"] for who in ("anna", "ben")
    }
    assert [one["handle"] for one in proposed["anna"]] == ["dora"]
    assert proposed["ben"] == []


def test_nobody_answers_for_somebody_else(shop: Terminal, tmp_path: Path):
    """Anna cannot answer Ben's question, not even with its whole number."""
    shop.party(tmp_path, "ben")
    (question,) = shop.told("decide", "questions", by="ben")
    said = shop.refused("decide", "answer", question["id"], "yes", by="anna")
    assert "Antworten kann nur, wer gefragt wurde" in said


def test_not_me_takes_the_name_off(shop: Terminal, tmp_path: Path):
    """After "not me" Ben has no question, and his name cannot be put back."""
    post = shop.party(tmp_path, "ben")
    (question,) = shop.told("decide", "questions", by="ben")
    shop.done("decide", "not-me", question["id"][:8], by="ben")
    face = shop.told("status", post, by="anna")["pictures"][0]["faces"][0]["id"]
    assert shop.told("decide", "questions", by="ben") == []
    assert "dass sie das nicht ist" in shop.refused("decide", "name", post, face, "ben", by="anna")
