"""The outside of a WebP: RFC 9649 and, for the two bitstreams, RFC 6386 (9.1) and RFC 9649 (3.4)."""

from collections.abc import Callable, Mapping
from struct import unpack_from

from storage.errors import AnimatedPicture, PictureBomb, PictureBroken, PictureTruncated
from storage.pictures.headers import MOST_PARTS, Header, Parts


def read_header(data: bytes, name: str) -> Header:
    """Walk the chunks. Raises AnimatedPicture, PictureBomb, PictureBroken, PictureTruncated; struct.error on damage."""
    sizes: set[tuple[int, int]] = set()
    blocks: dict[bytes, bytes] = {}
    for kind, body in _chunks(data, name):
        if kind in _SIZES:
            sizes.add(_SIZES[kind](body))
        elif kind in {b"ANIM", b"ANMF"}:
            raise AnimatedPicture(name)
        elif kind in {b"EXIF", b"XMP "}:
            blocks.setdefault(kind, bytes(body))
    if len(sizes) != 1:
        raise PictureBroken(name)
    ((width, height),) = sizes
    return Header(width, height, exif=blocks.get(b"EXIF", b""), xmp=blocks.get(b"XMP ", b""))


def _chunks(data: bytes, name: str) -> Parts:
    view, at, end = memoryview(data), 12, 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise PictureTruncated(name)
    for _ in range(MOST_PARTS):
        if at + 8 > end:
            return
        kind, length = unpack_from("<4sI", data, at)
        if at + 8 + length > end:
            raise PictureTruncated(name)
        yield kind, view[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    raise PictureBomb(name)


def _canvas(body: memoryview) -> tuple[int, int]:
    return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")


def _lossy(body: memoryview) -> tuple[int, int]:
    width, height = unpack_from("<HH", body, 6)
    return width & 0x3FFF, height & 0x3FFF


def _lossless(body: memoryview) -> tuple[int, int]:
    (bits,) = unpack_from("<I", body, 1)
    return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)


_SIZES: Mapping[bytes, Callable[[memoryview], tuple[int, int]]] = {
    b"VP8X": _canvas,
    b"VP8 ": _lossy,
    b"VP8L": _lossless,
}
