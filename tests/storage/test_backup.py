"""What was decided survives the loss of the whole folder, and moves between databases."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import Engine, select

from approvals.history import verify
from approvals.placements import Place
from storage.backup import back_up, read_manifest
from storage.chain import Chain
from storage.database import connect, migrate, revision_of
from storage.errors import BackupDamaged, BackupFromLater, KeysOfOthers, NotABackup, NotEmpty
from storage.keys import FolderKeys
from storage.keys_twice import KeysTwice
from storage.objects import FolderObjects
from storage.restore import restore
from storage.table_lines import tables_of
from tests.office import Office


def everything(engine: Engine) -> Mapping[str, list[tuple[object, ...]]]:
    with engine.execution_options(reading=True).connect() as connection:
        return {table.name: [*map(tuple, connection.execute(select(table)))] for table in tables_of(connection)}


def saved(office: Office, folder: Path) -> Path:
    post = office.approved()
    office.release(post)
    office.objects.put("originals/abc", b"a picture")
    back_up(office.engine, office.objects, folder / "all.zip")
    return folder / "all.zip"


def rewritten(file: Path, name: str, data: bytes) -> Path:
    """The same backup with one file in it replaced."""
    other = file.with_name("rewritten.zip")
    with ZipFile(file) as old, ZipFile(other, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, data if entry == name else old.read(entry))
    return other


def test_everything_comes_back(any_office: Office, tmp_path: Path) -> None:
    """From either database into SQLite: tables, pictures, the unbroken chain, and work goes on from there."""
    file = saved(any_office, tmp_path / "elsewhere")
    database, objects = connect(f"sqlite:///{tmp_path / 'new.db'}"), FolderObjects(tmp_path / "new")
    manifest = restore(file, database, objects)
    with any_office.begin(reading=True) as work:
        assert (manifest.entries, manifest.head) == work.history.head()
    assert revision_of(database) == manifest.revision
    assert objects.get("originals/abc") == b"a picture"
    with database.execution_options(reading=True).connect() as connection:
        chain = Chain(connection)
        assert verify(chain.entries(), chain.head()) is None
    any_office.engine = database
    assert [*any_office.places(any_office.submit().id)] == []
    with any_office.begin(reading=True) as work:
        assert {one.stage for one in work.placements.find()} == {Place.QUEUED}


def test_one_machine_becomes_several(office: Office, postgres_url: str, tmp_path: Path) -> None:
    """A backup of SQLite restored into PostgreSQL holds the same rows, and new ones are numbered on."""
    file = saved(office, tmp_path / "elsewhere")
    before = everything(office.engine)
    several = connect(postgres_url)
    restore(file, several, FolderObjects(tmp_path / "new"))
    assert {name: len(rows) for name, rows in everything(several).items()} == {k: len(v) for k, v in before.items()}
    office.engine = several
    assert office.stage(office.submit().id) == "checking"
    several.dispose()


def test_a_backup_is_one_moment(office: Office, tmp_path: Path) -> None:
    """What is decided while it is written is not half in it: entries and head fit together."""
    file = saved(office, tmp_path)
    office.submit()
    database = connect(f"sqlite:///{tmp_path / 'new.db'}")
    manifest = restore(file, database, FolderObjects(tmp_path / "new"))
    with database.execution_options(reading=True).connect() as connection:
        assert len([*Chain(connection).entries()]) == manifest.entries


def test_no_key_is_in_it(office: Office, tmp_path: Path) -> None:
    """Whoever finds a backup cannot open what is sealed."""
    file = saved(office, tmp_path / "elsewhere")
    keys = [path.read_bytes() for path in (office.folder / "keys").glob("*.key")]
    with ZipFile(file) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert keys
    assert not [key for key in keys if key in whole or key.hex().encode() in whole]
    assert file.stat().st_mode & 0o077 == 0


def test_a_damaged_backup_changes_nothing(office: Office, tmp_path: Path) -> None:
    """One row is changed in the file: nothing is restored, and the file in it is named."""
    file = rewritten(saved(office, tmp_path), "tables/posts.jsonl", b"{}\n")
    database = connect(f"sqlite:///{tmp_path / 'new.db'}")
    with pytest.raises(BackupDamaged) as refusal:
        restore(file, database, FolderObjects(tmp_path / "new"))
    assert refusal.value.name == "tables/posts.jsonl"
    assert revision_of(database) is None


def test_what_is_here_is_not_overwritten(office: Office, tmp_path: Path) -> None:
    """Neither a company that works, nor what another program wrote."""
    file = saved(office, tmp_path)
    with pytest.raises(NotEmpty):
        restore(file, office.engine, office.objects)
    (tmp_path / "notes.zip").write_text("no zip at all")
    with pytest.raises(NotABackup):
        read_manifest(tmp_path / "notes.zip")


def test_a_backup_of_a_later_version_is_refused(office: Office, tmp_path: Path) -> None:
    """Its tables are unknown here; the file stays as it is."""
    file = saved(office, tmp_path)
    with ZipFile(file) as archive:
        later = archive.read("manifest.json").replace(read_manifest(file).revision.encode(), b"9999")
    with pytest.raises(BackupFromLater):
        restore(rewritten(file, "manifest.json", later), connect(f"sqlite:///{tmp_path / 'new.db'}"), office.objects)


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Made with the tables of long ago, restored into those of today."""
    old, new = connect(f"sqlite:///{tmp_path / 'old.db'}"), connect(f"sqlite:///{tmp_path / 'new.db'}")
    migrate(old, "0010")
    objects = FolderObjects(tmp_path / "objects")
    assert back_up(old, objects, tmp_path / "old.zip").revision == "0010"
    restore(tmp_path / "old.zip", new, objects)
    migrate(old)
    assert revision_of(new) == revision_of(old)
    assert {name: len(rows) for name, rows in everything(new).items()} == {
        name: len(rows) for name, rows in everything(old).items()
    }


def test_keys_lie_twice(tmp_path: Path) -> None:
    """The folder of the keys is lost: the copy has them, and it knows that Emil was erased."""
    keys = KeysTwice.below(tmp_path / "keys", tmp_path / "copy")
    anna, _ = keys.create("anna"), keys.create("emil")
    keys.destroy("emil")
    again = KeysTwice.below(tmp_path / "new", tmp_path / "copy")
    assert again.of("anna") == anna
    assert list(again.people()) == ["anna"]
    assert list(again.destroyed()) == ["emil"]


def test_keys_of_another_company_are_not_mixed_in(tmp_path: Path) -> None:
    """Somebody names the wrong folder: nothing is copied, in neither direction."""
    ours, theirs = FolderKeys(tmp_path / "ours"), FolderKeys(tmp_path / "theirs")
    for keys, person in ((ours, "anna"), (theirs, "berta")):
        keys.create("company")
        keys.create(person)
    with pytest.raises(KeysOfOthers):
        KeysTwice.below(tmp_path / "ours", tmp_path / "theirs")
    assert (list(ours.people()), list(theirs.people())) == (["anna"], ["berta"])


def test_a_copy_brought_back_later_unerases_nobody(tmp_path: Path) -> None:
    """Emil was erased while the disk with the copy lay in a drawer; his key there goes, too."""
    first, copy = FolderKeys(tmp_path / "keys"), FolderKeys(tmp_path / "copy")
    copy.keep("emil", first.create("emil"))
    first.destroy("emil")
    KeysTwice.below(tmp_path / "keys", tmp_path / "copy")
    assert list(copy.destroyed()) == ["emil"]
    assert not (tmp_path / "copy" / "emil.key").exists()
