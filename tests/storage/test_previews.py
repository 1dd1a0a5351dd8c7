"""Previews: small, upright, nothing but the picture, and nobody in them who is softened."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from subprocess import run
from sys import executable

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from approvals.boxes import Box
from approvals.desk.taking_in import rendered
from approvals.errors import NotFound
from approvals.faces.engine import Engine
from approvals.faces.loading import loaded
from flows.demo.event_photo import compose, save_with_metadata
from flows.demo.people import ANNA, BEN, CLARA, EMIL, STRANGER
from storage.errors import NoSuchWidth, PictureRefused
from storage.objects import FolderObjects
from storage.pictures import read_picture
from storage.previews import WIDTHS, Previews, preview
from storage.renditions import rendition
from tests.storage.made_pictures import corners, encoded, motion_photo, quarters, wide_gamut

MAKE = """
import sys
from pathlib import Path
from storage.objects import FolderObjects
from storage.previews import Previews
sys.stdout.buffer.write(Previews(FolderObjects(Path(sys.argv[1]))).of("fest", 1600))
"""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return loaded()


@pytest.fixture(scope="module")
def party(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The summer party as a phone would save it: lying on its side, with a position and a device. 2000 x 1300."""
    path = tmp_path_factory.mktemp("party") / "party.jpg"
    save_with_metadata(compose([STRANGER, *(one.figure for one in (ANNA, BEN, CLARA, EMIL) if one.figure)]), path)
    return path.read_bytes()


@pytest.fixture(scope="module")
def faces(engine: Engine, party: bytes) -> list[Box]:
    """From left to right, in pixels of the upright original."""
    found = engine.finder.find(read_picture(party, "party.jpg").pixels())
    return sorted((face.box for face in found), key=lambda box: box.x)


@pytest.fixture
def objects(tmp_path: Path, party: bytes) -> FolderObjects:
    """The party's original, under the name `fest`."""
    objects = FolderObjects(tmp_path)
    objects.put("originals/fest", party)
    return objects


def seen(data: bytes) -> NDArray[np.uint8]:
    return np.asarray(Image.open(BytesIO(data)).convert("RGB"))


def still_there(engine: Engine, data: bytes, boxes: Sequence[Box], original_width: int = 2000) -> int:
    """How many of these faces the house's finder still finds in the preview."""
    pixels = seen(data)
    scale = pixels.shape[1] / original_width
    there = [Box(*(round(side * scale) for side in (box.x, box.y, box.w, box.h))) for box in boxes]
    found = [face.box for face in engine.finder.find(pixels)]
    return sum(any(box.overlap(face) > 0.2 for face in found) for box in there)


@pytest.mark.parametrize("width", WIDTHS)
def test_upright_and_no_wider_than_asked(party: bytes, width: int) -> None:
    """The party, which its phone saved on its side, stands upright in each width."""
    height, wide, _ = seen(preview(party, width)).shape
    assert (wide, height) == (width, round(width * 1300 / 2000))


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "heic"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_every_kind_of_picture_has_a_preview(kind: str, orientation: int) -> None:
    """A picture of 960 x 640 is shown in 360 x 240, each colour in its corner."""
    stored = Image.fromarray(quarters(960, 640))
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = stored.transpose(Image.Transpose.ROTATE_90) if orientation == 6 else stored
    pixels = seen(preview(encoded(turned, kind, exif=exif.tobytes()), 360))
    assert pixels.shape == (240, 360, 3)
    assert corners(pixels) == ["r", "g", "b", "w"]


def test_a_long_screenshot_is_no_taller_than_twice_its_width() -> None:
    """A page of 100 x 4000 does not become a preview of any height, and a small picture is not enlarged."""
    assert seen(preview(encoded(quarters(100, 4000)), 800)).shape == (1600, 40, 3)
    assert seen(preview(encoded(quarters(96, 64)), 800)).shape == (64, 96, 3)


def test_colours_are_those_of_every_screen() -> None:
    """A wide gamut is converted and its profile left out."""
    flat = np.full((400, 400, 3), (200, 100, 100), np.uint8)
    red, green, _ = seen(preview(encoded(flat, icc_profile=wide_gamut(), quality=95), 360))[100, 100]
    assert 210 <= red <= 222
    assert 86 <= green <= 99


def test_nothing_but_the_picture_is_left(party: bytes) -> None:
    """Position, device and the thumbnail of the original are not shown to anybody's browser."""
    assert b"Beispielfon" in party
    made = preview(party, 1600)
    assert b"Beispielfon" not in made
    assert set(Image.open(BytesIO(made)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("width", WIDTHS)
def test_a_softened_face_is_no_longer_found(engine: Engine, party: bytes, faces: list[Box], width: int) -> None:
    """All five are softened: the finder that found them in the original finds none of them, in any width."""
    assert still_there(engine, preview(party, width, faces), faces) == 0


def test_the_others_stay_as_they_are(engine: Engine, party: bytes, faces: list[Box]) -> None:
    """Ben is shown the picture with the others softened: his own face is there, theirs are not."""
    others = faces[:2] + faces[3:]
    made = preview(party, 1600, others)
    assert still_there(engine, made, faces[2:3]) == 1
    assert still_there(engine, made, others) == 0


def test_within_a_softened_face_only_a_few_means_are_left(party: bytes, faces: list[Box]) -> None:
    """No sharpening brings back what is not there: neighbouring pixels of a softened face hardly differ."""
    box = faces[1]
    left, top, wide, tall = (side * 1600 // 2000 for side in (box.x, box.y, box.w, box.h))
    shown = [seen(preview(party, 1600, boxes))[top : top + tall, left : left + wide] for boxes in ([], [box])]
    detail = [np.abs(np.diff(face.mean(axis=2), n=2, axis=1)).mean() for face in shown]
    assert detail[1] < detail[0] / 4


def test_a_face_of_a_few_pixels_is_softened_too(party: bytes) -> None:
    """A box that shrinks to less than a pixel still covers its place."""
    tiny = Box(1000, 650, 4, 4)
    plain, softened = (seen(preview(party, 360, boxes)).astype(int) for boxes in ([], [tiny]))
    assert np.abs(plain - softened)[100:135, 160:200].sum() > 0


def test_a_motion_photo_is_a_picture_without_its_film() -> None:
    """The film that a phone appends, and the word of it in the metadata, are in neither preview nor rendition."""
    original = motion_photo(encoded(quarters(960, 640)))
    received = read_picture(original, "PXL_2026.MP.jpg")
    received.pixels()
    for made in (preview(original, 800), rendition(received.pixels())):
        assert not any(sign in made for sign in (b"ftyp", b"mdat", b"MotionPhoto", b"Exif", b"FILM"))
        assert made.endswith(b"\xff\xd9")
        assert made.count(b"\xff\xd8\xff") == 1


def test_made_once_and_kept(objects: FolderObjects, faces: list[Box]) -> None:
    """Asked for again in any order of boxes it is read, not made; each softening is a picture of its own."""
    previews = Previews(objects)
    first = previews.of("fest", 800, faces)
    objects.delete("originals/fest")
    assert previews.of("fest", 800, list(reversed(faces))) == first
    with pytest.raises(NotFound):
        previews.of("fest", 800, faces[:1])


def test_a_smaller_one_comes_from_the_largest(engine: Engine, objects: FolderObjects, faces: list[Box]) -> None:
    """Once 1600 pixels are kept the original is not read again, and who was softened there stays so."""
    previews = Previews(objects)
    previews.of("fest", 1600, faces)
    objects.delete("originals/fest")
    assert still_there(engine, previews.of("fest", 800, faces), faces) == 0
    assert seen(previews.of("fest", 360, faces)).shape[1] == 360


@pytest.mark.parametrize("unknown", ["0" * 64, "../keys/anna", ""])
def test_a_picture_that_is_not_there(objects: FolderObjects, unknown: str) -> None:
    """Whatever is asked for by a made-up name is not found."""
    with pytest.raises(NotFound) as refusal:
        Previews(objects).of(unknown, 360)
    assert (refusal.value.kind, refusal.value.id) == ("picture", unknown)


def test_only_a_few_widths(objects: FolderObjects) -> None:
    """Nobody fills the disk by asking for every width there is."""
    with pytest.raises(NoSuchWidth) as refusal:
        Previews(objects).of("fest", 361)
    assert refusal.value.known == WIDTHS


def test_forgotten_with_its_original(objects: FolderObjects, faces: list[Box]) -> None:
    """Every width and softening of this picture goes, and those of other pictures stay."""
    previews = Previews(objects)
    objects.put("originals/fest2", encoded(quarters()))
    for picture, boxes in (("fest", ()), ("fest", faces), ("fest2", ())):
        previews.of(picture, 360, boxes)
    previews.forget("fest")
    assert [key[:15] for key in objects.keys("previews/")] == ["previews/fest2-"]


def test_what_would_be_published_has_previews_too(objects: FolderObjects, party: bytes) -> None:
    """A rendition is shown small, is kept, and goes with its picture; one that is not there is not found."""
    previews = Previews(objects)
    objects.put(rendered("cut"), party)
    assert seen(previews.of_rendition("fest", "cut", 360)).shape[1] == 360
    assert list(objects.keys("previews/fest-360-"))
    previews.forget("fest")
    assert not list(objects.keys("previews/fest-"))
    with pytest.raises(NotFound):
        previews.of_rendition("fest", "nowhere", 360)


def test_two_processes_at_once_give_the_same(objects: FolderObjects, tmp_path: Path) -> None:
    """Whoever is quicker, both get the same bytes, and one whole preview is kept."""
    with ThreadPoolExecutor() as pool:
        commands = [[executable, "-c", MAKE, str(tmp_path)]] * 2
        made = [done.stdout for done in pool.map(lambda one: run(one, capture_output=True, check=True), commands)]
    assert made[0] == made[1] == Previews(objects).of("fest", 1600)
    assert len(list(objects.keys("previews/"))) == 1


def test_twenty_browsers_at_once(objects: FolderObjects, faces: list[Box]) -> None:
    """Many ask at the same time for previews that are not there yet, and each gets its own."""
    previews = Previews(objects)
    asked = [(width, tuple(faces[:count])) for width in (360, 800) for count in (0, 1)] * 5
    with ThreadPoolExecutor(20) as pool:
        made = list(pool.map(lambda one: previews.of("fest", *one), asked))
    assert len(set(made)) == 4


def test_a_broken_original_is_refused(objects: FolderObjects, party: bytes) -> None:
    """Nothing is kept of what cannot be shown."""
    objects.put("originals/fest", party[: len(party) // 2])
    with pytest.raises(PictureRefused):
        Previews(objects).of("fest", 360)
    assert not list(objects.keys("previews/"))
