"""Renditions hold the picture and nothing else."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from storage.pictures import read_picture
from storage.renditions import rendition
from tests.storage.made_pictures import corners, encoded, iptc, quarters, wide_gamut, with_chunk, with_segment, xmp

SECRET = b"ANNA-WOHNT-HIER"
PICTURE_ONLY = {"APP0", "DQT", "SOF0", "DHT", "SOS"}


def _segments(jpeg: bytes) -> list[tuple[str, bytes]]:
    """Names and bodies of all segments up to the coded pixels, and a check that nothing follows the end."""
    names = {0xDB: "DQT", 0xC0: "SOF0", 0xC4: "DHT", 0xDA: "SOS", **{0xE0 + n: f"APP{n}" for n in range(16)}}
    found: list[tuple[str, bytes]] = []
    at = 2
    while not found or found[-1][0] != "SOS":
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        found.append((names.get(jpeg[at + 1], hex(jpeg[at + 1])), jpeg[at + 4 : at + 2 + length]))
        at += 2 + length
    assert jpeg.find(b"\xff\xd9", at) == len(jpeg) - 2
    return found


def _told_everywhere() -> dict[str, object]:
    exif = Image.Exif()
    for tag in (0x010E, 0x010F, 0x0110, 0x0131, 0x013B, 0x8298, 0x9C9C):
        exif[tag] = SECRET.decode()
    exif.get_ifd(0x8769).update({0x927C: SECRET, 0x9286: SECRET, 0xA431: SECRET.decode()})
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 27: SECRET})
    return {"exif": exif.tobytes(), "xmp": xmp(SECRET.decode()), "icc_profile": wide_gamut(SECRET)}


def _tattling(kind: str) -> bytes:
    """A picture with the secret in every place of its kind that pixels do not need."""
    told = _told_everywhere()
    if kind == "png":
        data = encoded(quarters(), "png", exif=told["exif"], icc_profile=told["icc_profile"])
        data = with_chunk(with_chunk(data, b"tEXt", b"Comment\0" + SECRET), b"iTXt", b"X\0\0\0\0\0" + SECRET)
        return with_chunk(data, b"prVt", SECRET) + SECRET
    data = encoded(quarters(), kind, **told)
    if kind == "jpeg":
        for marker, body in [(0xFE, SECRET), (0xED, iptc(5, SECRET)), (0xEC, SECRET), (0xE1, b"Exif\0\0" + SECRET)]:
            data = with_segment(data, marker, body)
        return data + SECRET + encoded(quarters(), exif=told["exif"])
    return data + (SECRET if kind == "webp" else b"")


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "heic"])
def test_nothing_leaves_but_the_picture(kind: str) -> None:
    """Place, camera, names, thumbnail, profile and comments stay at home, wherever they were hidden."""
    original = _tattling(kind)
    assert SECRET in original
    published = rendition(read_picture(original, "fest").pixels())
    assert SECRET not in published
    assert {name for name, _ in _segments(published)} == PICTURE_ONLY
    assert [body[:5] for name, body in _segments(published) if name == "APP0"] == [b"JFIF\0"]


def test_no_thumbnail_of_what_was_blurred() -> None:
    """The small picture inside the original, which blurring never touched, is not published."""
    thumbnail = encoded(quarters(48, 32))
    exif = Image.Exif()
    exif._ifds[1] = {0x0103: 6, 0x0201: 0, 0x0202: len(thumbnail)}
    data = with_segment(encoded(quarters()), 0xE1, b"Exif\0\0" + exif.tobytes() + thumbnail)
    assert thumbnail in data
    published = rendition(read_picture(data, "fest.jpg").pixels())
    assert published.count(b"\xff\xd8") == 1


@pytest.mark.parametrize(("width", "height"), [(4000, 1000), (1000, 4000)])
def test_the_longer_side_is_limited(width: int, height: int) -> None:
    """Proportions stay, whichever side is longer."""
    small = Image.open(BytesIO(rendition(np.zeros((height, width, 3), np.uint8), longest=800)))
    assert sorted(small.size) == [200, 800]
    assert (small.width > small.height) == (width > height)


def test_a_small_picture_is_not_enlarged() -> None:
    """Pixels that were never there are not invented."""
    assert Image.open(BytesIO(rendition(quarters()))).size == (96, 64)


def test_it_still_shows_the_same() -> None:
    """A rendition read back shows what the pixels showed, with hardly a difference."""
    pixels = quarters()
    again = read_picture(rendition(pixels), "rendition.jpg").pixels()
    assert corners(again) == corners(pixels)
    assert np.abs(again.astype(int) - pixels.astype(int)).mean() < 4


def test_the_same_pixels_give_the_same_bytes() -> None:
    """A signature is bound to these bytes, so making them again must not change them."""
    assert rendition(quarters()) == rendition(quarters())


def test_the_pixels_stay_as_they_were() -> None:
    """Making a rendition does not touch the picture it is made of."""
    pixels = quarters(400, 300)
    rendition(pixels, longest=100)
    assert np.array_equal(pixels, quarters(400, 300))
