"""How large a JPEG is, read from its header alone."""

import struct

START = b"\xff\xd8"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers that carry the size (ITU-T T.81, table B.1): all start-of-frame markers."""


def pixels_of(data: bytes) -> tuple[int, int]:
    """Width and height; 0 by 0 for what is no JPEG."""
    at = 2
    while data.startswith(START) and at + 9 <= len(data):
        marker, length = struct.unpack_from(">xBH", data, at)
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length
    return 0, 0
