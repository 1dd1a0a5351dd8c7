"""What a picture says about itself, read without decoding a pixel, so that nothing is believed before it is checked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from storage.errors import PictureBroken, PictureRefused

MOST_PARTS = 20_000  # segments, chunks or boxes; a 30 MB PNG in pieces of 8 KB has 3,800

Parts = Iterator[tuple[bytes, memoryview]]
ReadHeader = Callable[[bytes, str], "Header"]


@dataclass(frozen=True, slots=True)
class Header:
    """Pixels as stored (before orientation), and the raw metadata blocks, empty where there are none."""

    width: int
    height: int
    exif: bytes = b""
    xmp: bytes = b""
    photoshop: bytes = b""
    notice: str = ""


@contextmanager
def broken_if_it_fails(name: str) -> Iterator[None]:
    """Turn whatever a decoder says about damaged bytes into `PictureBroken`."""
    try:
        yield
    except (PictureRefused, MemoryError):
        raise
    except Exception as error:
        raise PictureBroken(name) from error
