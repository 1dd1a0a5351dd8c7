"""The outside of a JPEG: ITU T.81, annex B."""

import re
from dataclasses import replace
from struct import unpack_from

from storage.errors import PictureBomb, PictureTruncated
from storage.pictures.headers import MOST_PARTS, Header, Parts

MOST_SCANS = 50  # of a progressive JPEG: encoders write about ten, and each costs a walk over the whole picture

# Everything up to the next marker that has a length: coded pixels hold FF only before 00 or a restart marker.
_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd8\xff]")
_FRAMES = {bytes([code]) for code in range(0xC0, 0xD0)} - {b"\xc4", b"\xc8", b"\xcc"}
_SCAN, _END, _APP1, _APP13 = b"\xda", b"\xd9", b"\xe1", b"\xed"
_EXIF, _XMP, _PHOTOSHOP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"Photoshop 3.0\0"


def read_header(data: bytes, name: str) -> Header:
    """Walk the segments to the end marker. Raises PictureTruncated, PictureBomb; ValueError when it is no picture."""
    sizes: list[tuple[int, int]] = []
    header, scans = Header(0, 0), 0
    for marker, body in _segments(data, name):
        if marker in _FRAMES:
            height, width = unpack_from(">HH", body, 1)
            sizes.append((width, height))
        elif marker == _SCAN:
            scans += 1
        elif marker in {_APP1, _APP13} and not scans:
            header = _with_block(header, bytes(body))
    if scans > MOST_SCANS:
        raise PictureBomb(name)
    ((width, height),) = sizes
    return replace(header, width=width, height=height)


def _segments(data: bytes, name: str) -> Parts:
    view, at = memoryview(data), 2
    for _ in range(MOST_PARTS):
        found = _MARKER.search(data, at)
        if found is None:
            raise PictureTruncated(name)
        if found[0][1:] == _END:
            return
        at = found.end() + max(2, int.from_bytes(data[found.end() : found.end() + 2], "big"))
        if at > len(data):
            raise PictureTruncated(name)
        yield found[0][1:], view[found.end() + 2 : at]
    raise PictureBomb(name)


def _with_block(header: Header, body: bytes) -> Header:
    if body.startswith(_EXIF) and not header.exif:
        return replace(header, exif=body)
    if body.startswith(_XMP) and not header.xmp:
        return replace(header, xmp=body.removeprefix(_XMP))
    if body.startswith(_PHOTOSHOP) and not header.photoshop:
        return replace(header, photoshop=body.removeprefix(_PHOTOSHOP))
    return header
