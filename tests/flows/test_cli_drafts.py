"""On the command line too an unfinished draft is there for its author only."""

import pytest

from approvals.desk import drafting
from approvals.drafts import Draft
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
