"""Pictures that are taken in: described rightly, decoded upright, in the colours people see."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from storage.pictures import read_picture
from tests.storage.made_pictures import corners, encoded, iptc, quarters, wide_gamut, with_chunk, with_segment, xmp

KINDS = ["jpeg", "png", "webp", "heic"]
Values = Mapping[int, object]
CROWDS = Path(__file__).parents[3] / "shared" / "data" / "faces" / "crowds"

# How a camera stores the upright picture under each orientation: the turn that undoes it is its own inverse or pair.
STORED: dict[int, Callable[[Image.Image], Image.Image]] = {
    1: lambda upright: upright,
    2: ImageOps.mirror,
    3: lambda upright: upright.transpose(Image.Transpose.ROTATE_180),
    4: ImageOps.flip,
    5: lambda upright: upright.transpose(Image.Transpose.TRANSPOSE),
    6: lambda upright: upright.transpose(Image.Transpose.ROTATE_90),
    7: lambda upright: upright.transpose(Image.Transpose.TRANSVERSE),
    8: lambda upright: upright.transpose(Image.Transpose.ROTATE_270),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_described_and_decoded(kind: str) -> None:
    """Kind, size and hash are known before decoding; the pixels are those that were drawn."""
    data = encoded(quarters(), kind)
    received = read_picture(data, "sommerfest.jpg")
    assert (received.kind, received.width, received.height) == (kind, 96, 64)
    assert received.sha256 == hashlib.sha256(data).hexdigest()
    assert received.name == "sommerfest.jpg"
    assert corners(received.pixels()) == ["r", "g", "b", "w"]


def test_pixels_are_decoded_once_and_cannot_be_changed() -> None:
    """Whoever asks again gets the same array, and nobody paints into it."""
    received = read_picture(encoded(quarters()), "fest.jpg")
    assert received.pixels() is received.pixels()
    with pytest.raises(ValueError, match="read-only"):
        received.pixels()[0, 0] = 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", STORED)
def test_the_picture_stands_upright(kind: str, orientation: int) -> None:
    """However the phone was held, the size and the pixels are those a person sees."""
    stored = STORED[orientation](Image.fromarray(quarters()))
    exif = Image.Exif()
    exif[0x0112] = orientation
    received = read_picture(encoded(stored, kind, exif=exif.tobytes()), "fest.jpg")
    assert (received.width, received.height) == (96, 64)
    assert received.pixels().shape == (64, 96, 3)
    assert corners(received.pixels()) == ["r", "g", "b", "w"]


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_is_transparent_is_white(mode: str) -> None:
    """A logo without background stands on white, not on what lay beneath it."""
    logo = Image.new("RGBA", (40, 40), (200, 0, 0, 0))
    logo.paste((10, 10, 10, 255), (0, 0, 20, 40))
    png = encoded(logo.quantize() if mode == "PA" else logo.convert(mode), "png")
    pixels = read_picture(png, "logo.png").pixels()
    assert pixels[5, 35].tolist() == [255, 255, 255]
    assert pixels[5, 5].tolist() == [10, 10, 10]


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_way_of_storing_colours_becomes_rgb(mode: str) -> None:
    """Left dark, right light: also in print colours, palettes, and 16 bits of grey."""
    grey = np.zeros((32, 32), np.uint16 if mode == "I;16" else np.uint8)
    grey[:, 16:] = np.iinfo(grey.dtype).max
    image = Image.fromarray(grey) if mode == "I;16" else Image.fromarray(grey).convert("RGB").convert(mode)
    pixels = read_picture(encoded(image, "jpeg" if mode == "CMYK" else "png"), "scan").pixels()
    assert pixels.shape == (32, 32, 3)
    assert pixels[16, 4].max() < 40
    assert pixels[16, 28].min() > 215


def test_colours_of_a_wide_screen_become_those_of_every_screen() -> None:
    """A phone's wide colours are converted, so that faces and logos keep their look without the profile."""
    flat = np.full((16, 16, 3), (200, 100, 100), np.uint8)
    plain = read_picture(encoded(flat, "png"), "a").pixels()[8, 8]
    red, green, _ = read_picture(encoded(flat, "png", icc_profile=wide_gamut()), "b").pixels()[8, 8]
    assert plain.tolist() == [200, 100, 100]
    assert 210 <= red <= 222
    assert 88 <= green <= 97


@pytest.mark.parametrize("profile", [b"no profile at all", wide_gamut()[:200]])
def test_a_damaged_profile_is_ignored(profile: bytes) -> None:
    """The picture is shown as browsers show it."""
    pixels = read_picture(encoded(quarters(), "jpeg", icc_profile=profile), "fest.jpg").pixels()
    assert corners(pixels) == ["r", "g", "b", "w"]


def test_a_profile_for_other_colours_is_ignored() -> None:
    """A profile for three colours says nothing about a grey picture."""
    grey = Image.new("L", (16, 16), 100)
    pixels = read_picture(encoded(grey, "jpeg", icc_profile=wide_gamut()), "scan.jpg").pixels()
    assert pixels[8, 8].tolist() == [100, 100, 100]


def _exif_with(main: Values, details: Values, place: Values) -> bytes:
    exif = Image.Exif()
    exif.update(main)
    exif.get_ifd(0x8769).update(details)
    exif.get_ifd(0x8825).update(place)
    return exif.tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_place_camera_and_rights_are_noticed(kind: str) -> None:
    """The author is told that the photo says where, with what and by whom it was taken."""
    place = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)}
    exif = _exif_with({0x010F: "Kamerawerk", 0x8298: "@" * 15}, {}, place)
    exif = exif.replace(b"@" * 15, "© Anna Müller".encode())
    received = read_picture(encoded(quarters(), kind, exif=exif), "fest.jpg")
    assert received.has_position
    assert received.has_device
    assert received.copyright == "© Anna Müller"


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_tells_nothing(kind: str) -> None:
    """Without metadata nothing is claimed."""
    received = read_picture(encoded(quarters(), kind), "fest.jpg")
    assert (received.has_position, received.has_device, received.copyright) == (False, False, None)


def test_a_camera_without_reception_names_no_place() -> None:
    """A GPS block that holds only its version is no position."""
    exif = _exif_with({}, {0xA431: "SN 4711"}, {0: b"\2\3\0\0"})
    received = read_picture(encoded(quarters(), exif=exif), "fest.jpg")
    assert (received.has_position, received.has_device) == (False, True)


def test_what_programs_write_as_xmp_counts_too() -> None:
    """Place, camera and rights are found where editing programs put them."""
    rights = '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">Bob &amp; Söhne</rdf:li></rdf:Alt></dc:rights>'
    told = xmp(f'<rdf:Description exif:GPSLatitude="52,31N" tiff:Make="Kamerawerk">{rights}</rdf:Description>')
    for kind in ("jpeg", "webp", "heic"):
        received = read_picture(encoded(quarters(), kind, xmp=told), "fest")
        assert (received.has_position, received.has_device, received.copyright) == (True, True, "Bob & Söhne")


def test_an_agency_notice_is_found() -> None:
    """Press agencies write their rights as IPTC."""
    data = with_segment(encoded(quarters()), 0xED, iptc(116, "© Agentur Größe".encode()))
    assert read_picture(data, "fest.jpg").copyright == "© Agentur Größe"


def test_a_png_says_whose_it_is() -> None:
    """A PNG has a text of its own for it."""
    png = with_chunk(encoded(quarters(), "png"), b"tEXt", b"Copyright\0Carla Muster")
    assert read_picture(png, "grafik.png").copyright == "Carla Muster"


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
@pytest.mark.parametrize("exif", [b"", b"II*\0", b"MM\0*\0\0\0\x08\xff\xff", b"\xff" * 500])
def test_damaged_metadata_does_no_harm(exif: bytes) -> None:
    """The picture is what counts; metadata that cannot be read is taken for none."""
    data = with_segment(encoded(quarters()), 0xE1, b"Exif\0\0" + exif)
    received = read_picture(data, "fest.jpg")
    assert (received.width, received.has_position) == (96, False)
    assert corners(received.pixels()) == ["r", "g", "b", "w"]


def test_what_follows_the_picture_is_no_obstacle() -> None:
    """Phones append a film or a second picture to the first."""
    data = encoded(quarters()) + b"\0\0\0\x18ftypmp42" + b"\xff\xda" * 1000
    assert corners(read_picture(data, "live.jpg").pixels()) == ["r", "g", "b", "w"]


def test_several_pictures_in_one_file_count_as_the_first() -> None:
    """A JPEG or HEIC of several views is its main picture."""
    other = Image.new("RGB", (96, 64), "black")
    first = Image.fromarray(quarters())
    for kind in ("MPO", "HEIF"):
        data = encoded(first, kind, save_all=True, append_images=[other])
        assert corners(read_picture(data, "serie").pixels()) == ["r", "g", "b", "w"]


@pytest.mark.skipif(not CROWDS.exists(), reason="the shared photographs are not here")
def test_real_photographs_decode_like_everywhere_else() -> None:
    """Twenty photos of crowds have the very pixels that Pillow alone would give."""
    for path in sorted(CROWDS.glob("*.jpg"))[:20]:
        with Image.open(path) as plain:
            expected = np.asarray(ImageOps.exif_transpose(plain).convert("RGB"))
        assert np.array_equal(read_picture(path.read_bytes(), path.name).pixels(), expected)


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_jpeg_is_decoded_no_larger_than_needed(orientation: int) -> None:
    """At half, a quarter or an eighth, upright, and never smaller than asked for."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    received = read_picture(encoded(STORED[orientation](Image.fromarray(quarters(960, 640))), exif=exif), "photo")

    shapes = [received.at_least(*frame).shape[:2] for frame in ((9, 9), (240, 100), (480, 320), (500, 330))]

    assert shapes == [(80, 120), (160, 240), (320, 480), (640, 960)]
    assert corners(received.pixels()) == ["r", "g", "b", "w"]


@pytest.mark.parametrize("kind", ["png", "webp", "heic"])
def test_what_cannot_be_decoded_reduced_is_decoded_once(kind: str) -> None:
    """Other kinds give all their pixels, and the same ones when they are asked for again."""
    received = read_picture(encoded(quarters(), kind), "photo")

    assert received.at_least(8, 8) is received.pixels()
