"""Putting a backup back: checked first, then all tables or none, into a database that holds nothing."""

import hashlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from alembic.util import CommandError
from sqlalchemy import Connection, Engine, func, select

from storage.backup import OBJECTS, TABLES, Manifest, Tell, read_manifest
from storage.database import migrate, revision_of
from storage.errors import BackupDamaged, BackupFromLater, NotEmpty
from storage.objects import Objects
from storage.table_lines import fill, tables_of


def restore(file: Path, database: Engine, objects: Objects, tell: Tell = lambda _done, _all: None) -> Manifest:
    """Put everything back into an empty database, and bring it up to date.

    Raises NotABackup, BackupFromLater, BackupDamaged, NotEmpty; then nothing was written.
    """
    manifest = read_manifest(file)
    with ZipFile(file) as archive:
        _check(archive, manifest, file)
        _make_tables(database, manifest, file)
        _put_back(archive, objects, tell)
        with database.begin() as connection:
            _fill(connection, archive)
    migrate(database)
    return manifest


def _check(archive: ZipFile, manifest: Manifest, file: Path) -> None:
    """Every file is there and is what it was."""
    for name, sha256 in manifest.files.items():
        digest = hashlib.sha256()
        try:
            with archive.open(name) as stored:
                while block := stored.read(1 << 20):
                    digest.update(block)
        except (KeyError, BadZipFile, OSError):
            raise BackupDamaged(file, name) from None
        if digest.hexdigest() != sha256:
            raise BackupDamaged(file, name)


def _make_tables(database: Engine, manifest: Manifest, file: Path) -> None:
    """Empty tables as they were when the backup was made."""
    there = revision_of(database)
    if there is not None and (there != manifest.revision or _filled(database)):
        raise NotEmpty(file)
    try:
        migrate(database, manifest.revision)
    except CommandError:
        raise BackupFromLater(file, manifest.revision) from None


def _filled(database: Engine) -> bool:
    with database.execution_options(reading=True).connect() as connection:
        told = [table for table in tables_of(connection) if table.name in {"people", "posts", "history"}]
        return any(connection.execute(select(func.count()).select_from(table)).scalar_one() for table in told)


def _put_back(archive: ZipFile, objects: Objects, tell: Tell) -> None:
    names = [name for name in archive.namelist() if name.startswith(OBJECTS)]
    for number, name in enumerate(names, start=1):
        objects.put(name.removeprefix(OBJECTS), archive.read(name))
        tell(number, len(names))


def _fill(connection: Connection, archive: ZipFile) -> None:
    """What the empty tables began with gives way to what was kept."""
    tables = tables_of(connection)
    for table in reversed(tables):
        connection.execute(table.delete())
    for table in tables:
        with archive.open(f"{TABLES}{table.name}.jsonl") as lines:
            fill(connection, table, lines)
