"""Whoever looks for the author of an anonymous worry finds out no more than by drawing lots."""

import random
import secrets
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from approvals.desk import laying_in
from approvals.errors import NothingToSay, TooLong
from approvals.letterbox import LONGEST, Slip, SlipKind, slip
from approvals.mood import weeks
from storage.erasure import forget_order
from storage.tables_change import SlotRow, WorryRow
from tests.change_pages import WORRIES, answered_mood, laid_in, next_day
from tests.office import Office

SECRETS = ("Sorge Alpha Quastenflosser", "Sorge Beta Schnabeltier", "Sorge Gamma Erdferkel")
ROUNDS = 60
SIGMAS = 5
"""A right guess is 1 in 3 by chance; so far above it nobody comes by luck more often than once in a million runs."""


def dumped(office: Office) -> list[str]:
    """The order in which the tables give the rows."""
    with office.engine.connect() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT text FROM worries WHERE person IS NULL")]


def by_id(office: Office) -> list[str]:
    with office.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT text FROM worries WHERE person IS NULL ORDER BY id")
        return [row[0] for row in rows]


def on_the_disk(office: Office) -> list[str]:
    """The order of the bytes in the database's own file."""
    forget_order(office.engine)
    data = (office.folder / "freigabe.db").read_bytes()
    return sorted(SECRETS, key=lambda one: data.find(one.encode()))


def in_the_log(office: Office) -> list[str]:
    """The order of the bytes in the write-ahead log, as it lies there before it is emptied."""
    log = office.folder / "freigabe.db-wal"
    data = log.read_bytes() if log.exists() else b""
    return sorted(SECRETS, key=lambda one: data.find(one.encode()))


def by_hands(office: Office) -> list[str]:
    """By whose hands they were put in, who were given them in turn."""
    with office.begin(reading=True) as work:
        return [one.text for one in sorted(work.worries.find(person=None), key=lambda one: one.owner or "")]


@pytest.mark.parametrize("clue", [dumped, by_id, in_the_log, on_the_disk, by_hands], ids=lambda clue: clue.__name__)
def test_who_saw_everybody_come_in_turn_cannot_tell_whose_worry_is_whose(
    tmp_path: Path, clue: Callable[[Office], list[str]]
) -> None:
    """An attacker who knows in which order people came matches it with every order there is, and is right by chance."""
    office, right = Office(tmp_path), 0
    for _ in range(ROUNDS):
        order = random.sample(SECRETS, 3)
        laid_in(office, *order)
        next_day(office)
        right += sum(guess == truth for guess, truth in zip(clue(office), order, strict=True))
        _emptied(office)
    guesses = ROUNDS * 3
    spread = (2 / 9 * guesses) ** 0.5
    assert abs(right - guesses / 3) < SIGMAS * spread


def _emptied(office: Office) -> None:
    with office.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM worries")


def test_rows_without_names_have_no_number_no_time_and_no_person(office: Office) -> None:
    """What a worry carries is a random id and a week; no table of theirs keeps the order of arrival."""
    assert not any("time" in repr(column.type).lower() for row in (SlotRow, WorryRow) for column in row.__table__.c)
    with office.engine.connect() as connection:
        tables = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").all())
    for table in ("letterbox", "worries", "pulses"):
        assert "WITHOUT ROWID" in tables[table]


def everything(office: Office) -> Iterator[tuple[str, object]]:
    """Every row of every table but the letterbox's own."""
    with office.engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        for name in names:
            if name != "letterbox":
                yield name, [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]


def test_laying_in_touches_nothing_but_the_letterbox(office: Office) -> None:
    """No history, no outbox, no message, no session: afterwards every other table is what it was."""
    before = list(everything(office))
    laid_in(office, SECRETS[0])
    assert list(everything(office)) == before


def test_the_letterbox_shows_neither_words_nor_how_many(office: Office) -> None:
    """Slots are sealed and of one size, and a full one looks like an empty one; not one is the same a minute later."""
    laying_in.tend(office.begin)
    empty = _slots(office)
    laid_in(office, SECRETS[0])
    laying_in.tend(office.begin)
    full = _slots(office)
    assert [len(sealed) for _, sealed in full] == [len(sealed) for _, sealed in empty]
    assert not {one for one, _ in full} & {one for one, _ in empty}
    files = [path.read_bytes() for path in office.folder.rglob("*") if path.is_file()]
    assert not any(SECRETS[0].encode() in data for data in files)


def _slots(office: Office) -> list[tuple[str, bytes]]:
    with office.engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql("SELECT id, sealed FROM letterbox")]


def test_the_log_that_keeps_the_order_is_emptied_every_minute(office: Office) -> None:
    """Afterwards no frame of the write-ahead log tells what was written after what."""
    laid_in(office, SECRETS[0])
    office.engine.dispose()
    assert forget_order(office.engine)
    assert (office.folder / "freigabe.db-wal").stat().st_size == 0


def test_two_worries_wait_for_a_third(office: Office) -> None:
    """None appears with fewer than two others, and not before the letterbox is opened the next day."""
    laying_in.tend(office.begin)
    laid_in(office, *WORRIES[:2])
    assert next_day(office) == 0
    laid_in(office, WORRIES[2])
    assert laying_in.tend(office.begin) == 0
    assert next_day(office) == 3
    assert sorted(dumped(office)) == sorted(WORRIES)


def test_those_that_come_out_share_one_week_and_have_an_owner_and_a_day(office: Office) -> None:
    """The week is that in which they appeared, whenever they came; contacts take them in turn."""
    laid_in(office, *WORRIES)
    next_day(office)
    with office.begin(reading=True) as work:
        found = work.worries.find()
    assert {one.week for one in found} == {"2026-W48"}
    assert {one.owner for one in found} == {office.people["clara"], office.people["dora"]}
    assert all(one.due for one in found)


@pytest.mark.parametrize(("count", "shown"), [(4, 0), (5, 5), (9, 5), (10, 10)])
def test_the_mood_moves_in_steps_of_five(office: Office, count: int, shown: int) -> None:
    """What is left over waits; of five answers only the sums of each question are kept."""
    answered_mood(office, *["1,2,3"] * count)
    next_day(office)
    with office.begin(reading=True) as work:
        told = weeks(work.pulses.find())
    assert sum(one.answers for one in told) == shown
    assert not told or told[0].means == (1, 2, 3)


def test_a_slip_of_the_longest_words_fits_its_slot(office: Office) -> None:
    """A thousand letters of four bytes are no larger than an empty slot."""
    laying_in.tend(office.begin)
    size = {len(sealed) for _, sealed in _slots(office)}
    laid_in(office, "😀" * LONGEST)
    assert {len(sealed) for _, sealed in _slots(office)} == size


def test_words_that_are_none_are_refused() -> None:
    """Nothing, and too much."""
    with pytest.raises(NothingToSay):
        slip(SlipKind.WORRY, " \x00\n")
    with pytest.raises(TooLong):
        slip(SlipKind.WORRY, "x" * (LONGEST + 1))


@pytest.mark.parametrize("count", [1, 8, 9])
def test_slots_come_in_eights(office: Office, count: int) -> None:
    """Their number tells next to nothing of how many slips there are, and none gets lost."""
    said = [Slip(SlipKind.RUMOUR, secrets.token_hex(8)) for _ in range(count)]
    for one in said:
        laying_in.lay_in(office.begin, one)
    assert len(_slots(office)) % 8 == 0
    assert _lying(office) == {one.said for one in said}


def _lying(office: Office) -> set[str]:
    with office.begin() as work:
        slips: Sequence[Slip] = work.letterbox.slips()
    return {one.said for one in slips}
