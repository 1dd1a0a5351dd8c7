"""Whatever is sent: a picture that decodes, or a refusal. Nothing else, and no flood of memory."""

import resource
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from storage.errors import PictureRefused
from storage.pictures import look_through, read_picture
from tests.storage.made_pictures import encoded, png_chunk, quarters, wide_gamut, with_chunk, xmp

MEMORY = 900  # MB: honest pictures of 50 million pixels take up to 770 while their colours are converted


def _originals() -> list[bytes]:
    exif = Image.Exif()
    exif[0x0112], exif[0x8298] = 6, "Anna"
    told = {"exif": exif.tobytes(), "xmp": xmp("<dc:rights><rdf:li>Anna</rdf:li></dc:rights>")}
    see_through = Image.fromarray(quarters()).convert("RGBA")
    return [
        encoded(quarters(), "jpeg", icc_profile=wide_gamut(), **told),
        encoded(quarters(), "jpeg", progressive=True, **told),
        encoded(quarters(), "png", icc_profile=wide_gamut(), exif=exif.tobytes()),
        encoded(see_through.quantize(), "png"),
        encoded(quarters(), "webp", **told),
        encoded(see_through, "webp", lossless=True),
        encoded(quarters(), "heic", **told),
    ]


ORIGINALS = _originals()
PLACE = st.floats(0, 1, exclude_max=True)
CHANGE = st.tuples(
    st.sampled_from(["set", "cut", "insert", "drop", "repeat"]), PLACE, st.binary(min_size=1, max_size=8)
)


def _mutated(data: bytes, change: str, place: float, body: bytes) -> bytes:
    # Half of the changes fall into the first 700 bytes, where the headers are.
    at = int(place * 2 * min(700, len(data))) if place < 0.5 else int((place - 0.5) * 2 * len(data))
    after = at + len(body)
    return {
        "set": data[:at] + body + data[after:],
        "cut": data[:at],
        "insert": data[:at] + body + data[at:],
        "drop": data[:at] + data[after:],
        "repeat": data[:at] + data[at : at + 40] * len(body) + data[at + 40 :],
    }[change]


def _with_right_checksums(png: bytes) -> bytes:
    """The chunks as damaged, but with checksums that let them pass."""
    mended, at = png[:8], 8
    while at + 12 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        mended += png_chunk(kind, png[at + 8 : at + 8 + length])
        at += 12 + length
    return mended


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=400, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ORIGINALS), st.lists(CHANGE, min_size=1, max_size=4), st.booleans())
@example(ORIGINALS[0], [("cut", 0.0, b"x")], False)
def test_a_damaged_picture_decodes_or_is_refused(
    original: bytes, changes: list[tuple[str, float, bytes]], mend: bool
) -> None:
    """No damage to a real file gets anything out of the reader but pixels or a refusal."""
    data = original
    for change in changes:
        data = _mutated(data, *change)
    if mend and data.startswith(b"\x89PNG"):
        data = _with_right_checksums(data)
    before = _peak()
    try:
        received = read_picture(data, "fest.jpg")
        pixels = received.pixels()
    except PictureRefused:
        pass
    else:
        assert pixels.shape == (received.height, received.width, 3)
    assert _peak() - before < MEMORY


@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(max_examples=300, deadline=5000, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ORIGINALS), st.lists(CHANGE, min_size=1, max_size=4))
def test_looking_through_refuses_what_decoding_refuses(
    original: bytes, changes: list[tuple[str, float, bytes]]
) -> None:
    """Though a JPEG is decoded small for it, no damage is overlooked and none is invented."""
    data = original
    for change in changes:
        data = _mutated(data, *change)
    assert _refusal(look_through, data) == _refusal(lambda *one: read_picture(*one).pixels(), data)


def _refusal(looking: Callable[[bytes, str], object], data: bytes) -> type[Exception] | None:
    try:
        looking(data, "fest.jpg")
    except PictureRefused as refusal:
        return type(refusal)
    return None


@settings(max_examples=300, deadline=2000)
@given(
    st.sampled_from([b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP", b"\0\0\0\x18ftypheic", b""]),
    st.binary(max_size=300),
)
def test_noise_behind_a_right_beginning_is_refused(beginning: bytes, noise: bytes) -> None:
    """A beginning that looks like a picture does not make one."""
    with pytest.raises(PictureRefused):
        read_picture(beginning + noise, "fest.jpg").pixels()


@given(st.binary(max_size=2000))
def test_packed_noise_never_overwhelms(noise: bytes) -> None:
    """A PNG text of any packed bytes is read or refused, but never breaks the reader."""
    body = b"Comment\0\0" + zlib.compress(noise)[: len(noise) // 2 + 2]
    png = ORIGINALS[2]
    with suppress(PictureRefused):
        assert read_picture(with_chunk(png, b"zTXt", body), "fest.png").kind == "png"
