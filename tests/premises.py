"""Where tests happen: a real database, real keys, a clock that can be moved, and people with names."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from sqlalchemy import delete, event

from approvals.boxes import Box
from approvals.company import Company
from approvals.desk import (
    checking,
    hiring,
)
from approvals.desk.reading import read
from approvals.dossier import Dossier
from approvals.fingerprint import new_id
from approvals.history import Entry
from approvals.open_ends import OpenEnd, open_ends
from approvals.people import Person, Role
from approvals.placements import Placement
from flows.guideline_in_force import InForce
from policies.findings import Finding
from storage.database import connect, migrate
from storage.keys import FolderKeys
from storage.objects import FolderObjects
from storage.tables_people import JobRow
from storage.unit_of_work import SqlWork
from tests.pinboard import Pinboard, PowerCut

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CHANNELS = ("export", "instagram", "facebook")
ENGINE = "test engine"
ALT = "Feiernde Menschen"
PEOPLE = {
    "ada": {Role.ADMIN},
    "anna": {Role.STAFF},
    "ben": {Role.STAFF},
    "clara": {Role.CONTACT},
    "dora": {Role.CONTACT},
    "lena": {Role.LEAD},
    "emil": {Role.STAFF},
}


@dataclass
class Clock:
    """Stands still until it is moved."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Premises:
    """A furnished company.

    `found` is what the guideline finds in the next drafts; while `dying`, the process ends right before it commits.
    """

    folder: Path
    url: str = ""
    clock: Clock = field(default_factory=Clock)
    people: dict[str, str] = field(default_factory=dict)
    found: Sequence[Finding] = ()
    board: Pinboard = field(default_factory=Pinboard)
    dying: bool = False
    in_force: InForce = field(default_factory=InForce)

    def __post_init__(self) -> None:
        if not self.url:
            self.people |= _furnished(self.folder)
        self.engine = connect(self.url or f"sqlite:///{self.folder / 'freigabe.db'}")
        if not self.url:
            event.listen(self.engine, "connect", _hasty)
        self.keys = FolderKeys(self.folder / "keys")
        self.objects = FolderObjects(self.folder / "objects")
        if not self.people:
            migrate(self.engine)
            self.keys.create("company")
            self.people |= {handle: self.hire(handle, *roles) for handle, roles in PEOPLE.items()}

    def begin(self, *, reading: bool = False) -> SqlWork:
        work = SqlWork(self.engine, self.keys, lambda _: "rules", self.clock, reading=reading, seen=self.in_force.see)
        if self.dying:
            work.commit = _power_cut
        return work

    def person(self, handle: str) -> Person:
        with self.begin(reading=True) as work:
            return work.people.get(self.people[handle])

    def hire(self, handle: str, *roles: Role) -> str:
        person = Person(new_id(), handle, handle.title(), f"{handle}@example.test", "de", frozenset(roles))
        self.people[handle] = hiring.hire(self.begin, person, by=self.people.get("ada"))
        return self.people[handle]

    def settings(self, **changes: object) -> None:
        with self.begin(reading=True) as work:
            now = work.company
        values = {name: getattr(now, name) for name in Company.__dataclass_fields__}
        hiring.set_company(self.begin, Company(**values | changes), by=self.people["ada"])

    def file(self, post: str) -> Dossier:
        with self.begin(reading=True) as work:
            return read(work, work.posts.get(post))

    def missing(self, post: str, channel: str = "export") -> tuple[OpenEnd, ...]:
        return open_ends(self.file(post), channel)

    def stage(self, post: str) -> str:
        return str(self.file(post).post.stage)

    def places(self, post: str) -> dict[str, str]:
        """The stage of the newest placement on each channel."""
        return {placement.channel: str(placement.stage) for placement in self.file(post).placements}

    def placement(self, post: str, channel: str = "export") -> Placement:
        return [placement for placement in self.file(post).placements if placement.channel == channel][-1]

    def face(self, post: str, number: int = 0) -> str:
        return sorted(self.file(post).faces, key=lambda face: face.box.x)[number].id

    def seen(self, *handles: str | None, band: str = "sure") -> list[checking.Seen]:
        """Faces side by side, each guessed to be that person (None: nobody known)."""
        return [
            checking.Seen(
                Box(200 * number, 100, 120, 120), 0.9,
                () if handle is None else (checking.Guess(self.people[handle], 0.2, band),),
            )
            for number, handle in enumerate(handles)
        ]  # fmt: skip

    def entries(self) -> list[Entry]:
        with self.begin(reading=True) as work:
            return list(work.history.entries())

    def rows(self, *tables: str) -> dict[str, int]:
        """How many rows there are, so that what was forgotten can be looked for."""
        with self.engine.connect() as connection:
            return {one: connection.exec_driver_sql(f"SELECT count(*) FROM {one}").scalar_one() for one in tables}

    def jobs_are_done(self) -> None:
        """All work that was asked for so far has been taken up."""
        with self.engine.begin() as connection:
            connection.execute(delete(JobRow))


@cache
def _furniture() -> tuple[tempfile.TemporaryDirectory[str], dict[str, str]]:
    """An office with its people, set up once; every other one is a copy."""
    kept = tempfile.TemporaryDirectory(prefix="freigabe-office-")
    folder = Path(kept.name)
    first = Premises(folder, url=f"sqlite:///{folder / 'freigabe.db'}")
    first.engine.dispose()
    return kept, first.people


def _furnished(folder: Path) -> dict[str, str]:
    kept, people = _furniture()
    shutil.copytree(kept.name, folder, dirs_exist_ok=True)
    return people


def _hasty(raw: object, _entry: object) -> None:
    """Nothing of a test outlives it, so nothing waits for the disk."""
    raw.execute("PRAGMA synchronous=OFF").close()


def _power_cut() -> None:
    raise PowerCut
