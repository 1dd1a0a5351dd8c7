"""Pictures on their way here, piece by piece, so that a lost connection costs one piece and not the picture."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from approvals.errors import (
    EmptyUpload,
    NotYours,
    PartOutOfPlace,
    PartOutOfSize,
    TooManyUploads,
    TooMuchUploaded,
    UploadTooLarge,
)

MOST_BYTES = 30 * 10**6
"""Of one picture."""
PART = 512 * 2**10
"""Bytes of every part but the last. At 50 kB/s, a bad place on the tram, one takes ten seconds."""
MOST_OPEN = 40
MOST_OPEN_BYTES = 600 * 10**6
"""Of one person at once: twenty of the largest, or forty photos of 12 to 50 megapixels from a phone."""
LONGEST_NAME = 200
KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of `size` bytes of which the first `received` are here; `picture` is what it became."""

    id: str
    person: str
    name: str
    size: int
    received: int
    at: datetime
    picture: str | None = None
    version: int = 0

    @property
    def complete(self) -> bool:
        return self.received == self.size

    @property
    def parts(self) -> tuple[str, ...]:
        """The object keys of all its parts, in order."""
        return tuple(_key(self.id, offset) for offset in range(0, self.size, PART))

    def part(self, offset: int) -> str:
        """The object key of the part that begins here."""
        return _key(self.id, offset)

    def has(self, offset: int, length: int) -> bool:
        """Whether this part arrived before.

        Raises PartOutOfPlace where it does not follow what is here, PartOutOfSize where its length is not PART,
        or for the last part the rest.
        """
        if offset % PART or not 0 <= offset <= self.received:
            raise PartOutOfPlace(self.id, self.received)
        wanted = min(PART, self.size - offset)
        if length != wanted:
            raise PartOutOfSize(self.id, length, wanted)
        return offset < self.received

    def grown(self, length: int) -> "Upload":
        return replace(self, received=self.received + length)

    def for_its_owner(self, person: str) -> "Upload":
        """The upload itself. Raises NotYours for anybody else."""
        if person != self.person:
            raise NotYours(person, "upload")
        return self


class Looked(Protocol):
    """What is known of a picture once it was looked at: size upright in pixels, SHA-256 (hex) of its bytes."""

    @property
    def sha256(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def has_position(self) -> bool: ...
    @property
    def has_device(self) -> bool: ...
    @property
    def copyright(self) -> str | None: ...


class Look(Protocol):
    """Looks at a whole picture, every pixel decoded. Raises what speaks against it."""

    def __call__(self, data: bytes, name: str) -> Looked: ...


def fits(name: str, size: int, others: list[Upload]) -> None:
    """Whether this person may send one more file beside the others.

    Raises EmptyUpload, UploadTooLarge, TooManyUploads, TooMuchUploaded.
    """
    if size < 1:
        raise EmptyUpload(name)
    if size > MOST_BYTES:
        raise UploadTooLarge(name, size, MOST_BYTES)
    if len(others) >= MOST_OPEN:
        raise TooManyUploads(MOST_OPEN)
    if sum(other.size for other in others) + size > MOST_OPEN_BYTES:
        raise TooMuchUploaded(MOST_OPEN_BYTES)


def _key(upload: str, offset: int) -> str:
    return f"uploads/{upload}.{offset}"
