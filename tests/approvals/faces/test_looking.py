"""Looking at a photo that is decoded only as far as needed."""

import io

import numpy as np
import pytest
from PIL import Image

from approvals.faces.engine import Engine, Pixels
from approvals.faces.regions import REACH, Region, around, inner, joined
from approvals.faces.rows import Rows
from approvals.faces.scan import Sight
from storage.pictures import Received, read_picture
from tests.approvals.faces.portraits import only_face, photo_of, pixels_of

VIEW = (1920, 1440)


@pytest.fixture(scope="module")
def photo() -> Received:
    """Twelve megapixels: Ben near, and Clara far behind him."""
    image = Image.new("RGB", (4000, 3000), (120, 130, 110))
    image.paste(photo_of("ben").resize((1600, 1430)), (300, 900))
    image.paste(photo_of("clara").resize((300, 268)), (2900, 700))
    file = io.BytesIO()
    image.save(file, "JPEG", quality=92)
    return read_picture(file.getvalue(), "photo")


def rows(*boxes: tuple[int, int, int, int]) -> Rows:
    return np.array([[0.1, *box, *[0.0] * 10] for box in boxes], np.float32).reshape(-1, 15)


def test_faces_are_where_they_are_in_the_whole_photo(engine: Engine, photo: Received):
    """Found in half the width, the boxes are those that the whole photo gives, within two pixels in a hundred."""
    reduced = sorted(Sight(photo, engine).find(), key=lambda face: face.box.x)
    whole = sorted(engine.finder.find(photo.pixels()), key=lambda face: face.box.x)

    assert len(reduced) == len(whole) == 2
    assert all(one.box.overlap(other.box) > 0.95 for one, other in zip(reduced, whole, strict=True))


def test_small_faces_are_described_from_all_pixels(engine: Engine, photo: Received):
    """Clara's descriptor is that of the whole photo; Ben, who is near, is described as near to it as makes no odds."""
    sight = Sight(photo, engine)
    ben, clara = sorted(sight.find(), key=lambda face: face.box.x)
    of_ben, of_clara = sight.describe([ben, clara])
    also_ben, also_clara = engine.describer.describe(photo.pixels(), [ben, clara])

    assert np.array_equal(of_clara, also_clara)
    assert np.linalg.norm(of_ben - also_ben) < 0.05


def test_decoding_meanwhile_changes_nothing(engine: Engine, photo: Received):
    """Who will describe the faces gets the whole photo while they are searched, and the same descriptors."""
    later, meanwhile = (Sight(read_picture(photo.data, "photo"), engine) for _ in range(2))
    found = later.find()

    assert meanwhile.find(describing=True) == found
    assert np.array_equal(meanwhile.describe(found), later.describe(found))


class Unseen(Received):
    """A photo of which nobody may ask for all pixels."""

    __slots__ = ()

    def pixels(self) -> Pixels:
        raise AssertionError


def test_a_portrait_is_never_decoded_whole(engine: Engine):
    """Anna alone in six megapixels: half the width is enough to find and to describe her."""
    file = io.BytesIO()
    photo_of("anna").resize((4000, 4000)).save(file, "JPEG")
    read = read_picture(file.getvalue(), "portrait")
    sight = Sight(Unseen(*(getattr(read, name) for name in Received.__slots__ if name != "_pixels")), engine)

    assert len(sight.describe(sight.find())) == 1


def test_places_far_apart_are_looked_at_one_by_one():
    """Two weak finds in opposite corners are two small regions, which hold them with what lies around."""
    found = around(rows((100, 100, 120, 130), (1700, 1300, 1720, 1330)), VIEW)

    assert len(found) == 2
    assert sum(region.area for region in found) < 0.1 * VIEW[0] * VIEW[1]
    assert found[0].left <= 100 - REACH < 120 + REACH <= found[0].right


def test_neighbours_are_looked_at_together():
    """Two regions become one where that costs nothing more, and stay two where it would."""
    left, right, far = Region(0, 0, 96, 96), Region(64, 0, 160, 96), Region(960, 960, 992, 992)

    assert joined([left, far, right]) == [far, Region(0, 0, 160, 96)]


def test_where_everything_may_be_somebody_the_whole_picture_is_looked_at():
    """A weak find in every corner and between them leaves nothing out."""
    everywhere = rows(*((x, y, x + 20, y + 20) for x in range(0, 1900, 90) for y in range(0, 1400, 90)))

    assert around(everywhere, VIEW) == [Region(0, 0, *VIEW)]
    assert around(rows(), VIEW) == []


def test_half_a_face_at_the_border_of_a_region_does_not_count():
    """What lies in the surroundings was cut through by the region's border, except at the picture's own."""
    region = Region(0, 320, 640, 960)
    at_the_pictures_edge, at_the_regions, within = (2, 600, 12, 620), (630, 600, 640, 620), (300, 600, 320, 620)

    assert inner(rows(at_the_pictures_edge, at_the_regions, within), region, VIEW)[:, 1].tolist() == [2, 300]


def test_nobody_is_in_an_even_picture_however_large(engine: Engine):
    """A grey picture is searched at its smaller sizes alone."""
    assert engine.finder.find(np.full((3000, 4000, 3), 120, np.uint8)) == []


def test_one_face_in_pixels_is_one_face_in_a_photo(engine: Engine):
    """A small picture is looked at as it is."""
    pixels = pixels_of(photo_of("emil"))

    assert only_face(engine, pixels).box == engine.finder.find(pixels, (pixels.shape[1], pixels.shape[0]))[0].box
