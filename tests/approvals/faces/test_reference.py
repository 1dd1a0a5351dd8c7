"""face_recognition itself: the reference that can be chosen, and that our network equals."""

import importlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import dlib
import numpy as np
import pytest
from PIL import Image, ImageFile

from approvals.faces.chips import Cutter
from approvals.faces.engine import Engine, Pixels, Vectors
from approvals.faces.enrol import central
from approvals.faces.loading import loaded
from approvals.faces.onnx_resnet import WEIGHTS, OnnxResNet
from approvals.faces.weights import path_of
from flows.house import House
from flows.settings import Settings
from tests.approvals.faces.portraits import FOLDER, RESEARCH, only_face, photo_of, pixels_of, portrait_of

SAME = 1e-3
Describe = Callable[[Pixels], Vectors]


@pytest.fixture(scope="module")
def reference() -> Engine:
    return loaded(reference=True)


@pytest.fixture(scope="module")
def by_dlib() -> Describe:
    network = dlib.face_recognition_model_v1(str(path_of(WEIGHTS)))
    return lambda chips: np.array([network.compute_face_descriptor(chip) for chip in chips])


def chips_of(engine: Engine, photos: Sequence[Path]) -> Iterator[Pixels]:
    cutter = Cutter()
    for photo in photos:
        pixels = pixels_of(Image.open(photo))
        yield cutter.by_dlib(pixels, central(engine.finder.find(pixels), pixels))


def test_our_network_gives_dlibs_numbers(engine: Engine, by_dlib: Describe):
    """For each of the demo's pictures both give the same 128 numbers."""
    photos = [photo for kind in ("portrait", "event") for photo in sorted(FOLDER.glob(f"*-{kind}.jpg"))]
    chips = np.stack(list(chips_of(engine, photos)))

    assert len(chips) == 9
    assert np.linalg.norm(OnnxResNet().raw(chips) - by_dlib(chips), axis=1).max() <= SAME


@pytest.mark.slow
@pytest.mark.skipif(not RESEARCH.exists(), reason="research pictures are not here")
def test_our_network_gives_dlibs_numbers_for_many_people(engine: Engine, by_dlib: Describe):
    """So they do for fifty people in passing snapshots; the benchmark compares a thousand."""
    photos = sorted((RESEARCH / "colleagues").glob("*/*_0002.jpg"))
    chips = np.stack(list(islice(chips_of(engine, photos), 50)))

    assert np.linalg.norm(OnnxResNet().raw(chips) - by_dlib(chips), axis=1).max() <= SAME


def test_the_reference_recognises_the_same_people(reference: Engine):
    """By face_recognition, too, Ben at the event is near his portrait and far from Clara's."""
    ben, near, far = (
        reference.describer.describe(pixels, [only_face(reference, pixels)])[0]
        for pixels in map(pixels_of, (portrait_of("ben"), photo_of("ben"), photo_of("clara")))
    )

    assert np.linalg.norm(near - ben) < 0.3
    assert np.linalg.norm(far - ben) > 0.4


def test_its_references_are_not_ours(reference: Engine, engine: Engine):
    """The two are never compared with each other, so their names differ."""
    assert reference.name != engine.name


@pytest.mark.parametrize(("setting", "is_reference"), [("onnx", False), ("reference", True)])
def test_the_setting_chooses(
    setting: str, is_reference: bool, reference: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A company that trusts nothing but face_recognition says so in its environment."""
    monkeypatch.setenv("FREIGABE_DESCRIBER", setting)

    assert (House(Settings(home=tmp_path)).eyes.name == reference.name) is is_reference


def test_truncated_pictures_stay_refused(reference: Engine):
    """Loading face_recognition does not make Pillow accept truncated pictures in the whole program."""
    pixels = pixels_of(portrait_of("anna"))
    reference.describer.describe(pixels, [only_face(reference, pixels)])

    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_the_landmark_model_without_a_commercial_licence_is_not_asked(
    reference: Engine, monkeypatch: pytest.MonkeyPatch
):
    """Emil is described although the 68-point model cannot be called."""
    pixels = pixels_of(portrait_of("emil"))
    reference.describer.describe(pixels, [])
    monkeypatch.setattr(importlib.import_module("face_recognition.api"), "pose_predictor_68_point", None)

    assert reference.describer.describe(pixels, [only_face(reference, pixels)]).shape == (1, 128)
