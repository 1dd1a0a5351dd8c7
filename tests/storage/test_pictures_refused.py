"""Files that are not taken in: each with the reason that is its own, before anything large is decoded."""

import struct
import zlib
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image, ImageFile

from storage.errors import (
    AnimatedPicture,
    EmptyPicture,
    PictureBomb,
    PictureBroken,
    PictureRefused,
    PictureTruncated,
    TooManyBytes,
    TooManyPixels,
)
from storage.pictures import MOST_BYTES, MOST_PIXELS, look_through, read_picture
from tests.storage.made_pictures import encoded, png_chunk, quarters, with_chunk, with_segment

KINDS = ["jpeg", "png", "webp", "heic"]


def test_an_empty_file() -> None:
    """A file of no bytes, as phones send them when the upload broke off."""
    with pytest.raises(EmptyPicture) as refusal:
        read_picture(b"", "fest.jpg")
    assert refusal.value.name == "fest.jpg"


def test_a_broken_picture_is_not_looked_through() -> None:
    """Whoever takes a picture in decodes it first: damage behind an intact header is found."""
    data = encoded(np.random.default_rng(7).integers(0, 255, (200, 300, 3), np.uint8), "png")
    assert look_through(data, "fest.png").kind == "png"
    with pytest.raises(PictureBroken):
        look_through(data[:2000] + b"\0" * 4000 + data[6000:], "fest.png")


def test_too_many_bytes() -> None:
    """One byte above the limit is refused with both numbers."""
    data = encoded(quarters())
    read_picture(data + b"\0" * (MOST_BYTES - len(data)), "fest.jpg")
    with pytest.raises(TooManyBytes) as refusal:
        read_picture(data + b"\0" * (MOST_BYTES - len(data) + 1), "fest.jpg")
    assert (refusal.value.size, refusal.value.limit) == (MOST_BYTES + 1, MOST_BYTES)


def _enlarged(kind: str, width: int, height: int) -> bytes:
    """A small picture whose header claims to be larger."""
    data = encoded(quarters(), kind, **({"lossless": True} if kind == "webp" else {}))
    if kind == "png":
        return data[:8] + png_chunk(b"IHDR", struct.pack(">II", width, height) + data[24:29]) + data[33:]
    if kind == "jpeg":
        return data.replace(struct.pack(">HH", 64, 96), struct.pack(">HH", height, width), 1)
    if kind == "webp":
        return data[:21] + struct.pack("<I", (width - 1) | (height - 1) << 14) + data[25:]
    return data.replace(
        b"ispe\0\0\0\0" + struct.pack(">II", 96, 64), b"ispe\0\0\0\0" + struct.pack(">II", width, height)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_too_many_pixels(kind: str) -> None:
    """What the header claims is enough to refuse; nothing is decoded to find out."""
    with pytest.raises(TooManyPixels) as refusal:
        read_picture(_enlarged(kind, 8001, 6250), "plakat")
    assert (refusal.value.width, refusal.value.height, refusal.value.limit) == (8001, 6250, MOST_PIXELS)


@pytest.mark.parametrize("kind", ["png", "webp", "heic"])
def test_a_header_that_lies_within_the_limit(kind: str) -> None:
    """A picture with fewer pixels than it claims is broken; only JPEG fills the rest with grey, and shows that."""
    with pytest.raises(PictureRefused):
        read_picture(_enlarged(kind, 800, 600), "fest").pixels()


def test_a_bomb_of_nothing_but_black() -> None:
    """900 million pixels in 110 kilobytes are refused by their header."""
    side, rows = 30_000, zlib.compressobj(9)
    packed = b"".join(rows.compress(b"\0" * (side // 8 + 1)) for _ in range(side)) + rows.flush()
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    png = b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", packed) + png_chunk(b"IEND", b"")
    with pytest.raises(TooManyPixels):
        read_picture(png, "schwarz.png")


def test_exactly_the_limit_is_taken() -> None:
    """Fifty million pixels are welcome."""
    received = read_picture(encoded(np.zeros((6250, 8000), np.uint8), "png"), "plakat.png")
    assert received.pixels().shape == (6250, 8000, 3)


@pytest.mark.parametrize(
    ("kind", "before"), [(b"zTXt", b"Comment\0\0"), (b"iTXt", b"Comment\0\1\0\0\0"), (b"iCCP", b"icc\0\0")]
)
def test_a_bomb_beside_the_pixels(kind: bytes, before: bytes) -> None:
    """Twenty megabytes of text or profile packed into twenty kilobytes."""
    png = with_chunk(encoded(quarters(), "png"), kind, before + zlib.compress(b"\0" * 20_000_000))
    with pytest.raises(PictureBomb):
        read_picture(png, "fest.png")


def test_many_small_bombs() -> None:
    """Texts that are each within the limit are not so together."""
    png = encoded(quarters(), "png")
    chunk = png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 900_000))
    with pytest.raises(PictureBomb):
        read_picture(png[:33] + chunk * 20 + png[33:], "fest.png")


def test_a_picture_in_a_million_pieces() -> None:
    """Empty pieces without end would keep the reader busy for nothing."""
    png, jpeg = encoded(quarters(), "png"), encoded(quarters())
    for data in (
        png[:33] + png_chunk(b"teXt", b"") * 30_000 + png[33:],
        jpeg[:2] + b"\xff\xfe\0\2" * 30_000 + jpeg[2:],
    ):
        with pytest.raises(PictureBomb):
            read_picture(data, "fest")


def test_a_picture_that_is_refined_for_ever() -> None:
    """A progressive JPEG of many passes costs a walk over the picture for each."""
    jpeg = encoded(quarters(), progressive=True)
    scan = jpeg.rfind(b"\xff\xda")
    with pytest.raises(PictureBomb):
        read_picture(jpeg[:-2] + jpeg[scan:-2] * 100 + jpeg[-2:], "fest.jpg")


@pytest.mark.parametrize("kind", ["png", "webp"])
def test_an_animation(kind: str) -> None:
    """Faces in later frames would never be looked at, so none is taken."""
    frames = [Image.fromarray(quarters()), Image.new("RGB", (96, 64))]
    with pytest.raises(AnimatedPicture):
        read_picture(encoded(frames[0], kind, save_all=True, append_images=frames[1:]), "fest")


def test_a_sequence_from_a_phone() -> None:
    """A HEIC that calls itself a sequence is an animation, too."""
    heic = encoded(quarters(), "heic")
    with pytest.raises(AnimatedPicture):
        read_picture(heic[:8] + b"hevc" + heic[12:], "fest.heic")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.999])
def test_a_file_that_broke_off(kind: str, share: float) -> None:
    """Where the upload ended does not matter: it is known at once, without decoding."""
    noise = np.random.default_rng(7).integers(0, 255, (200, 300, 3), np.uint8)
    data = encoded(noise, kind)
    with pytest.raises(PictureTruncated):
        read_picture(data[: int(len(data) * share)], "fest")


@pytest.fixture
def careless_neighbour() -> Iterator[None]:
    """Another library in this process has switched the tolerance on."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    yield
    ImageFile.LOAD_TRUNCATED_IMAGES = False


@pytest.mark.usefixtures("careless_neighbour")
def test_a_file_with_a_hole() -> None:
    """Damage in the middle is found when decoding, also when somebody else would rather not know."""
    noise = np.random.default_rng(7).integers(0, 255, (200, 300, 3), np.uint8)
    data = encoded(noise, "png")
    middle = len(data) // 2
    with pytest.raises(PictureBroken):
        read_picture(data[:middle] + b"\0" * 4000 + data[middle + 4000 :], "fest").pixels()


@pytest.mark.usefixtures("careless_neighbour")
def test_pixels_that_end_early() -> None:
    """A JPEG whose last rows are missing is refused although its end marker is there."""
    noise = np.random.default_rng(7).integers(0, 255, (200, 300, 3), np.uint8)
    data = encoded(noise)
    hidden = with_segment(data[: len(data) // 2], 0xFE, b"\xff\xd9")
    with pytest.raises(PictureRefused):
        read_picture(hidden, "fest.jpg")


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xd9", b"\x89PNG\r\n\x1a\n" + png_chunk(b"IEND", b"")])
def test_a_frame_without_a_picture(data: bytes) -> None:
    """A file with beginning and end but nothing between is broken."""
    with pytest.raises(PictureBroken):
        read_picture(data, "fest")
