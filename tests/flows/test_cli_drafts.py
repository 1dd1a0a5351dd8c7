"""On the command line too an unfinished draft is there for its author only."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from approvals.channel_accounts import ChannelAccount
from approvals.desk import drafting
from approvals.drafts import Draft
from approvals.fingerprint import new_id
from approvals.posts import Post
from flows.house import House
from tests.flows.terminal import Terminal


@pytest.fixture
def shop(home: House) -> Terminal:
    terminal = Terminal(home)
    terminal.open_shop()
    return terminal


@pytest.fixture
def draft(shop: Terminal) -> Post:
    """Anna's, as a page saved it."""
    with shop.home.begin(reading=True) as work:
        (anna,) = (person.id for person in work.people.find() if person.handle == "anna")
    return drafting.save(shop.home.begin, Draft("Noch geheim", ["export"]), by=anna, known_channels=["export"])


def test_the_author_sees_it(shop: Terminal, draft: Post):
    """Anna finds it in her list and by the beginning of its id."""
    assert [post["id"] for post in shop.told("status", by="anna")] == [draft.id]
    assert "Noch geheim" in shop.done("status", draft.id[:8], by="anna")


@pytest.mark.parametrize("reader", ["ben", "clara", "lena"])
def test_nobody_else_does(shop: Terminal, draft: Post, reader: str):
    """Not in the list, not by the beginning of its id, not by all of it, and not to be edited."""
    assert shop.told("status", by=reader) == []
    for known in (draft.id, draft.id[:8]):
        said = shop.refused("status", known, by=reader)
        assert "geheim" not in said
        assert draft.id[:8] == known or known in said
    assert "geheim" not in shop.refused("submit", "Meins", "--edit", draft.id, by=reader)


def test_its_author_is_told_to_hand_it_in(shop: Terminal, draft: Post):
    """Editing and withdrawing are for posts on their way."""
    assert "noch nicht eingereicht" in shop.refused("decide", "withdraw", draft.id, by="anna")


@pytest.fixture
def gram(shop: Terminal) -> Terminal:
    """The same shop, with an account on Instagram that is never asked."""
    with shop.home.begin() as work:
        (lena,) = (person.id for person in work.people.find() if person.handle == "lena")
        keys = {"account": "17841400000000000"}, {"token": "a token"}
        work.channel_accounts.add(ChannelAccount(new_id(), "instagram", "instagram", *keys, lena, work.now))
        work.commit()
    return shop


def test_a_frame_is_moved_and_given_back(gram: Terminal, tmp_path: Path):
    """Anna's panorama for Instagram: to the left, then somewhere else, then wherever we put it."""
    Image.new("RGB", (2000, 500), "teal").save(tmp_path / "weit.jpg")
    photo = ("--photo", str(tmp_path / "weit.jpg"), "--alt", "Ein Fest", "--channel", "instagram")
    post = gram.submit("Schön", *photo, "--crop", "instagram:1=x0")
    (frame,) = gram.told("status", post, by="anna")["channels"][0]["frames"]
    assert (frame["crop"]["x"], frame["chosen"], frame["fits"]) == (0, True, True)
    assert "Bild 1: Ausschnitt" in gram.done("status", post, by="anna")
    gram.done("submit", "--edit", post, "--crop", "instagram:1=x100", by="anna")
    assert list(gram.told("status", post, by="anna")["crops"]["instagram"].values()) == ["x100"]
    gram.done("submit", "--edit", post, "--crop", "instagram:1=auto", by="anna")
    assert gram.told("status", post, by="anna")["crops"] == {}


@pytest.mark.parametrize(
    "told", ["instagram", "instagram:2=x0", "instagram:1=z5", "instagram:1=x101", "instagram:0=x1"]
)
def test_a_frame_that_is_none_is_refused(shop: Terminal, told: str):
    """Of a photo that is not there, along no side, or too far; the form is said."""
    result = shop.type("submit", "Schön", "--channel", "instagram", "--crop", told, by="anna")
    assert result.exit_code == 2
    assert "CHANNEL:N=" in result.stderr


def test_a_text_of_its_own_is_told_for_its_channel(gram: Terminal):
    """Instagram reads Anna's short text, the export her long one; another edit leaves both."""
    post = gram.submit("Der lange Text", "--channel", "instagram", "--for", "instagram=Kurz")
    gram.done("submit", "Der längere Text", "--edit", post, by="anna")
    texts = {one["channel"]: one["text"] for one in gram.told("status", post, by="anna")["channels"]}
    assert texts == {"instagram": "Kurz", "export": "Der längere Text"}


def test_a_lesson_that_is_asked_for_holds_the_command_line_up_too(gram: Terminal):
    """It says where the lesson is; nothing was handed in."""
    with gram.home.begin() as work:
        work.set_company(replace(work.company, lesson_to_submit="writing"))
        work.commit()
    assert "unter „Lernen“" in gram.refused("submit", "Schön war's", "--channel", "export", by="anna")
    assert gram.told("status", by="anna") == []
