"""Keys of persons: made once, found again, destroyed for good."""

import multiprocessing
import os
import stat
import time
from pathlib import Path

import pytest

from storage.errors import CompanyKeyStays, KeyDamaged, KeyDestroyed, KeyMissing, NotAPersonId
from storage.keys import COMPANY, FolderKeys


@pytest.fixture
def keys(tmp_path: Path) -> FolderKeys:
    return FolderKeys(tmp_path / "keys")


def test_everybody_has_a_key_of_their_own(keys: FolderKeys) -> None:
    """Anna's key is found again after a restart, and is not Bob's."""
    anna, bob = keys.create("anna"), keys.create("bob")
    assert len(anna) == 32
    assert anna != bob
    assert FolderKeys(keys._root).of("anna") == anna


def test_creating_twice_keeps_the_first_key(keys: FolderKeys) -> None:
    """A flow that runs twice does not make unreadable what it sealed the first time."""
    assert keys.create("anna") == keys.create("anna")


def _create(root: Path, start: "multiprocessing.synchronize.Barrier", found: "multiprocessing.Queue[bytes]") -> None:
    start.wait()
    found.put(FolderKeys(root).create("anna"))


def test_two_processes_creating_at_once_get_one_key(tmp_path: Path) -> None:
    """Nobody seals with a key that the other one then replaces."""
    spawning = multiprocessing.get_context("spawn")
    start, found = spawning.Barrier(3), spawning.Queue()
    processes = [spawning.Process(target=_create, args=(tmp_path / "keys", start, found)) for _ in range(3)]
    for process in processes:
        process.start()
    seen = {found.get(timeout=60) for _ in processes}
    for process in processes:
        process.join()
    assert seen == {FolderKeys(tmp_path / "keys").of("anna")}


def test_who_never_had_a_key(keys: FolderKeys) -> None:
    """A missing key is told apart from a destroyed one, by name."""
    with pytest.raises(KeyMissing) as refusal:
        keys.of("anna")
    assert refusal.value.person == "anna"


def test_a_destroyed_key_never_comes_back(keys: FolderKeys) -> None:
    """Neither asking nor creating again helps; destroying again changes nothing."""
    keys.create("anna")
    keys.destroy("anna")
    keys.destroy("anna")
    for again in (keys.of, keys.create):
        with pytest.raises(KeyDestroyed):
            again("anna")


def test_a_destroyed_key_is_nowhere_in_the_folder(keys: FolderKeys) -> None:
    """Its bytes are overwritten also for who still holds the file open."""
    key = keys.create("anna")
    with (keys._root / "anna.key").open("rb", buffering=0) as held:
        keys.destroy("anna")
        assert held.read() != key
    assert all(key not in path.read_bytes() for path in keys._root.iterdir())


def test_a_restore_learns_whom_to_erase_again(keys: FolderKeys) -> None:
    """The tombstone stays, also for a person whose key was never here."""
    for person in ("anna", "bob"):
        keys.create(person)
    keys.destroy("anna")
    keys.destroy("carla")
    assert list(FolderKeys(keys._root).destroyed()) == ["anna", "carla"]
    assert list(keys.people()) == ["bob"]


def test_a_crash_between_tombstone_and_removal(keys: FolderKeys) -> None:
    """A key file that outlived its tombstone, or came back from a copy, is not used."""
    keys.create("anna")
    (keys._root / "anna.destroyed").touch()
    with pytest.raises(KeyDestroyed):
        keys.of("anna")
    assert list(keys.people()) == []


def test_the_company_key_stays(keys: FolderKeys) -> None:
    """The company has a key, is no person, and cannot be erased."""
    keys.create(COMPANY)
    assert list(keys.people()) == []
    with pytest.raises(CompanyKeyStays):
        keys.destroy(COMPANY)
    assert keys.of(COMPANY)


def test_a_damaged_key_is_not_used(keys: FolderKeys) -> None:
    """Sealing with half a key would lose what was sealed."""
    keys.create("anna")
    (keys._root / "anna.key").write_bytes(b"half")
    with pytest.raises(KeyDamaged):
        keys.of("anna")


@pytest.mark.parametrize("person", ["", "../anna", "anna/bob", ".anna", "Anna", "a" * 101, "anna\n", "anna.key"])
def test_what_cannot_be_an_id(keys: FolderKeys, person: str) -> None:
    """No name leads out of the folder or to a second spelling of the same key."""
    for verb in (keys.create, keys.of, keys.destroy):
        with pytest.raises(NotAPersonId):
            verb(person)


def test_only_the_owner_enters(keys: FolderKeys) -> None:
    """The folder is closed to others even where it was open before, and so is every file."""
    keys._root.chmod(0o755)
    FolderKeys(keys._root).create("anna")
    keys.destroy("bob")
    assert stat.S_IMODE(keys._root.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in keys._root.iterdir()} == {0o600}


@pytest.fixture
def remembering(keys: FolderKeys, monkeypatch: pytest.MonkeyPatch) -> FolderKeys:
    """Anna's and Bob's keys, remembered: read again after the folder had been left alone for a while."""
    for person in ("anna", "bob"):
        keys.create(person)
    time.sleep(0.05)  # longer than a tick of the disk's clock
    monkeypatch.setattr("storage.keys._SETTLED", 0)
    for person in ("anna", "bob"):
        keys.of(person)
    return keys


def test_a_key_is_read_from_the_disk_once(remembering: FolderKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    """While nothing in the folder changes, memory answers."""
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read again"))
    assert remembering.of("anna") != remembering.of("bob")


def test_a_key_destroyed_elsewhere_is_gone_here_at_once(remembering: FolderKeys) -> None:
    """Another process destroys Anna's key: who remembered it forgets it with the next question, and keeps Bob's."""
    FolderKeys(remembering._root).destroy("anna")
    with pytest.raises(KeyDestroyed):
        remembering.of("anna")
    assert "anna" not in remembering._remembered.keys
    assert remembering.of("bob")


def test_a_folder_that_has_just_changed_is_not_trusted(keys: FolderKeys) -> None:
    """Two changes within one tick of the disk's clock look like one: so nothing is remembered until it is over."""
    keys.create("anna")
    keys.of("anna")
    assert keys._remembered.keys == {}


def test_a_folder_put_back_from_a_copy_with_its_old_times_is_read_anew(remembering: FolderKeys) -> None:
    """The copy does not know Anna any more; its times say that nothing happened."""
    before = remembering._root.stat()
    (remembering._root / "anna.key").unlink()
    os.utime(remembering._root, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(KeyMissing):
        remembering.of("anna")
