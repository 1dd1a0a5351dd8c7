"""How a text will look on a channel."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.pages.in_feeds import FOLDS, Feed, in_feed
from policies.limits import CHANNELS

LINK = "https://lindner.example/aktuelles/2026/sommerfest?von=post"


def words(feed: Feed) -> tuple[str, str]:
    return "".join(bit.shown for bit in feed.head), "".join(bit.shown for bit in feed.rest)


@pytest.mark.parametrize(("channel", "fold"), FOLDS.items())
def test_a_long_text_is_cut_between_two_words(channel: str, fold: int):
    """Nothing is lost: the rest is behind "more"."""
    text = "Wort " * 200
    head, rest = words(in_feed(text, channel, own_text=False))
    assert fold - 5 <= len(head) <= fold
    assert head + rest == text.strip()
    assert rest.startswith(" ")


def test_many_lines_are_cut_by_lines():
    """Instagram shows three."""
    head, _ = words(in_feed("eins\nzwei\ndrei\nvier", "instagram", own_text=False))
    assert head == "eins\nzwei\ndrei"


def test_a_short_text_is_shown_as_a_whole():
    """Where nothing is cut there is no "more"."""
    assert words(in_feed("Hallo", "linkedin", own_text=False)) == ("Hallo", "")


@pytest.mark.parametrize(
    ("channel", "shown"),
    [
        ("mastodon", "lindner.example/aktuelles/2026…"),
        ("bluesky", "lindner.example/aktuelles/20..."),
        ("linkedin", "https://lnkd.in/…"),
        ("facebook", LINK),
    ],
)
def test_links_are_shown_as_the_channel_shows_them(channel: str, shown: str):
    """Each shortens in its own way, and a full stop behind is none of the link."""
    feed = in_feed(f"Seht selbst: {LINK}.", channel, own_text=False)
    assert words(feed)[0] == f"Seht selbst: {shown}."
    assert list(feed.notes) == ([] if shown == LINK else ["shortened"])


def test_links_on_instagram_are_called_dead():
    """Nobody can tap them there."""
    assert list(in_feed(LINK, "instagram", own_text=False).notes) == ["dead"]


def test_a_tag_is_never_cut_in_two():
    """It goes behind "more" as a whole."""
    head, rest = words(in_feed("x" * 120 + " #EinSehrLangesSchlagwort", "instagram", own_text=False))
    assert "#" not in head
    assert rest.strip() == "#EinSehrLangesSchlagwort"


def test_what_the_channel_counts_is_what_is_told():
    """A link costs 23 on Mastodon."""
    feed = in_feed(LINK, "mastodon", own_text=False)
    assert (feed.used, feed.limit, feed.over) == (23, 500, False)


@given(st.text(max_size=400), st.sampled_from([*CHANNELS, "a new one"]))
def test_any_text_is_shown_on_any_channel(text: str, channel: str):
    """Words that are no link stand there unchanged and in order, and nothing fails."""
    feed = in_feed(text, channel, own_text=False)
    meant = "".join(bit.meant or bit.shown for bit in (*feed.head, *feed.rest))
    assert meant == text.strip()
