"""The demo's pictures: small, clean portraits, and a party photo on which the engine finds the right people."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageChops, ImageOps

from approvals.faces.engine import Engine, Found
from approvals.faces.enrol import portrait
from approvals.faces.loading import loaded
from flows.demo.event_photo import compose, save_with_metadata
from flows.demo.people import ANNA, BEN, CLARA, COLLEAGUES, EMIL, PORTRAITS, STRANGER, Colleague

SHOWN = [ANNA, BEN, CLARA, EMIL]
FIGURES = [*(one.figure for one in SHOWN if one.figure), STRANGER]
FROM_LEFT = ["stranger", "anna", "ben", "clara", "emil"]

Distances = dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return loaded()


@pytest.fixture(scope="module")
def party() -> Image.Image:
    return compose(FIGURES)


@pytest.fixture(scope="module")
def faces(engine: Engine, party: Image.Image) -> list[Found]:
    return sorted(engine.finder.find(_pixels(party)), key=lambda face: face.box.x)


@pytest.fixture(scope="module")
def distances(engine: Engine, party: Image.Image, faces: list[Found]) -> Distances:
    """For each face of the photo how far it is from each colleague's portrait."""
    portraits = {one.handle: portrait(_pixels(Image.open(one.portrait)), engine) for one in SHOWN if one.portrait}
    vectors = dict(zip(FROM_LEFT, engine.describer.describe(_pixels(party), faces), strict=True))
    return {
        shown: {name: float(np.linalg.norm(vector - reference)) for name, reference in portraits.items()}
        for shown, vector in vectors.items()
    }


def test_every_face_of_the_party_is_found_and_nothing_else_is(faces: list[Found]):
    """Five people stand in the photo and five faces are found in it, each 110 to 220 pixels tall."""
    assert len(faces) == 5
    assert all(110 <= face.box.h <= 220 for face in faces)


@pytest.mark.parametrize("handle", ["anna", "ben", "clara", "emil"])
def test_each_colleague_is_nearest_to_their_own_portrait(distances: Distances, handle: str):
    """Who is enrolled and stands in the photo is recognised surely, and taken for nobody else."""
    near = distances[handle]
    own = near.pop(handle)

    assert own <= 0.27
    assert min(near.values()) - own >= 0.1


def test_the_stranger_resembles_nobody(distances: Distances):
    """Who is not enrolled is far from every portrait."""
    assert min(distances["stranger"].values()) > 0.45


@pytest.mark.parametrize("colleague", SHOWN, ids=lambda one: one.handle)
def test_each_portrait_can_be_enrolled(engine: Engine, colleague: Colleague):
    """Anna's, Ben's, Clara's and Emil's portraits each show one face, large and sharp enough."""
    assert colleague.portrait
    assert portrait(_pixels(Image.open(colleague.portrait)), engine).shape == (128,)


def test_dora_is_neither_enrolled_nor_in_the_photo():
    """The comms lead has no portrait, so that somebody in the company is not enrolled."""
    assert [one.handle for one in COLLEAGUES if not one.portrait and not one.figure] == ["dora", "faruk", "greta"]


def test_the_photo_is_the_same_every_time(party: Image.Image):
    """Composing the party twice gives the same pixels."""
    again = compose(FIGURES)

    assert ImageChops.difference(party, again).getbbox() is None


def test_the_saved_photo_tells_place_device_and_orientation(party: Image.Image, tmp_path: Path):
    """The event photo arrives as from a telephone: sideways, with a position and a device that must not leave."""
    save_with_metadata(party, tmp_path / "party.jpg")
    with Image.open(tmp_path / "party.jpg") as saved:
        exif = saved.getexif()
        assert saved.size == (1300, 2000)
        assert ImageOps.exif_transpose(saved).size == (2000, 1300)

    assert exif[ExifTags.Base.Make]
    assert exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] == (48, 31, 12)


@pytest.mark.parametrize("path", sorted(PORTRAITS.glob("*.jpg")), ids=lambda path: path.name)
def test_a_committed_picture_is_small_named_and_without_metadata(path: Path):
    """Every picture of the demo is small, tells nothing besides its pixels, and has its source written down."""
    with Image.open(path) as picture:
        assert max(picture.size) <= 480
        assert not picture.getexif()
        assert not picture.info.keys() - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}

    assert path.stat().st_size < 60_000
    assert path.stem.endswith("-outline") or f"`{path.stem}`" in (PORTRAITS / "SOURCES.md").read_text()


def _pixels(image: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(image.convert("RGB"))
