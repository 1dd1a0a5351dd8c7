"""Connecting to SQLite or PostgreSQL, and bringing the tables up to date."""

from importlib import resources
from sqlite3 import Connection as SqliteConnection
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 20
AT_ONCE = 40  # as many as there are threads for pages; a connection that is kept need not be prepared again
MIGRATING = 0x46726569  # any number, the same for everybody


def connect(url: str) -> Engine:
    """An engine for "sqlite:///FILE" or "postgresql+psycopg://...".

    On SQLite: WAL, foreign keys, full sync (nothing decided is lost), freed pages overwritten, and every writing
    transaction begins at once as a writer, so that two never deadlock half way.
    """
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,
        pool_size=AT_ONCE,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring the tables up to this revision; several that start together wait for the first."""
    if revision == "head" and revision_of(engine) == newest_revision():
        return
    config = alembic_config()
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATING})
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()


def revision_of(engine: Engine) -> str | None:
    """The revision the tables are at; None for an empty database."""
    with engine.execution_options(reading=True).connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    """The revision this program's tables are at."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("storage") / "migrations"))
    return config


def _prepare(raw: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    raw.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        raw.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN" if options.get("reading") else "BEGIN IMMEDIATE")
