"""Keys kept in two folders, best on two disks: what is made is made in both, what is destroyed is destroyed in both."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from storage.keys import FolderKeys


@dataclass(frozen=True)
class KeysTwice:
    """The first folder answers; the copy takes its place after a loss, and knows who was erased meanwhile."""

    first: FolderKeys
    copy: FolderKeys

    @classmethod
    def below(cls, first: Path, copy: Path) -> "KeysTwice":
        """What one of the two lacks is made up for: destroyed keys before all others."""
        keys = cls(FolderKeys(first), FolderKeys(copy))
        keys.first.take_over(keys.copy)
        keys.copy.take_over(keys.first)
        return keys

    def create(self, person: str) -> bytes:
        key = self.first.create(person)
        self.copy.keep(person, key)
        return key

    def of(self, person: str) -> bytes:
        return self.first.of(person)

    def destroy(self, person: str) -> None:
        self.copy.destroy(person)
        self.first.destroy(person)

    def people(self) -> Iterator[str]:
        return self.first.people()

    def destroyed(self) -> Iterator[str]:
        return self.first.destroyed()
