"""A picture as it was received: refused with its reason, or described and ready to be decoded."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from approvals.uploads import MOST_BYTES
from storage.errors import (
    AnimatedPicture,
    ArchiveNotPicture,
    DocumentNotPicture,
    EmptyPicture,
    NotAPicture,
    PictureBroken,
    PictureRefused,
    TextNotPicture,
    TooManyBytes,
    TooManyPixels,
    UnsupportedPicture,
    VideoNotPicture,
)
from storage.pictures import heic, jpeg, png, webp
from storage.pictures.headers import Header, ReadHeader, broken_if_it_fails
from storage.pictures.kinds import ARCHIVE, DOCUMENT, HEIC_SEQUENCE, TEXT, VIDEO, kind_of
from storage.pictures.metadata import told_by
from storage.pictures.pixels import SIDEWAYS, decoded, drafted, reduced

MOST_PIXELS = 50 * 10**6

_HEADERS: Mapping[str, ReadHeader] = {
    "jpeg": jpeg.read_header,
    "png": png.read_header,
    "webp": webp.read_header,
    "heic": heic.read_header,
}
_REFUSED: Mapping[str | None, type[PictureRefused]] = {
    None: NotAPicture,
    VIDEO: VideoNotPicture,
    DOCUMENT: DocumentNotPicture,
    ARCHIVE: ArchiveNotPicture,
    TEXT: TextNotPicture,
    HEIC_SEQUENCE: AnimatedPicture,
}


@dataclass(frozen=True, slots=True)
class Received:
    """An original: its bytes, their SHA-256 (hex), the upright width and height, and what its metadata gives away."""

    data: bytes = field(repr=False, compare=False)
    sha256: str
    name: str
    kind: str
    width: int
    height: int
    has_position: bool
    has_device: bool
    copyright: str | None
    _orientation: int = field(repr=False)
    _pixels: NDArray[np.uint8] | None = field(default=None, init=False, repr=False, compare=False)

    def pixels(self) -> NDArray[np.uint8]:
        """Height x width x 3, RGB (sRGB), upright, read-only; decoded at the first call. Raises PictureBroken.

        Damage that a lossy format conceals is no error: these pixels are what people see, and all that is published.
        """
        if self._pixels is None:
            with broken_if_it_fails(self.name):
                pixels = decoded(self.kind, self.data, self._orientation)
            if pixels.shape != (self.height, self.width, 3):
                raise PictureBroken(self.name)
            pixels.flags.writeable = False
            object.__setattr__(self, "_pixels", pixels)
            return pixels
        return self._pixels

    def small(self, width: int, height: int) -> NDArray[np.uint8]:
        """As `pixels`, but as large as fits into this frame, never enlarged. Raises PictureBroken."""
        scale = min(width / self.width, height / self.height, 1)
        size = max(round(self.width * scale), 1), max(round(self.height * scale), 1)
        with broken_if_it_fails(self.name):
            return reduced(self.kind, self.data, self._orientation, size)

    def at_least(self, width: int, height: int) -> NDArray[np.uint8]:
        """A JPEG at a half, a quarter or an eighth, whichever is the least that is no smaller than this; else `pixels`.

        Twelve megapixels are decoded at half the width in two fifths of the time. Raises PictureBroken.
        """
        if self._pixels is not None or self.kind != "jpeg" or self.width < 2 * width or self.height < 2 * height:
            return self.pixels()
        with broken_if_it_fails(self.name):
            return drafted(self.kind, self.data, self._orientation, (width, height))


def read_picture(data: bytes, name: str) -> Received:
    """Look at a file from outside: what it is, whether it is whole, how large it would become. Raises PictureRefused.

    Of a HEIC with several pictures the primary one counts; an animation is refused, since only one frame would be seen.
    """
    kind = accepted_kind(data, name)
    with broken_if_it_fails(name):
        header = _HEADERS[kind](data, name)
    _within_limits(header, name)
    told = told_by(header)
    # libheif has already turned the picture as its own boxes say; the EXIF tag only repeats that.
    orientation = 1 if kind == "heic" else told.orientation
    upright = (header.width, header.height)
    width, height = upright[::-1] if orientation in SIDEWAYS else upright
    return Received(
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        name=name,
        kind=kind,
        width=width,
        height=height,
        has_position=told.has_position,
        has_device=told.has_device,
        copyright=told.copyright,
        _orientation=orientation,
    )


def look_through(data: bytes, name: str) -> Received:
    """Read a picture and decode the whole of it, as whoever takes it in must. Raises PictureRefused.

    A JPEG is decoded to an eighth of its width: all its code is read, and 50 megapixels need 20 MB in place of 500.
    """
    received = read_picture(data, name)
    if received.kind == "jpeg":
        received.small(1, 1)
    else:
        received.pixels()
    return received


def accepted_kind(data: bytes, name: str) -> str:
    """The kind of a file that may be a picture; its first 4096 bytes are enough to tell. Raises PictureRefused."""
    if not data:
        raise EmptyPicture(name)
    if len(data) > MOST_BYTES:
        raise TooManyBytes(name, len(data), MOST_BYTES)
    kind = kind_of(data)
    if kind is None or kind in _REFUSED:
        raise _REFUSED[kind](name)
    if kind not in _HEADERS:
        raise UnsupportedPicture(name, kind)
    return kind


def _within_limits(header: Header, name: str) -> None:
    if header.width < 1 or header.height < 1:
        raise PictureBroken(name)
    if header.width * header.height > MOST_PIXELS:
        raise TooManyPixels(name, header.width, header.height, MOST_PIXELS)
