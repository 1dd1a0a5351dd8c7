"""The office of the tests in a real house: same people, and what the flows need on top."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Self

from sqlalchemy import text

from approvals.consents import Purpose
from approvals.desk import consenting
from approvals.jobs import Notice
from flows.demo.company import take_photo
from flows.demo.people import ANNA, BEN, CLARA, EMIL, STRANGER, Figure
from flows.house import House
from flows.notices import send
from storage.unit_of_work import SqlWork
from tests.office import ALT, Clock, Office

ENROLLED = (ANNA, BEN, CLARA, EMIL)
EVERYBODY = (STRANGER, *(one.figure for one in ENROLLED if one.figure))
FROM_LEFT = (None, "anna", "ben", "clara", "emil")


@dataclass
class WallClock(Clock):
    """This machine's clock; moving it only concerns what is asked for, not the flows."""

    ahead: timedelta = field(default=timedelta())

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def move(self, **by: float) -> None:
        self.ahead += timedelta(**by)


@dataclass
class Firm(Office):
    """`home` is the house in which the flows run."""

    home: House = field(kw_only=True)

    @classmethod
    def founded(cls, home: House) -> Self:
        firm = cls(home.settings.home, home.settings.database or "", WallClock(), home=home)
        firm.engine.dispose()
        firm.engine = home.database
        firm.objects = home.objects
        firm.forget_jobs()
        with firm.begin() as work:
            for notice in work.notices.find():
                work.notices.save(replace(notice, sent_at=work.now))
            work.commit()
        return firm

    def begin(self, *, reading: bool = False) -> SqlWork:
        return self.home.begin(reading=reading)

    def later(self, **by: float) -> House:
        """The same house when that much time has passed."""
        return House(self.home.settings, lambda: datetime.now(UTC) + timedelta(**by))

    def enrol_everybody(self, describe: Callable[[bytes, str], tuple[str, bytes]]) -> None:
        """Anna, Ben, Clara and Emil allow to be matched and enrol with their portraits."""
        self.settings(matching=True)
        for colleague in ENROLLED:
            person = self.people[colleague.handle]
            given = consenting.consent_to(person, Purpose.MATCH, shown="match.de.1", starts=self.clock())
            consenting.give(self.begin, given, by=person)
            engine, vector = describe(colleague.portrait.read_bytes(), colleague.portrait.name)
            consenting.enrol(self.begin, person, [vector], engine, by=person)

    def out(self, *handles: str) -> str:
        """A post that shows these people and lies in the export folder."""
        from flows.publish_placement import publish  # noqa: PLC0415 - imports Prefect, whose environment comes first

        post = self.approved(*handles)
        self.release(post, seconds=0.2)
        publish(self.later(seconds=1), self.placement(post).id)
        return post

    def party(self, figures: Sequence[Figure] = EVERYBODY, *, name: str = "party.jpg") -> str:
        """A photo of these people in the garden, with position and device, taken in by Anna. Returns the picture."""
        path = self.folder / name
        return take_photo(self.home, tuple(figures), self.people["anna"], path, ALT).picture

    def forget_jobs(self) -> None:
        """As if a crash had lost everything that was asked for."""
        with self.engine.begin() as connection:
            connection.execute(text("DELETE FROM jobs"))

    def end_leases(self) -> None:
        """As if five minutes had passed."""
        with self.engine.begin() as connection:
            connection.execute(text("UPDATE jobs SET leased_until = '2000-01-01' WHERE leased_until IS NOT NULL"))

    def notices(self, handle: str, kind: str) -> list[Notice]:
        with self.begin(reading=True) as work:
            return work.notices.find(person=self.people[handle], kind=kind)

    def letters(self, handle: str, kind: str) -> list[EmailMessage]:
        """What this person gets to read of that kind."""
        paths = [send(self.home, notice.id) for notice in self.notices(handle, kind)]
        parser = BytesParser(policy=policy.default)
        return [parser.parsebytes(path.read_bytes()) for path in paths if path is not None]

    def exported(self) -> list[Path]:
        """Everything in the export folder that is not hidden."""
        return sorted(path for path in self.home.settings.export_folder.glob("*") if not path.name.startswith("."))
