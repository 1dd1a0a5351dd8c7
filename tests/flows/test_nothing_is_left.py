"""After somebody was forgotten nothing of them lies anywhere: searched in every file of a real service, as it runs."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from approvals.consents import Purpose
from approvals.desk import consenting, enrolling, erasing, hiring, inquiring, uploading
from approvals.fingerprint import new_id
from approvals.people import Person, Role
from approvals.uploads import PART
from flows.commands.traces import described
from flows.demo.people import BEN, CLARA, PORTRAITS
from flows.house import House
from storage import traces
from storage.traces import Needle
from tests.flows.firm import Firm
from tests.service import FREIGABE, Service, until

NAME, MAIL, HANDLE = "Xaveria Quandtström", "x.quandtstroem@lindner.example", "xaveria.q"
STRANGER_FACE = PORTRAITS / "stranger-event.jpg"

pytestmark = pytest.mark.slow  # a whole service: it starts, recognises, publishes, erases


@dataclass
class Scene:
    """A running service, the company it works for, and Xaveria, who looks like the demo's Ben."""

    service: Service
    firm: Firm
    scratch: Path

    @property
    def xaveria(self) -> str:
        return self.firm.people[HANDLE]

    def found(self, needles: list[Needle]) -> set[tuple[str, str]]:
        roots = [self.service.folder, self.scratch]
        return {(hit.what, hit.file.name) for hit in traces.search(roots, needles, [BEN.portrait.read_bytes()])}

    def enrols(self) -> None:
        """By a photo that is handed in on a page and described by a flow."""
        begin, data = self.firm.begin, BEN.portrait.read_bytes()
        given = consenting.consent_to(self.xaveria, Purpose.MATCH, shown="match.de.1", starts=self.firm.clock())
        consenting.give(begin, given, by=self.xaveria)
        upload = uploading.open_upload(begin, f"{NAME}.jpg", len(data), by=self.xaveria)
        for offset in range(0, len(data), PART):
            piece = data[offset : offset + PART]
            uploading.add_part(begin, self.firm.objects, upload.id, offset, piece, by=self.xaveria)
        enrolling.hand_in(begin, upload.id, by=self.xaveria)
        until(lambda: enrolling.templates(begin, by=self.xaveria))


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder, scratch = tmp_path_factory.mktemp("forgotten"), tmp_path_factory.mktemp("scratch")
    service = Service(folder / "data", extra={"TMPDIR": str(scratch)})
    service.folder.mkdir()
    firm = Firm.founded(House(service.settings))
    firm.settings(matching=True)
    person = Person(new_id(), HANDLE, NAME, MAIL, "de", frozenset({Role.STAFF}))
    firm.people[HANDLE] = hired(firm, person)
    service.until_ready()
    try:
        yield Scene(service, firm, scratch)
    finally:
        if service.process is not None and service.process.poll() is None:
            service.end()


def hired(firm: Firm, person: Person) -> str:
    return hiring.hire(firm.begin, person, by=firm.people["ada"])


def lives(scene: Scene) -> str:
    """Xaveria is recognised beside a stranger, says yes, talks, asks, and is published. Returns the post."""
    firm = scene.firm
    scene.enrols()
    photo = firm.party([figure for figure in (BEN.figure, CLARA.figure) if figure])
    post = firm.submit("Im Garten", pictures=[photo]).id
    until(lambda: firm.notices(HANDLE, "question"))
    until(lambda: firm.stage(post) == "open" and len(firm.file(post).faces) == 2)
    firm.say(HANDLE, "yes")
    firm.set_aside(post, 1 if firm.file(post).person_of(firm.face(post, 0)) else 0)
    inquiring.ask_contacts(firm.begin, None, f"Darf ich das? {NAME}", by=scene.xaveria)
    until(lambda: not firm.missing(post) or str(firm.missing(post)[0].missing) == "signatures")
    firm.sign(post)
    firm.release(post, seconds=0.1)
    until(lambda: firm.places(post) == {"export": "published"})
    return post


def test_nothing_of_a_forgotten_person_is_found_anywhere(scene: Scene):
    """Before, her address lies in letters; after, nothing: neither words, nor descriptors, nor portraits, of her or of
    the stranger beside her, in any file of ours or of Prefect's, in any way of writing.
    """
    needles = traces.words([NAME, MAIL, HANDLE]) + described([BEN.portrait])
    post = lives(scene)
    assert {what for what, _ in scene.found(needles)} >= {NAME, MAIL}

    erasing.erase(scene.firm.begin, scene.firm.objects, scene.xaveria, by=scene.xaveria)

    until(lambda: _done(scene))
    until(lambda: scene.firm.places(post) == {"export": "taken_down"})
    assert scene.found(needles) == set()
    assert scene.found(described([CLARA.portrait, STRANGER_FACE])) == set()
    told = subprocess.run(
        [FREIGABE, "traces", NAME, MAIL, HANDLE, "--portrait", str(BEN.portrait), "--also", str(scene.scratch)],
        env=scene.service.environment | {"FREIGABE_LANG": "de"} | _as_ada(scene), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    sys.stdout.write(told.stdout + told.stderr)  # the table is shown with -s
    assert told.returncode == 0
    assert "Keine Spur gefunden." in told.stdout


def _as_ada(scene: Scene) -> dict[str, str]:
    return {"FREIGABE_AS": "ada", "FREIGABE_KEY": hiring.new_key(scene.firm.begin, scene.firm.people["ada"])}


def _done(scene: Scene) -> bool:
    with scene.firm.begin(reading=True) as work:
        return bool(work.erasures.find()) and not work.erasures.find(done_at=None)
