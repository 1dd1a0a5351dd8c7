"""What can go wrong with what is kept.

StorageError
├── PictureRefused            a file that is not taken in; the draft stays as it was
│   ├── EmptyPicture
│   ├── NotAPicture
│   │   ├── VideoNotPicture
│   │   ├── DocumentNotPicture
│   │   ├── ArchiveNotPicture
│   │   └── TextNotPicture
│   ├── UnsupportedPicture    a picture, but of a kind that is not taken
│   ├── AnimatedPicture       several frames, of which only one would be looked at
│   ├── TooManyBytes
│   ├── TooManyPixels
│   ├── PictureBomb           small to send, built to overwhelm who reads it
│   ├── PictureTruncated
│   └── PictureBroken
├── NoSuchWidth               previews are made in a few widths only
├── NotAnObjectKey
├── ObjectMissing
├── ObjectsRefused            the object store answered no
├── ObjectsUnavailable        the object store did not answer, or failed itself; trying again makes sense
├── PersonKeyTrouble
│   ├── NotAPersonId
│   ├── KeyMissing
│   ├── KeyDestroyed
│   ├── KeyDamaged
│   ├── KeysOfOthers          two folders of keys that belong to different companies
│   └── CompanyKeyStays       destroying it would make every commitment unprovable
├── CannotUnseal              wrong key, wrong place, or changed since
└── BackupTrouble
    ├── NotABackup
    ├── BackupFromLater       made by a later version than this one
    ├── BackupDamaged         a file in it is missing or is not what it was
    └── NotEmpty              what is here would be overwritten
"""

from collections.abc import Callable
from dataclasses import astuple, dataclass
from pathlib import Path


@dataclass(eq=False)
class StorageError(Exception):
    """Carries values by name; a sentence is made of them where a person reads it."""

    def __str__(self) -> str:
        return repr(self)

    def __reduce__(self) -> tuple[Callable[..., "StorageError"], tuple[object, ...]]:
        return type(self), astuple(self)


@dataclass(eq=False)
class PictureRefused(StorageError):
    name: str


class EmptyPicture(PictureRefused): ...


class NotAPicture(PictureRefused): ...


class VideoNotPicture(NotAPicture): ...


class DocumentNotPicture(NotAPicture): ...


class ArchiveNotPicture(NotAPicture): ...


class TextNotPicture(NotAPicture): ...


@dataclass(eq=False)
class UnsupportedPicture(PictureRefused):
    kind: str


class AnimatedPicture(PictureRefused): ...


@dataclass(eq=False)
class TooManyBytes(PictureRefused):
    size: int
    limit: int


@dataclass(eq=False)
class TooManyPixels(PictureRefused):
    width: int
    height: int
    limit: int


class PictureBomb(PictureRefused): ...


class PictureTruncated(PictureRefused): ...


class PictureBroken(PictureRefused): ...


@dataclass(eq=False)
class NoSuchWidth(StorageError):
    width: int
    known: tuple[int, ...]


@dataclass(eq=False)
class NotAnObjectKey(StorageError):
    key: str


@dataclass(eq=False)
class ObjectMissing(StorageError):
    key: str


@dataclass(eq=False)
class ObjectsRefused(StorageError):
    bucket: str
    code: str


@dataclass(eq=False)
class ObjectsUnavailable(StorageError):
    bucket: str


@dataclass(eq=False)
class PersonKeyTrouble(StorageError):
    person: str


class NotAPersonId(PersonKeyTrouble): ...


class KeyMissing(PersonKeyTrouble): ...


class KeyDestroyed(PersonKeyTrouble): ...


class KeyDamaged(PersonKeyTrouble): ...


class KeysOfOthers(PersonKeyTrouble): ...


class CompanyKeyStays(PersonKeyTrouble): ...


class CannotUnseal(StorageError): ...


@dataclass(eq=False)
class BackupTrouble(StorageError):
    file: Path


class NotABackup(BackupTrouble): ...


@dataclass(eq=False)
class BackupFromLater(BackupTrouble):
    revision: str


@dataclass(eq=False)
class BackupDamaged(BackupTrouble):
    name: str


class NotEmpty(BackupTrouble): ...
