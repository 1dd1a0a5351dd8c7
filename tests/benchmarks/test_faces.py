"""The eye: who is found, and how long it takes, beside face_recognition's plain recipe."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import dlib
import face_recognition_models
import numpy as np
import pytest

from approvals.faces.accessory import nameless
from approvals.faces.chips import Cutter
from approvals.faces.engine import Engine, unit
from approvals.faces.enrol import central
from approvals.faces.loading import loaded
from approvals.faces.match import Gallery, Match
from approvals.faces.onnx_resnet import OnnxResNet
from approvals.faces.scan import Sight
from storage.pictures import Received, read_picture
from tests.approvals.faces.portraits import RESEARCH
from tests.benchmarks import plain_recipe
from tests.benchmarks.crowded_photo import composed
from tests.benchmarks.faces_protocol import Recall, crowd_recall, interval, pixels_at
from tests.benchmarks.results import keep

COMMAND = "pytest tests/benchmarks/test_faces.py --benchmarks"
here = pytest.mark.skipif(not RESEARCH.exists(), reason="research pictures are not here")
BY_CNN = 2
MEMORY = """
import re, sys
from pathlib import Path
from approvals.faces.loading import loaded
from approvals.faces.scan import look
from storage.pictures import read_picture
look(read_picture(Path(sys.argv[1]).read_bytes(), "photo"), loaded(), describing=True)
print(int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return loaded()


@here
def test_who_is_found(engine: Engine):
    """Recall by size and false finds on 37 crowd photos, ours, HOG and, on two photos, the CNN."""
    photos = sorted((RESEARCH / "crowds").glob("*.jpg"))
    ours = crowd_recall({one.name: [face.box for face in engine.finder.find(pixels_at(one))] for one in photos})
    hog = crowd_recall({one.name: plain_recipe.boxes(pixels_at(one)) for one in photos})
    began = time.perf_counter()
    cnn = crowd_recall({one.name: plain_recipe.boxes(pixels_at(one), "cnn") for one in photos[:BY_CNN]})
    seconds = (time.perf_counter() - began) / BY_CNN

    rows = [("what", "recall >= 20 px", "recall >= 40 px", "false finds a photo", "photos")]
    rows += [("to reach", "92 %", "95 %", "1", "")]
    rows += [_recall("ours, shipped setting", ours), _recall("HOG, upsampled once", hog)]
    rows += [_recall(f"dlib's CNN, not upsampled, {seconds:.0f} s a photo", cnn)]
    keep("faces: found in crowds", COMMAND, rows)
    assert ours.small[0] > hog.small[0]


def _recall(name: str, seen: Recall) -> tuple[str, ...]:
    shares = [interval(hits / max(all_, 1), max(all_, 1)) for hits, all_ in (seen.small, seen.large)]
    return (name, *shares, f"{seen.false / seen.photos:.2f}", str(seen.photos))


@here
def test_the_numbers_are_dlibs_on_a_thousand_faces(engine: Engine):
    """The network and dlib describe the same 1,000 chips, and differ by at most a thousandth."""
    reference = dlib.face_recognition_model_v1(face_recognition_models.face_recognition_model_location())
    ours, cutter = OnnxResNet(), Cutter()
    farthest = 0.0
    for photo in sorted((RESEARCH / "colleagues").glob("*/*.jpg"))[:1000]:
        pixels = pixels_at(photo)
        chip = cutter.by_dlib(pixels, central(engine.finder.find(pixels), pixels))
        theirs = np.asarray(reference.compute_face_descriptor(chip), np.float32)
        farthest = max(farthest, float(np.linalg.norm(ours.raw(chip[None])[0] - theirs)))

    keep("faces: difference to dlib", COMMAND, [("largest of 1,000", "to reach"), (f"{farthest:.1e}", "1e-3")])
    assert farthest <= 1e-3


def test_how_long_it_takes(engine: Engine, tmp_path: Path):
    """Milliseconds for a photo of 12 MP with twelve faces by step, beside the plain recipe; references; memory.

    All of it is measured as a whole, whose steps overlap; the photo is decoded whole because some faces are small.
    """
    photo = composed(tmp_path / "photo.jpg")
    describer, cutter = OnnxResNet(), Cutter()
    few, many = _registry(200), _registry(100_000)
    pixels, sight = _opened(photo).pixels(), Sight(_opened(photo), engine)
    found = sight.find()
    chips, vectors = cutter.cut(pixels, found), sight.describe(found)
    steps: dict[str, Callable[[], object]] = {
        "decode at half the width": lambda: Sight(_opened(photo), engine),
        "find": sight.find,
        "decode the whole": lambda: _opened(photo).pixels(),
        "align": lambda: cutter.cut(pixels, found),
        "describe by all views": lambda: describer.raw(chips),
        "align and describe as needed": lambda: describer.describe(pixels, found, few.clear),
        "match": lambda: few.match(vectors),
        "all of it": lambda: _recognised(photo, engine, few),
    }
    taken = {name: _median(step, 5) for name, step in steps.items()}
    plain = _median(lambda: plain_recipe.encoded_all(photo), 3)
    memory = subprocess.run([sys.executable, "-c", MEMORY, photo], check=True, capture_output=True, text=True).stdout

    rows = [("what", "ms", "processor ms", "to reach")]
    rows += [(name, f"{wall:.0f}", f"{processor:.0f}", "") for name, (wall, processor) in taken.items()]
    rows += [("plain recipe", f"{plain[0]:.0f}", f"{plain[1]:.0f}", "")]
    ratios = [f"{before / now:.1f} times" for before, now in zip(plain, taken["all of it"], strict=True)]
    rows += [("ratio", *ratios, "25 times")]
    rows += [("match with 100,000 references", *(f"{ms:.0f}" for ms in _median(lambda: many.match(vectors), 5)), "20")]
    rows += [("peak memory, MB", memory.strip(), "", ""), ("faces found of 12", str(len(found)), "", "12")]
    keep("faces: speed", COMMAND, rows)
    assert len(found) == 12


def _recognised(photo: Path, engine: Engine, known: Gallery) -> list[Match]:
    """As the darkroom does it."""
    sight = Sight(_opened(photo), engine)
    found = sight.find(describing=True)
    return known.match(sight.describe(found, known.clear), nameless=nameless(found))


def _opened(photo: Path) -> Received:
    return read_picture(photo.read_bytes(), "photo")


def _registry(size: int) -> Gallery:
    """Made-up people who resemble each other as real ones do: about 0.55 apart."""
    rng = np.random.default_rng(3)
    rows = unit(rng.standard_normal((size, 128)).astype(np.float32))
    return Gallery([f"{one:06}" for one in range(size)], unit(2.36 * rows[:1] + rows))


def _median(step: Callable[[], object], times: int) -> tuple[float, float]:
    """Milliseconds on the clock, and of all processors together."""

    def once() -> tuple[float, float]:
        began, worked = time.perf_counter(), time.process_time()
        step()
        return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000

    walls, processors = zip(*(once() for _ in range(times)), strict=True)
    return statistics.median(walls), statistics.median(processors)
