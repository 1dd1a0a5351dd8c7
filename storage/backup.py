"""A backup in one file: every table and every object, each with its hash. The keys of persons are never in it."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from sqlalchemy import Connection, Engine, Table

from storage.chain import Chain
from storage.database import revision_of
from storage.disk import sync_folder, write_part
from storage.errors import BackupFromLater, NotABackup, ObjectMissing
from storage.objects import Objects
from storage.table_lines import lines_of, tables_of

FORMAT = 1
MANIFEST, TABLES, OBJECTS = "manifest.json", "tables/", "objects/"
Tell = Callable[[int, int], None]
"""Hears how many of how many objects are done."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds; `files` are the SHA-256 of everything else in it, `head` the end of the history."""

    format: int
    made_at: str
    revision: str
    entries: int
    head: str
    rows: Mapping[str, int]
    files: Mapping[str, str]

    @property
    def objects(self) -> int:
        return sum(name.startswith(OBJECTS) for name in self.files)


def back_up(database: Engine, objects: Objects, file: Path, tell: Tell = lambda _done, _all: None) -> Manifest:
    """Write a backup while the service goes on; the file is whole or absent, and its owner's alone.

    The tables are those of one moment. Objects are copied afterwards: what a table names was there before it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = write_part(file.parent, b"")
    try:
        with ZipFile(part, "w", ZIP_DEFLATED) as archive:
            manifest = _written(database, objects, archive, tell)
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
        with part.open("rb") as whole:
            os.fsync(whole.fileno())
        part.rename(file)
        sync_folder(file.parent)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def read_manifest(file: Path) -> Manifest:
    """What the backup says it holds. Raises NotABackup, BackupFromLater."""
    try:
        with ZipFile(file) as archive:
            told = json.loads(archive.read(MANIFEST))
        manifest = Manifest(**told)
    except (OSError, BadZipFile, KeyError, ValueError, TypeError):
        raise NotABackup(file) from None
    if manifest.format > FORMAT:
        raise BackupFromLater(file, manifest.revision)
    return manifest


def _written(database: Engine, objects: Objects, archive: ZipFile, tell: Tell) -> Manifest:
    files: dict[str, str] = {}
    at = datetime.now(UTC).isoformat()
    with _moment(database) as connection:
        seq, head = Chain(connection).head()
        rows = {table.name: _dump(connection, table, archive, files) for table in tables_of(connection)}
    _take(objects, archive, files, tell)
    return Manifest(FORMAT, at, revision_of(database) or "", seq, head, rows, files)


def _moment(database: Engine) -> Connection:
    """Reads of one moment, whatever is written meanwhile."""
    connection = database.execution_options(reading=True).connect()
    if connection.dialect.name == "postgresql":
        connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return connection


def _dump(connection: Connection, table: Table, archive: ZipFile, files: dict[str, str]) -> int:
    name, digest, count = f"{TABLES}{table.name}.jsonl", hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as file:
        for line in lines_of(connection, table):
            digest.update(line)
            file.write(line)
            count += 1
    files[name] = digest.hexdigest()
    return count


def _take(objects: Objects, archive: ZipFile, files: dict[str, str], tell: Tell) -> None:
    keys = list(objects.keys(""))
    for number, key in enumerate(keys, start=1):
        try:
            data = objects.get(key)
        except ObjectMissing:
            continue  # forgotten since the tables were read
        archive.writestr(f"{OBJECTS}{key}", data, ZIP_STORED)
        files[f"{OBJECTS}{key}"] = hashlib.sha256(data).hexdigest()
        tell(number, len(keys))
