"""The chain in the database: appended by many at once it holds, and whatever is tampered with is named."""

import threading
import tracemalloc
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection, delete, select, update

from approvals.history import Broken, verify
from storage.chain import BATCH
from storage.tables_people import EntryRow, HeadRow
from tests.office import MONDAY, Office


def broken(office: Office) -> Broken | None:
    with office.begin(reading=True) as work:
        return verify(work.history.entries(), work.history.head())


def record(office: Office, count: int, kind: str = "noted") -> None:
    with office.begin() as work:
        for number in range(count):
            work.record(kind, office.people["anna"], "nothing", number=number, share=1 / 3, names=["ä", None])
        work.commit()


def test_eight_at_once_make_one_chain(any_office: Office) -> None:
    """Eight threads record ten decisions each: all are there, and the chain verifies."""
    before = len(any_office.entries())
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        for _ in range(10):
            record(any_office, 1)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(any_office.entries()) == before + 80
    assert broken(any_office) is None


def test_an_entry_reads_back_as_it_was_hashed(any_office: Office) -> None:
    """Numbers, umlauts and times to the microsecond."""
    any_office.clock.now = MONDAY + timedelta(microseconds=1)
    record(any_office, 1)
    entry = any_office.entries()[-1]
    assert entry.at == MONDAY + timedelta(microseconds=1)
    assert entry.facts == {"number": 0, "share": 1 / 3, "names": ["ä", None]}


def changed(**values: object) -> Callable[[Connection], None]:
    return lambda connection: connection.execute(update(EntryRow).where(EntryRow.n == 5).values(**values))


def removed(connection: Connection) -> None:
    connection.execute(delete(EntryRow).where(EntryRow.n == 5))


def swapped(connection: Connection) -> None:
    rows = {
        n: dict(connection.execute(select(EntryRow.__table__).where(EntryRow.n == n)).mappings().one()) for n in (5, 6)
    }
    for n, other in ((5, 6), (6, 5)):
        connection.execute(delete(EntryRow).where(EntryRow.n == n))
        connection.execute(EntryRow.__table__.insert().values(**rows[n] | {"n": other + 100}))
    for n in (5, 6):
        connection.execute(update(EntryRow).where(EntryRow.n == n + 100).values(n=n))


def last_removed(connection: Connection) -> None:
    connection.execute(delete(EntryRow).where(EntryRow.n == 7))


def head_moved(connection: Connection) -> None:
    connection.execute(update(HeadRow).values(sha256="0" * 64))


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (changed(kind="signed"), Broken(5, "content")),
        (changed(by="somebody"), Broken(5, "content")),
        (changed(about="other"), Broken(5, "content")),
        (changed(facts={}), Broken(5, "content")),
        (changed(at=MONDAY + timedelta(days=1)), Broken(5, "content")),
        (changed(id="0" * 64), Broken(5, "content")),
        (changed(before="0" * 64), Broken(5, "link")),
        (removed, Broken(5, "number")),
        (swapped, Broken(5, "link")),
        (last_removed, Broken(6, "head")),
        (head_moved, Broken(7, "head")),
    ],
)
def test_tampering_is_named(office: Office, tamper: Callable[[Connection], None], found: Broken) -> None:
    """Somebody with access to the tables changes, removes, swaps or cuts: the first broken entry is told."""
    assert len(office.entries()) == 7
    with office.engine.begin() as connection:
        tamper(connection)
    assert broken(office) == found


def test_entries_come_from_a_number_on(office: Office) -> None:
    """In order, over the borders of the batches."""
    record(office, BATCH + 5)
    with office.begin(reading=True) as work:
        numbers = [entry.seq for entry in work.history.entries(since=6)]
    assert numbers == list(range(6, BATCH + 13))


def test_verifying_many_entries_holds_only_a_batch_of_them(office: Office) -> None:
    """Ten thousand entries are verified in less memory than a quarter of them would need together."""
    record(office, 10 * BATCH)
    tracemalloc.start()
    everything = office.entries()
    _, whole = tracemalloc.get_traced_memory()
    del everything
    tracemalloc.reset_peak()
    assert broken(office) is None
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < whole / 3
