"""Promise 7, as far as it goes here: each decision is an entry, and the first broken one is named."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from approvals.history import FIRST, Broken, Entry, linked, verify
from tests.office import Office


def chain(length: int) -> list[Entry]:
    """Entries that hold."""
    before, entries = FIRST, []
    for seq in range(1, length + 1):
        entry = Entry(
            seq, datetime(2026, 11, 23, 9, seq, tzinfo=UTC), "signed", "clara", "post", {"n": seq}, before, ""
        )
        entries.append(replace(entry, sha256=linked(entry)))
        before = entries[-1].sha256
    return entries


def head(entries: list[Entry]) -> tuple[int, str]:
    return (entries[-1].seq, entries[-1].sha256) if entries else (0, FIRST)


@pytest.mark.parametrize("length", [0, 1, 5])
def test_an_untouched_chain_holds(length: int) -> None:
    """Also the empty one."""
    entries = chain(length)
    assert verify(entries, head(entries)) is None


@pytest.mark.parametrize(
    "change",
    [
        {"at": datetime(2026, 11, 23, 8, tzinfo=UTC)}, {"kind": "rejected"}, {"by": "dora"}, {"by": None},
        {"about": "another"}, {"facts": {"n": 4}}, {"facts": {}}, {"sha256": "0" * 64},
    ],
)  # fmt: skip
def test_a_changed_entry_is_named(change: dict[str, object]) -> None:
    """Whatever was changed in entry 3, its content no longer gives its hash."""
    entries = chain(5)
    entries[2] = replace(entries[2], **change)
    assert verify(entries, head(entries)) == Broken(3, "content")


def test_a_changed_entry_with_a_fresh_hash_breaks_the_next_link() -> None:
    """Whoever rewrites entry 3 and its hash is found out at entry 4."""
    entries = chain(5)
    forged = replace(entries[2], by="dora")
    entries[2] = replace(forged, sha256=linked(forged))
    assert verify(entries, head(entries)) == Broken(4, "link")


def test_a_removed_entry_is_named() -> None:
    """Entry 2 is gone: where it was, another number stands."""
    entries = chain(5)
    assert verify([entries[0], *entries[2:]], head(entries)) == Broken(2, "number")


def test_swapped_entries_are_named() -> None:
    """Entries 2 and 3 changed places."""
    entries = chain(5)
    entries[1], entries[2] = entries[2], entries[1]
    assert verify(entries, head(entries)) == Broken(2, "number")


def test_a_chain_cut_short_is_found_at_the_head() -> None:
    """The last entry is gone; the head still tells of it."""
    entries = chain(5)
    assert verify(entries[:-1], head(entries)) == Broken(4, "head")


def test_a_rewritten_end_is_found_at_the_head() -> None:
    """The last entry was forged with a fresh hash; no next link shows it, the head does."""
    entries = chain(5)
    known = head(entries)
    forged = replace(entries[4], by="dora")
    entries[4] = replace(forged, sha256=linked(forged))
    assert verify(entries, known) == Broken(5, "head")


def test_a_day_at_the_office_verifies(office: Office) -> None:
    """From the first person hired to the take-down."""
    post = office.published("ben")
    office.say("ben", "no")
    office.take_down(post)
    with office.begin(reading=True) as work:
        assert verify(work.history.entries(), work.history.head()) is None
    kinds = [entry.kind for entry in office.entries()]
    told = ["hired", "taken_in", "submitted", "searched", "proposed", "asked", "opened", "rendered", "answered"]
    told += ["signed", "approved", "released", "delivery_started", "published", "take_down_started", "taken_down"]
    assert sorted(dict.fromkeys(kinds), key=kinds.index) == sorted({*told, "stage"}, key=kinds.index)
