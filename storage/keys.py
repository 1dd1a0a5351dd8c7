"""Keys of persons: outside the database and outside its backup, so that destroying one erases what it had sealed."""

import fcntl
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from storage.disk import sync_folder, write_part
from storage.errors import CompanyKeyStays, KeyDamaged, KeyDestroyed, KeyMissing, KeysOfOthers, NotAPersonId

COMPANY = "company"  # stands where a person's id stands, for commitments that the system itself makes

_PERSON = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_LENGTH = 32
_KEY, _TOMBSTONE = ".key", ".destroyed"
_SETTLED = 2_000_000_000  # nanoseconds; no file system's times are coarser (FAT's are two seconds)


class PersonKeys(Protocol):
    """One key of 32 random bytes a person, plus the company's. All raise NotAPersonId for what cannot be an id."""

    def create(self, person: str) -> bytes:
        """Make the key, or find the one already made: two at once get the same. Raises KeyDestroyed."""

    def of(self, person: str) -> bytes:
        """Find the key. Raises KeyMissing, KeyDestroyed, KeyDamaged."""

    def destroy(self, person: str) -> None:
        """Make what the key sealed unreadable for ever; twice is as good as once. Raises CompanyKeyStays."""

    def people(self) -> Iterator[str]:
        """Persons who have a key, in order."""

    def destroyed(self) -> Iterator[str]:
        """Persons whose key was destroyed, in order: what a restore has to erase again first."""


@dataclass(frozen=True)
class _Remembered:
    """Keys read while the folder bore this stamp: inode, and when its entries last changed."""

    stamp: tuple[int, int, int]
    keys: dict[str, bytes] = field(default_factory=dict)


class FolderKeys:
    """Keys as files of a folder that only its owner may enter.

    A destroyed key is overwritten before it is removed; copy-on-write disks and backups of this folder may hold more.
    Keys that were read stay in memory until anything in the folder changes.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._remembered = _Remembered((0, 0, 0))
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        root.chmod(0o700)

    def create(self, person: str) -> bytes:
        return self.keep(person, secrets.token_bytes(_LENGTH))

    def keep(self, person: str, key: bytes) -> bytes:
        """Keep this key, unless there is one already: that one is returned. Raises KeyDestroyed."""
        path = self._file(person, _KEY)
        with self._alone():
            self._raise_if_destroyed(person)
            if not path.exists():
                write_part(self._root, key).rename(path)
                sync_folder(self._root)
        return self.of(person)

    def take_over(self, other: "FolderKeys") -> None:
        """Destroy what is destroyed there, and keep the keys that are lacking here.

        Raises KeysOfOthers, having changed nothing, where both have a company's key and they differ.
        """
        with suppress(KeyMissing):
            if self.of(COMPANY) != other.of(COMPANY):
                raise KeysOfOthers(COMPANY)
        for person in set(other.destroyed()) - set(self.destroyed()):
            self.destroy(person)
        for person in {*other.people(), COMPANY} - {*self.people(), *self.destroyed()}:
            with suppress(KeyMissing):
                self.keep(person, other.of(person))

    def of(self, person: str) -> bytes:
        remembered = self._still_true()
        key = remembered.keys.get(person) if remembered else None
        if key is None:
            key = self._read(person)
            if remembered:
                remembered.keys[person] = key
        return key

    def _still_true(self) -> "_Remembered | None":
        """What is remembered of the folder as it is now; None while it changed so lately that a change may not show."""
        there = self._root.stat()
        stamp = (there.st_ino, there.st_mtime_ns, there.st_ctime_ns)
        if self._remembered.stamp != stamp:
            self._remembered = _Remembered(stamp)
        return self._remembered if time.time_ns() - max(stamp[1:]) > _SETTLED else None

    def _read(self, person: str) -> bytes:
        path = self._file(person, _KEY)
        self._raise_if_destroyed(person)
        try:
            key = path.read_bytes()
        except FileNotFoundError:
            self._raise_if_destroyed(person)
            raise KeyMissing(person) from None
        if len(key) != _LENGTH:
            raise KeyDamaged(person)
        return key

    def destroy(self, person: str) -> None:
        if person == COMPANY:
            raise CompanyKeyStays(person)
        path, tombstone = self._file(person, _KEY), self._file(person, _TOMBSTONE)
        with self._alone():
            # The tombstone comes first: after a crash in between, the key counts as destroyed already.
            tombstone.touch(mode=0o600)
            sync_folder(self._root)
            if path.exists():
                _overwrite(path)
                path.unlink()
                sync_folder(self._root)

    def people(self) -> Iterator[str]:
        gone = set(self.destroyed())
        yield from (person for person in self._with(_KEY) if person not in gone and person != COMPANY)

    def destroyed(self) -> Iterator[str]:
        yield from self._with(_TOMBSTONE)

    def _file(self, person: str, suffix: str) -> Path:
        if not _PERSON.fullmatch(person):
            raise NotAPersonId(person)
        return self._root / f"{person}{suffix}"

    def _with(self, suffix: str) -> list[str]:
        return sorted(path.name.removesuffix(suffix) for path in self._root.glob(f"[!.]*{suffix}"))

    def _raise_if_destroyed(self, person: str) -> None:
        if self._file(person, _TOMBSTONE).exists():
            raise KeyDestroyed(person)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes and threads from creating or destroying meanwhile."""
        handle = os.open(self._root / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(_LENGTH))
        file.flush()
        os.fsync(file.fileno())
