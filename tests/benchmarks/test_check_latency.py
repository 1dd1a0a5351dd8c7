"""How long an author waits for findings, beside what face_recognition's own example takes for the same photo."""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import face_recognition
import pytest
from PIL import Image, ImageOps

from approvals.appearances import Picture
from approvals.desk import taking_in
from approvals.faces.engine import Vectors
from flows.darkroom import describe_portrait
from flows.demo.event_photo import compose
from flows.house import House, house
from storage.pictures import read_picture
from tests.benchmarks.results import keep
from tests.flows.firm import ENROLLED, EVERYBODY, Firm
from tests.service import Service, until

COMMAND = "pytest tests/benchmarks/test_check_latency.py --benchmarks"
TIMES, TIMES_PLAIN = 10, 3
CLOSE = 0.6
"""The tolerance of face_recognition's own examples."""


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firm]:
    """A company in the embedded service, models warm, four people enrolled."""
    service = Service(tmp_path_factory.mktemp("latency"))
    service.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FREIGABE_HOME", str(service.folder))
        house.cache_clear()
        try:
            firm = Firm.founded(House(service.settings))
            firm.enrol_everybody(describe_portrait)
            service.until_ready()
            yield firm
        finally:
            service.end()
            house.cache_clear()


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The event photo at 12 MP, each time with other bytes, as a search is done once per picture."""
    folder = tmp_path_factory.mktemp("photos")
    photo = ImageOps.pad(compose(EVERYBODY), (4000, 3000), Image.Resampling.LANCZOS)
    paths = [folder / f"{number}.jpg" for number in range(TIMES + 1)]
    for number, path in enumerate(paths):
        photo.putpixel((0, 0), (number, 0, 0))
        photo.save(path, quality=92)
    return paths


def test_findings_are_there_while_the_author_waits(firm: Firm, photos: list[Path]):
    """Median from the commit of a submit until its findings can be read; no clock fails this."""
    pictures = [_taken_in(firm, photo) for photo in photos]
    _waited(firm, pictures[:1])
    words = statistics.median(_waited(firm, []) for _ in range(TIMES))
    photo = statistics.median(_waited(firm, [picture]) for picture in pictures[1:])
    plain = _plain(photos)
    with firm.begin(reading=True) as work:
        found = len(work.faces.find(picture=pictures[1]))

    rows = [
        ("what", "median", "target", "times"),
        ("submit without a photo", f"{words:.2f} s", "1 s", str(TIMES)),
        ("submit with one 12 MP photo of five people", f"{photo:.2f} s", "3 s", str(TIMES)),
        ("face_recognition's own recipe on that photo", f"{plain:.2f} s", "", str(TIMES_PLAIN)),
        ("ratio: the recipe takes so many times as long", f"{plain / photo:.1f}", "", ""),
        ("faces found of five: ours, the recipe's", f"{found}, {_recipe(photos[1], _known())}", "", ""),
    ]
    keep("check latency", COMMAND, rows)
    assert found == len(EVERYBODY)


def _waited(firm: Firm, pictures: list[str]) -> float:
    post = firm.submit(f"Unser Sommerfest {time.monotonic_ns()}", pictures=pictures).id
    since = time.perf_counter()
    until(lambda: firm.stage(post) == "open")
    return time.perf_counter() - since


def _taken_in(firm: Firm, photo: Path) -> str:
    data = photo.read_bytes()
    seen = read_picture(data, photo.name)
    facts = Picture(
        seen.sha256, seen.kind, seen.width, seen.height, len(data), seen.has_position, seen.has_device,
        seen.copyright, firm.people["anna"], firm.clock(),
    )  # fmt: skip
    return taking_in.take_in(firm.begin, firm.objects, facts, data)


def _plain(photos: list[Path]) -> float:
    """Load, find (HOG, upsampled once), describe, compare: what its documentation shows."""
    known = _known()
    return statistics.median(_timed(lambda photo=photo: _recipe(photo, known)) for photo in photos[:TIMES_PLAIN])


def _known() -> list[Vectors]:
    return [face_recognition.face_encodings(face_recognition.load_image_file(one.portrait))[0] for one in ENROLLED]


def _recipe(photo: Path, known: list[Vectors]) -> int:
    pixels = face_recognition.load_image_file(photo)
    places = face_recognition.face_locations(pixels, number_of_times_to_upsample=1, model="hog")
    for face in face_recognition.face_encodings(pixels, places):
        face_recognition.compare_faces(known, face, tolerance=CLOSE)
    return len(places)


def _timed(work: Callable[[], object]) -> float:
    since = time.perf_counter()
    work()
    return time.perf_counter() - since
