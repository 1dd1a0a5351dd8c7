"""What changed between two revisions."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from approvals.drafts import Draft
from approvals.posts import Revision, Shown
from approvals.times import Moment
from approvals.versions import Changed, changes, words_changed

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TREE, BENCH = Shown("a" * 64, "Ein Baum", "Anna"), Shown("b" * 64, "Eine Bank", "Anna")


def revision(**fields: object) -> Revision:
    return Draft(**{"text": "Schön war's!", "channels": ("export",), **fields}).revision("p", 1, "anna", NOON)


def test_two_equal_revisions_differ_in_nothing():
    """Who looks at a revision beside itself reads that nothing changed."""
    assert changes(revision(), revision()).none


def test_words_are_told_one_by_one():
    """Anna replaces one word: what stands around it is kept."""
    pieces = words_changed("Das Fest war schön.", "Das Fest war wunderbar.")
    assert [(one.change, one.text) for one in pieces] == [
        ("kept", "Das Fest war "), ("removed", "schön"), ("added", "wunderbar"), ("kept", "."),
    ]  # fmt: skip


@given(st.text(max_size=300), st.text(max_size=300))
def test_both_texts_can_be_read_back(before: str, after: str):
    """Whatever was written, the pieces hold both texts to the letter."""
    pieces = words_changed(before, after)
    assert "".join(one.text for one in pieces if one.change != "added") == before
    assert "".join(one.text for one in pieces if one.change != "removed") == after


def test_a_very_long_text_is_compared_by_lines():
    """Sixty pages of text are compared within moments, and still hold to the letter."""
    before = "\n".join(f"Zeile {number} mit ein paar Wörtern" for number in range(2_000))
    pieces = words_changed(before, before.replace("Zeile 7 ", "Zeile sieben "))
    assert [one.text for one in pieces if one.change == "added"] == ["Zeile sieben mit ein paar Wörtern\n"]


def test_pictures_come_go_and_change_their_words():
    """A picture is added, another removed, and one that stays gets another description."""
    before = revision(pictures=[TREE])
    assert changes(before, revision(pictures=[BENCH])).pictures_added == (BENCH,)
    assert changes(before, revision(pictures=[BENCH])).pictures_removed == (TREE,)
    reworded = replace(TREE, alt="Die alte Linde")
    assert changes(before, revision(pictures=[reworded])).reworded == ((TREE, reworded),)


def test_another_order_is_told_as_that():
    """The same two pictures the other way round: nothing came, nothing went."""
    changed = changes(revision(pictures=[TREE, BENCH]), revision(pictures=[BENCH, TREE]))
    assert changed.reordered
    assert (changed.pictures_added, changed.pictures_removed, changed.reworded) == ((), (), ())


def test_channels_time_occasion_and_variants():
    """Each of them is told by itself."""
    wish = Moment(NOON, "Europe/Berlin")
    after = revision(channels=("instagram",), wish=wish, event="Sommerfest", variants={"instagram": "Kurz"})
    changed = changes(revision(), after)
    assert (changed.channels_added, changed.channels_removed) == (("instagram",), ("export",))
    assert changed.wish == (None, wish)
    assert changed.event == Changed(None, "Sommerfest")
    assert [one.text for one in changed.texts["instagram"]] == ["Kurz"]
