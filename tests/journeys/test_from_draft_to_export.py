"""The main job on a real photo: `freigabe run` with its own Prefect, from Anna's draft to the export and back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from approvals.appearances import Face, Said
from approvals.boxes import Box
from approvals.desk import showing_faces
from approvals.faces.engine import Engine, Pixels, Vectors
from approvals.faces.enrol import portrait
from approvals.faces.loading import loaded
from approvals.history import verify
from approvals.open_ends import Missing
from approvals.standing import Standing, standing
from flows.house import House
from storage.pictures import read_picture
from tests.flows.firm import ENROLLED, FROM_LEFT, Firm
from tests.office import PEOPLE
from tests.service import Service, until

SOMEBODY = 0.45
"""Farther than this nobody is proposed, not even as a question (`approvals.faces.match` asks up to 0.38)."""
pytestmark = pytest.mark.slow


@dataclass
class Journey:
    """The company, its post, and what the author read on the way."""

    firm: Firm
    post: str
    waited_for: list[tuple[Missing, int]]
    to_blur: list[str]

    @property
    def folder(self) -> Path:
        (folder,) = self.firm.exported()
        return folder

    def faces(self) -> dict[str | None, Face]:
        """Who stands where in the photo, by handle; None is the stranger."""
        found = sorted(self.firm.file(self.post).faces, key=lambda face: face.box.x)
        return dict(zip(FROM_LEFT, found, strict=True))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return loaded()


@pytest.fixture(scope="module")
def portraits(engine: Engine) -> dict[str, Vectors]:
    return {one.handle: portrait(_pixels(one.portrait), engine) for one in ENROLLED if one.portrait}


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Iterator[Firm]:
    """A running service; Anna and Clara have allowed to appear, Ben and Emil have to be asked."""
    service = Service(tmp_path_factory.mktemp("journey"))
    firm = Firm.founded(House(service.settings))
    service.start()
    try:
        firm.enrol_everybody(lambda data, name: _described(engine, data, name))
        firm.consent("anna", "export")
        firm.consent("clara", "export")
        service.until_ready()
        yield firm
    finally:
        assert service.end() == 0


@pytest.fixture(scope="module")
def journey(firm: Firm) -> Journey:
    """Anna drafts, Ben wants to be blurred, Emil says no, Anna blurs, Clara signs, Lena releases, it goes out."""
    post = firm.submit("Was für ein Sommerfest!", pictures=[firm.party()]).id
    _settled(firm)
    waited_for = [(end.missing, end.count) for end in firm.missing(post) if end.missing is Missing.ANSWERS]
    firm.say("ben", Said.BLUR)
    firm.say("emil", Said.NO)
    to_blur = [end.about for end in firm.missing(post) if end.missing is Missing.FACE]
    for face in to_blur:
        showing_faces.blur_face(firm.begin, post, face, by=firm.people["anna"])
    _settled(firm)
    firm.sign(post)
    firm.release(post, seconds=1)
    until(lambda: firm.places(post) == {"export": "published"}, 30)
    return Journey(firm, post, waited_for, to_blur)


def test_the_author_reads_how_many_are_asked_and_which_faces_to_blur(journey: Journey):
    """Two answers were out; after Emil's no Anna reads of two faces to blur, his and the stranger's, and not why."""
    faces = journey.faces()

    assert journey.waited_for == [(Missing.ANSWERS, 2)]
    assert set(journey.to_blur) == {faces["emil"].id, faces[None].id}


def test_ben_and_emil_were_asked_by_mail_and_nobody_else_was(journey: Journey):
    """Anna and Clara had agreed in advance."""
    mails = [mail.read_text() for mail in journey.firm.home.settings.mail_folder.glob("*.eml")]

    assert sorted(name for name in PEOPLE for mail in mails if f"To: {name}@" in mail) == ["ben", "emil"]


def test_the_export_holds_text_receipt_and_picture(journey: Journey):
    """A folder with what goes out, and a receipt of ids and fingerprints that names nobody."""
    receipt = (journey.folder / "receipt.json").read_text()

    assert {path.name for path in journey.folder.iterdir()} == {"01.jpg", "text.txt", "receipt.json"}
    assert (journey.folder / "text.txt").read_text() == "Was für ein Sommerfest!"
    assert json.loads(receipt)["post"] == journey.post
    assert not [person for person in journey.firm.people.values() if person in receipt]


def test_the_exported_picture_tells_no_place_and_no_device(journey: Journey):
    """The photo came with a position and a telephone's name; both are gone, and it stands upright."""
    data = (journey.folder / "01.jpg").read_bytes()
    with Image.open(journey.folder / "01.jpg") as picture:
        assert not picture.getexif()
        assert picture.width > picture.height

    assert b"Beispielfon" not in data
    assert b"Exif" not in data


def test_who_agreed_is_still_recognised(journey: Journey, engine: Engine, portraits: dict[str, Vectors]):
    """Anna's and Clara's faces are in the exported picture, where they were."""
    near = _nearest(engine, journey.folder / "01.jpg", portraits)

    assert {"anna", "clara"} <= {name for name, distance in near.items() if distance < SOMEBODY}


def test_who_is_blurred_cannot_be_found_again(journey: Journey, engine: Engine, portraits: dict[str, Vectors]):
    """The engine finds no face where Ben, Emil and the stranger stood, and neither Ben nor Emil anywhere."""
    picture = _pixels(journey.folder / "01.jpg")
    near = _nearest(engine, journey.folder / "01.jpg", portraits)
    gone = [journey.faces()[handle].box for handle in ("ben", "emil", None)]

    assert min(near["ben"], near["emil"]) > SOMEBODY
    found = [_in_original(face.box, picture) for face in engine.finder.find(picture)]
    assert not [box for box in found if any(box.overlap(hidden) > 0.3 for hidden in gone)]


def test_a_no_afterwards_takes_it_down(journey: Journey):
    """Clara changes her mind: without anybody else's doing the folder is emptied, and its removal proved."""
    firm = journey.firm
    face = journey.faces()["clara"]
    assert standing(firm.file(journey.post), face, "export") is Standing.BY_CONSENT

    firm.say("clara", Said.NO)

    until(lambda: firm.places(journey.post) == {"export": "taken_down"}, 30)
    assert [path.name for path in journey.folder.iterdir()] == ["taken-down.json"]


def test_the_history_of_all_that_holds(journey: Journey):
    """Every decision is in the chain, and the chain is whole."""
    with journey.firm.begin(reading=True) as work:
        entries, head = list(work.history.entries()), work.history.head()

    assert verify(entries, head) is None
    assert {"submitted", "asked", "answered", "blurred", "signed", "released", "published"} <= {e.kind for e in entries}


def _settled(firm: Firm) -> None:
    until(lambda: not firm.home.outbox.waiting(), 60)


def _pixels(path: Path) -> Pixels:
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def _described(engine: Engine, data: bytes, name: str) -> tuple[str, bytes]:
    vector = portrait(read_picture(data, name).pixels(), engine)
    return engine.name, np.asarray(vector, dtype="<f4").tobytes()


def _nearest(engine: Engine, picture: Path, portraits: dict[str, Vectors]) -> dict[str, float]:
    """How near the nearest face of the picture comes to each portrait."""
    pixels = _pixels(picture)
    vectors = engine.describer.describe(pixels, engine.finder.find(pixels))
    return {name: float(np.linalg.norm(vectors - own, axis=1).min()) for name, own in portraits.items()}


def _in_original(box: Box, picture: Pixels) -> Box:
    """The party is 2000 pixels wide before it is rendered."""
    scale = 2000 / picture.shape[1]
    return Box(*(round(side * scale) for side in (box.x, box.y, box.w, box.h)))
