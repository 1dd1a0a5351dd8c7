"""The outside of a PNG: W3C PNG specification, third edition, sections 5 and 11."""

import zlib
from dataclasses import replace
from struct import unpack_from

from storage.errors import AnimatedPicture, PictureBomb, PictureTruncated
from storage.pictures.headers import MOST_PARTS, Header, Parts

MOST_TEXT = 2**20  # bytes of one text or colour profile once inflated: Pillow's own limit
MOST_TEXTS = 16 * MOST_TEXT


def read_header(data: bytes, name: str) -> Header:
    """Walk the chunks to IEND. Raises AnimatedPicture, PictureBomb, PictureTruncated; struct.error on damage."""
    header, inflated = Header(0, 0), 0
    for kind, body in _chunks(data, name):
        if kind == b"IHDR":
            width, height = unpack_from(">II", body)
            header = replace(header, width=width, height=height)
        elif kind == b"acTL" and unpack_from(">I", body)[0] > 1:
            raise AnimatedPicture(name)
        elif kind == b"eXIf":
            header = replace(header, exif=bytes(body))
        elif kind in {b"tEXt", b"zTXt", b"iTXt", b"iCCP"}:
            keyword, text = _text(kind, bytes(body), name)
            inflated += len(text)
            header = _with_text(header, keyword, text)
        if inflated > MOST_TEXTS:
            raise PictureBomb(name)
    return header


def _chunks(data: bytes, name: str) -> Parts:
    view, at = memoryview(data), 8
    for _ in range(MOST_PARTS):
        if at + 12 > len(data):
            raise PictureTruncated(name)
        length, kind = unpack_from(">I4s", data, at)
        if at + 12 + length > len(data):
            raise PictureTruncated(name)
        yield kind, view[at + 8 : at + 8 + length]
        if kind == b"IEND":
            return
        at += 12 + length
    raise PictureBomb(name)


def _text(kind: bytes, body: bytes, name: str) -> tuple[bytes, bytes]:
    """Keyword and text of a chunk, inflated only up to the limit."""
    keyword, _, rest = body.partition(b"\0")
    if kind == b"tEXt":
        return keyword, rest
    if kind == b"iTXt":
        text = rest[2:].split(b"\0", 2)[-1]
        return keyword, _inflated(text, name) if rest[:1] == b"\1" else text
    return keyword, _inflated(rest[1:], name)


def _inflated(packed: bytes, name: str) -> bytes:
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(packed, MOST_TEXT)
    except zlib.error:
        return b""
    if inflater.unconsumed_tail:
        raise PictureBomb(name)
    return text


def _with_text(header: Header, keyword: bytes, text: bytes) -> Header:
    if keyword == b"XML:com.adobe.xmp":
        return replace(header, xmp=text)
    if keyword == b"Copyright":
        return replace(header, notice=text.decode("utf-8", "replace"))
    return header
