"""Looking for traces of a person in all that lies on the disk: words, descriptors, portraits, however written.

Files are read as they are, so that free pages and write-ahead logs are searched as well.
"""

import base64
import json
import mmap
import quopri
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import quote

from storage.errors import PictureRefused
from storage.pictures import read_picture
from storage.pictures.likeness import alike, likeness

SHORTEST = 4
"""Letters: anything shorter is found in every file by chance."""
HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF")


@dataclass(frozen=True, slots=True)
class Needle:
    """One way of writing one thing: `what` was looked for, written as `way`."""

    what: str
    way: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Trace:
    """Something was found in this file, at this byte, or as the whole picture (-1)."""

    file: Path
    what: str
    way: str
    at: int


def words(given: Iterable[str]) -> list[Needle]:
    """A name or address: as text, in JSON, mails, addresses of pages, hex and base64 at each of its three offsets."""
    found = []
    for word in given:
        if len(word) < SHORTEST:
            continue
        for written in dict.fromkeys((word, word.lower(), word.upper())):
            found += [Needle(word, way, data) for way, data in _ways_of_text(written) if len(data) >= SHORTEST]
    return list({needle.data: needle for needle in found}.values())


def descriptors(vectors: Sequence[Sequence[float]], what: str = "descriptor") -> list[Needle]:
    """Of each vector its first eight numbers, which no two faces share: as floats of four and eight bytes in both
    orders, in base64, hex, JSON and pickled.
    """
    found = []
    for vector in vectors:
        start = [float(number) for number in vector[:8]]
        for order, size in (("<", "f"), (">", "f"), ("<", "d"), (">", "d")):
            raw = struct.pack(f"{order}8{size}", *start)
            found += [Needle(what, f"float {order}{size} {way}", data) for way, data in _ways_of_bytes(raw)]
        found.append(Needle(what, "json", json.dumps(start)[1:-1].encode()))
        found.append(Needle(what, "pickle", b"G".join(struct.pack(">d", number) for number in start[:2])))
    return found


def portrait(data: bytes, what: str = "portrait") -> list[Needle]:
    """The bytes of a picture: a piece from its middle, as they are and written as text."""
    middle = data[len(data) // 2 :][:48]
    return [Needle(what, way, found) for way, found in _ways_of_bytes(middle)]


def search(roots: Iterable[Path], needles: Sequence[Needle], pictures: Sequence[bytes] = ()) -> Iterator[Trace]:
    """Every trace below these folders, and every picture that looks like one of these, whatever it was encoded as."""
    prints = [likeness(picture) for picture in pictures]
    for file in files_below(roots):
        for data in _readings(file):
            yield from (
                Trace(file, needle.what, needle.way, at) for needle in needles if (at := data.find(needle.data)) >= 0
            )
            if prints and data[:8].startswith(HEADS) and _looks_like(bytes(data), prints):
                yield Trace(file, "portrait", "looks alike", -1)


def files_below(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        yield from (path for path in sorted(root.rglob("*")) if path.is_file() and path.stat().st_size)


def _ways_of_text(word: str) -> Iterator[tuple[str, bytes]]:
    plain = word.encode()
    yield "text", plain
    yield "utf-16", word.encode("utf-16-le")
    yield "json", json.dumps(word)[1:-1].encode()
    yield "quoted-printable", quopri.encodestring(plain).rstrip(b"=\n")
    yield "percent", quote(word).encode()
    yield from _ways_of_bytes(plain)


def _ways_of_bytes(data: bytes) -> Iterator[tuple[str, bytes]]:
    yield "bytes", data
    yield "hex", data.hex().encode()
    yield "HEX", data.hex().upper().encode()
    for offset in range(3):
        # The first and last signs depend on what stands beside; those in between do not.
        whole = base64.b64encode(b"\0" * offset + data)
        yield f"base64+{offset}", whole[-(-offset * 4 // 3) : (offset + len(data)) * 4 // 3]


def _readings(file: Path) -> Iterator[bytes | mmap.mmap]:
    """The file as it lies there; a mail also as it reads."""
    with file.open("rb") as opened, mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield data
    if file.suffix == ".eml":
        message = message_from_bytes(file.read_bytes(), policy=default)
        body = message.get_body(("plain",))
        yield f"{message['To']}\n{message['Subject']}\n{body.get_content() if body else ''}".encode()


def _looks_like(data: bytes, prints: Sequence[str]) -> bool:
    try:
        read_picture(data, "trace")
        mine = likeness(data)
    except PictureRefused:
        return False
    return any(alike(mine, other) for other in prints)
