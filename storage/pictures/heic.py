"""The outside of a HEIC: the boxes' lengths by ISO 14496-12, the rest by libheif, which decodes nothing yet."""

from struct import unpack_from

import pillow_heif

from storage.errors import PictureBomb, PictureTruncated
from storage.pictures.headers import MOST_PARTS, Header


def read_header(data: bytes, name: str) -> Header:
    """Describe the primary picture, its size upright. Raises PictureTruncated, PictureBomb, and what libheif raises."""
    _complete(data, name)
    picture = pillow_heif.open_heif(data)
    width, height = picture.size
    return Header(width, height, exif=picture.info.get("exif") or b"", xmp=picture.info.get("xmp") or b"")


def _complete(data: bytes, name: str) -> None:
    at = 0
    for _ in range(MOST_PARTS):
        if at == len(data):
            return
        at = _end_of_box(data, at)
        if at > len(data):
            raise PictureTruncated(name)
    raise PictureBomb(name)


def _end_of_box(data: bytes, at: int) -> int:
    if at + 8 > len(data):
        return at + 8
    (length,) = unpack_from(">I", data, at)
    if length == 0:
        return len(data)
    if length == 1 and at + 16 <= len(data):
        (length,) = unpack_from(">Q", data, at + 8)
    return at + max(int(length), 8)
