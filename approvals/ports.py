"""What the use cases need from outside, as promises. `storage` keeps them; the tests hold both sides to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self, TypeVar

from approvals.appearances import (
    Answer,
    Appearance,
    Blur,
    Denial,
    Face,
    Naming,
    Picture,
    Proposal,
    Rendition,
    Ruling,
    Search,
)
from approvals.company import Company
from approvals.consents import Consent
from approvals.history import Entry
from approvals.holds import Hold
from approvals.jobs import Notice, Task
from approvals.people import Absence, Credential, Person
from approvals.placements import Delivery, Placement, Publication
from approvals.posts import Post, Revision
from approvals.references import Reference
from approvals.remarks import Exemption, Reason, Remark
from approvals.signoff import Signature
from policies.findings import Finding

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Between:
    """A range of times to find by: later than the first, up to and including the second."""

    after: datetime
    until: datetime


class Kept(Protocol[Thing]):
    """A collection of one kind of thing, in the order in which they were added."""

    def get(self, id: str) -> Thing:
        """The thing, locked until the unit of work ends. Raises NotFound."""

    def find(self, **equal: object) -> list[Thing]:
        """Those whose fields equal the values given; a tuple or set means any of its values, `Between` a range."""

    def add(self, thing: Thing) -> None:
        """Keep a new thing."""

    def save(self, thing: Thing) -> Thing:
        """Keep a changed thing and return it with its new version. Raises ChangedMeanwhile if somebody was quicker."""

    def drop(self, thing: Thing) -> None:
        """Forget a thing for good."""


class History(Protocol):
    """The chain. Entries join it last, under a lock on its head."""

    def entries(self, since: int = 1) -> Iterator[Entry]:
        """All entries from this number on, in order."""

    def head(self) -> tuple[int, str]:
        """The last number and hash."""


class Work(Protocol):
    """One transaction. What is not committed has not happened; the history entries are appended last."""

    posts: Kept[Post]
    revisions: Kept[Revision]
    pictures: Kept[Picture]
    searches: Kept[Search]
    faces: Kept[Face]
    proposals: Kept[Proposal]
    namings: Kept[Naming]
    denials: Kept[Denial]
    rulings: Kept[Ruling]
    blurs: Kept[Blur]
    appearances: Kept[Appearance]
    answers: Kept[Answer]
    renditions: Kept[Rendition]
    people: Kept[Person]
    credentials: Kept[Credential]
    absences: Kept[Absence]
    consents: Kept[Consent]
    references: Kept[Reference]
    remarks: Kept[Remark]
    exemptions: Kept[Exemption]
    reasons: Kept[Reason]
    signatures: Kept[Signature]
    placements: Kept[Placement]
    deliveries: Kept[Delivery]
    publications: Kept[Publication]
    holds: Kept[Hold]
    notices: Kept[Notice]
    history: History
    now: datetime
    """UTC, the same throughout this unit of work."""
    company: Company

    def set_company(self, company: Company) -> None:
        """Keep changed settings. Raises ChangedMeanwhile."""

    @property
    def rules(self) -> str:
        """The fingerprint of the guideline in force and the company's data for it."""

    def findings(self, content: str) -> Sequence[Finding] | None:
        """What the guideline in force found in this content, or None if it has not judged it yet."""

    def keep_findings(self, content: str, rules: str, findings: Sequence[Finding]) -> None:
        """Remember a judgement by content and rules; the same judgement twice is kept once."""

    def showing(self, pictures: Sequence[str]) -> list[Revision]:
        """All revisions that show one of these pictures."""

    def record(self, kind: str, by: str | None, about: str, **facts: object) -> None:
        """Add an entry to the history when this is committed. Facts are ids, counts and commitments only."""

    def commitment(self, person: str, text: str) -> str:
        """A keyed commitment (hex) that only this person's key can open."""

    def ask(self, task: Task, about: str, due_at: datetime | None = None) -> None:
        """Put work into the outbox; what already waits for the same thing is not asked for twice."""

    def ask_again(self, task: Task, about: str) -> None:
        """Ask for what may have been lost: nothing is added while somebody works on it."""

    def commit(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Begin(Protocol):
    """Opens a unit of work; a reading one takes no locks and cannot be committed."""

    def __call__(self, *, reading: bool = False) -> Work: ...


class Objects(Protocol):
    """Bytes by key: originals, renditions, scans."""

    def put(self, key: str, data: bytes) -> None: ...

    def get(self, key: str) -> bytes: ...

    def delete(self, key: str) -> None: ...

    def exists(self, key: str) -> bool: ...
