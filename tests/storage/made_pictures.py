"""Pictures as cameras and programs make them, made by real encoders, with something planted where a test looks."""

import struct
import zlib
from io import BytesIO

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image

pillow_heif.register_heif_opener()

FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF"}


def quarters(width: int = 96, height: int = 64) -> NDArray[np.uint8]:
    """Red, green, blue and white, clockwise from the top left, so that every turn and flip shows."""
    pixels = np.full((height, width, 3), 255, np.uint8)
    pixels[: height // 2, : width // 2] = (220, 30, 30)
    pixels[: height // 2, width // 2 :] = (30, 200, 30)
    pixels[height // 2 :, width // 2 :] = (30, 30, 220)
    return pixels


def encoded(image: Image.Image | NDArray[np.uint8], kind: str = "jpeg", **options: object) -> bytes:
    """The picture as a file of this kind."""
    buffer = BytesIO()
    opened = image if isinstance(image, Image.Image) else Image.fromarray(image)
    opened.save(buffer, FORMATS.get(kind, kind), **options)
    return buffer.getvalue()


def corners(pixels: NDArray[np.uint8]) -> list[str]:
    """The colours of top left, top right, bottom right and bottom left, by their first letters."""
    height, width, _ = pixels.shape
    named = {"r": (220, 30, 30), "g": (30, 200, 30), "b": (30, 30, 220), "w": (255, 255, 255)}
    seen = [pixels[y, x].astype(int) for y, x in [(8, 8), (8, width - 9), (height - 9, width - 9), (height - 9, 8)]]
    return [min(named, key=lambda name: int(np.abs(colour - named[name]).sum())) for colour in seen]


def png_chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk with a right checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def with_chunk(png: bytes, kind: bytes, body: bytes) -> bytes:
    """The PNG with one more chunk right after its header."""
    return png[:33] + png_chunk(kind, body) + png[33:]


def with_segment(jpeg: bytes, marker: int, body: bytes) -> bytes:
    """The JPEG with one more segment right after its start."""
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + jpeg[2:]


def xmp(body: str) -> bytes:
    """An XMP packet around this RDF."""
    rdf = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{body}</rdf:RDF>'
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf}</x:xmpmeta>'.encode()


def iptc(dataset: int, text: bytes) -> bytes:
    """A Photoshop block that holds one IPTC dataset of record 2."""
    told = b"\x1c\x02" + bytes([dataset]) + struct.pack(">H", len(text)) + text
    return b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(told)) + told + b"\0" * (len(told) % 2)


def wide_gamut(description: bytes = b"Wide") -> bytes:
    """A colour profile (ICC.1, version 2) with the primaries of Display P3 and a gamma of 2.2."""
    red, green, blue = (0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841)
    curve = b"curv" + struct.pack(">IIH", 0, 1, int(2.2 * 256))
    name = b"desc" + struct.pack(">II", 0, len(description) + 1) + description + b"\0" * 79
    tags = {b"desc": name, b"cprt": b"text\0\0\0\0none\0", b"wtpt": _xyz(0.9642, 1.0, 0.8249)}
    tags |= {b"rXYZ": _xyz(*red), b"gXYZ": _xyz(*green), b"bXYZ": _xyz(*blue)}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    table, bodies, at = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for signature, body in tags.items():
        table += signature + struct.pack(">II", at + len(bodies), len(body))
        bodies += body + b"\0" * (-len(body) % 4)
    head = struct.pack(">I4sI4s4s4s", at + len(bodies), b"\0" * 4, 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += b"\0" * 12 + b"acsp" + b"\0" * 28 + _xyz(0.9642, 1.0, 0.8249)[8:] + b"\0" * 48
    return head + table + bodies


def _xyz(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def motion_photo(jpeg: bytes) -> bytes:
    """The photo as phones save it with two seconds of film behind it, which its XMP announces."""
    film = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + b"\0\0\x10\x08mdat" + b"FILM" * 1024
    told = xmp(f'<rdf:Description GCamera:MotionPhoto="1" GCamera:MicroVideoOffset="{len(film)}"/>')
    return with_segment(jpeg, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + told) + film
