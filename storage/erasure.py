"""Nothing of what was deleted stays behind in the database's files."""

import time
from collections.abc import Callable
from sqlite3 import OperationalError

from sqlalchemy import Connection, Engine, text, update

from storage.tables_people import PersonRow, RemarkRow

TRIES, PAUSE = 40, 0.25  # seconds: somebody who reads holds up the last step for a moment


def emptied(connection: Connection, person: str) -> int:
    """Sealed values of a person are dropped without their key; the rows stay. Returns how many remarks there were."""
    connection.execute(
        update(PersonRow)
        .where(PersonRow.id == person)
        .values(sealed=b"", active=False, roles=frozenset(), portrait=None, guest=None, version=PersonRow.version + 1)
    )
    return connection.execute(update(RemarkRow).where(RemarkRow.person == person).values(sealed=b"")).rowcount


def scrub(engine: Engine) -> None:
    """Rewrite the database without its free pages, and empty its write-ahead log.

    PostgreSQL: dead rows go; what its own log still holds of them is sealed under keys that are destroyed.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
        return
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        _patiently(lambda: cursor.execute("VACUUM").fetchall() == [])
        _patiently(lambda: cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
        cursor.close()
    finally:
        raw.close()


def forget_order(engine: Engine) -> bool:
    """Empty SQLite's write-ahead log, which keeps the order of what was written; False where somebody is in the way.

    PostgreSQL's own log is not ours to empty: what it holds of the letterbox is sealed.
    """
    if engine.dialect.name == "postgresql":
        return False
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute("PRAGMA busy_timeout=0")
        (busy, *_) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.execute(f"PRAGMA busy_timeout={int(patience)}")
        cursor.close()
    finally:
        raw.close()
    return not busy


def _patiently(done: Callable[[], bool]) -> None:
    """Try until nobody is in the way; what is in the way longer raises."""
    for left in range(TRIES, 0, -1):
        try:
            if done():
                return
        except OperationalError:
            if left == 1:
                raise
        time.sleep(PAUSE)
