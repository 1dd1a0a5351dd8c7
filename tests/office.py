"""A small office for tests: a real SQLite database, real keys, a clock that can be moved, and people with names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from approvals.appearances import Picture, Rendition
from approvals.boxes import Box
from approvals.company import Company
from approvals.consents import Purpose
from approvals.desk import answering, checking, consenting, drafting, hiring, releasing, signing, taking_in
from approvals.desk.reading import read
from approvals.dossier import Dossier
from approvals.fingerprint import new_id
from approvals.people import Person, Role
from approvals.posts import Post, Shown
from approvals.seals import names_on
from approvals.times import Moment
from policies.findings import Finding
from storage.database import connect, migrate
from storage.keys import FolderKeys
from storage.objects import FolderObjects
from storage.unit_of_work import SqlWork

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CHANNELS = ("export", "instagram", "facebook")
ENGINE = "test engine"
PEOPLE = {
    "anna": {Role.STAFF},
    "ben": {Role.STAFF},
    "clara": {Role.CONTACT},
    "dora": {Role.CONTACT},
    "lena": {Role.LEAD},
    "emil": {Role.STAFF},
    "ada": {Role.ADMIN},
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
class Office:
    """What a test needs to play a day at the company. `found` is what the guideline finds in the next drafts."""

    folder: Path
    url: str = ""
    clock: Clock = field(default_factory=Clock)
    people: dict[str, str] = field(default_factory=dict)
    found: Sequence[Finding] = ()

    def __post_init__(self) -> None:
        self.engine = connect(self.url or f"sqlite:///{self.folder / 'freigabe.db'}")
        migrate(self.engine)
        self.keys = FolderKeys(self.folder / "keys")
        self.objects = FolderObjects(self.folder / "objects")
        self.keys.create("company")
        for handle in ("ada", *(name for name in PEOPLE if name != "ada")):
            person = Person(new_id(), handle, handle.title(), f"{handle}@example.test", "de", frozenset(PEOPLE[handle]))
            self.people[handle] = hiring.hire(self.begin, person, by=self.people.get("ada"))

    def begin(self, *, reading: bool = False) -> SqlWork:
        return SqlWork(self.engine, self.keys, lambda _: "rules", self.clock, reading=reading)

    def settings(self, **changes: object) -> None:
        with self.begin(reading=True) as work:
            now = work.company
        values = {name: getattr(now, name) for name in Company.__dataclass_fields__}
        hiring.set_company(self.begin, Company(**values | changes), by=self.people["ada"])

    def picture(self, content: bytes = b"summer party") -> str:
        name = sha256(content).hexdigest()
        facts = Picture(name, "jpeg", 4000, 3000, len(content), False, False, None, self.people["anna"], self.clock())
        return taking_in.take_in(self.begin, self.objects, facts, content)

    def submit(
        self, text: str = "Schön war's!", *, pictures: Sequence[str] = (), channels: Sequence[str] = ("export",),
        by: str = "anna", **more: object,
    ) -> Post:
        shown = tuple(Shown(picture, "Feiernde Menschen", "Anna Berg") for picture in pictures)
        draft = drafting.Draft(text, channels, pictures=shown, **more)
        return drafting.submit(self.begin, draft, by=self.people[by], known_channels=CHANNELS)

    def check(self, post: str, faces: Mapping[str, Sequence[checking.Seen]] | None = None) -> None:
        """What the check flow does, with faces given instead of searched."""
        to_do = checking.to_do(self.begin, post, ENGINE)
        if not to_do.judged:
            with self.begin() as work:
                work.keep_findings(to_do.revision.content, to_do.rules, self.found)
                work.commit()
        for picture in to_do.pictures:
            checking.keep_search(self.begin, picture, ENGINE, (faces or {}).get(picture, ()))
        checking.finish_check(self.begin, post)
        self.render(post)
        checking.finish_check(self.begin, post)

    def render(self, post: str) -> None:
        for picture, blurred in checking.to_do(self.begin, post, ENGINE).cuts:
            data = f"{picture} without {blurred}".encode()
            sha = sha256(data).hexdigest()
            self.objects.put(taking_in.rendered(sha), data)
            checking.keep_rendition(
                self.begin, Rendition(new_id(), picture, blurred, sha, proved=True, engine=ENGINE, at=self.clock())
            )

    def seen(self, *handles: str | None, band: str = "sure") -> list[checking.Seen]:
        """Faces side by side, each guessed to be that person (None: nobody known)."""
        return [
            checking.Seen(
                Box(200 * number, 100, 120, 120), 0.9,
                () if handle is None else (checking.Guess(self.people[handle], 0.2, band),),
            )
            for number, handle in enumerate(handles)
        ]

    def file(self, post: str) -> Dossier:
        with self.begin(reading=True) as work:
            return read(work, work.posts.get(post))

    def face(self, post: str, number: int = 0) -> str:
        return sorted(self.file(post).faces, key=lambda face: face.box.x)[number].id

    def say(self, handle: str, said: str, *, channel: str | None = None) -> None:
        for question in answering.questions(self.begin, self.people[handle]):
            if channel in {None, question.appearance.channel}:
                answering.answer(self.begin, question.appearance.id, answering.Said(said), by=self.people[handle])

    def sign(self, post: str, by: str = "clara") -> tuple[str, ...]:
        file = self.file(post)
        return signing.sign(
            self.begin, post, revision=file.revision.id, names=names_on(file), by=self.people[by]
        )

    def release(self, post: str, channel: str = "export", **later: float) -> None:
        when = Moment(self.clock() + timedelta(**later), "Europe/Berlin")
        releasing.release(self.begin, post, channel, when, by=self.people["lena"])

    def stage(self, post: str) -> str:
        return str(self.file(post).post.stage)

    def places(self, post: str) -> dict[str, str]:
        return {placement.channel: str(placement.stage) for placement in self.file(post).placements}

    def consent(self, handle: str, *channels: str, **more: object) -> str:
        person = self.people[handle]
        given = consenting.consent_to(
            person, Purpose.APPEAR, shown="appear.de.1", starts=self.clock(), channels=channels, **more
        )
        return consenting.give(self.begin, given, by=person)
