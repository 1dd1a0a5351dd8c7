"""What the use cases need from outside, as promises. `storage` keeps them; the tests hold both sides to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self, TypeVar

from approvals.ambassadors import Ambassador
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
    Sent,
)
from approvals.blueprints import Blueprint
from approvals.channel_accounts import ChannelAccount
from approvals.channel_comments import ChannelComment
from approvals.coaching import CoachTime
from approvals.company import Company
from approvals.consents import Consent
from approvals.credits import Credit
from approvals.editions import Edition
from approvals.enrolments import Enrolment
from approvals.erasures import Erasure
from approvals.events import Event, EventAnswer, EventPhoto, EventQuestion, FaceGroup
from approvals.goals import Goals
from approvals.guests import Guest, GuestDoor
from approvals.history import Entry
from approvals.holds import Hold
from approvals.ideas import OwnIdea
from approvals.inquiries import Inquiry
from approvals.jobs import Notice, Task
from approvals.knocks import Knock
from approvals.leaving import LeaverChoice, Leaving
from approvals.lent_pictures import LentPicture
from approvals.lessons import Passed
from approvals.letterbox import Letterbox
from approvals.mood import Pulse
from approvals.passes import Pass
from approvals.passkeys import Passkey
from approvals.people import Absence, Credential, Person
from approvals.placements import Delivery, Note, Placement, Publication
from approvals.plan import Step
from approvals.posts import Post, Revision
from approvals.reaching import Reach
from approvals.readings import Reading, Round
from approvals.references import Reference
from approvals.remarks import Exemption, Reason, Remark
from approvals.removals import Removal
from approvals.replays import Echo, Replay, Sighting, Tally
from approvals.retention import Extension
from approvals.signoff import Signature
from approvals.standing_words import StandingWord
from approvals.storms import Storm, StormPlan
from approvals.summaries import Summary
from approvals.uploads import Upload
from approvals.viewings import Viewing
from approvals.worries import Worry
from policies.findings import Finding

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Between:
    """A range of times to find by: later than the first, up to and including the second."""

    after: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Including:
    """A value to find collections by: those that hold it."""

    value: str


@dataclass(frozen=True, slots=True)
class Present:
    """Any value but none at all."""


@dataclass(frozen=True, slots=True)
class Containing:
    """A piece of a text to find by, in capitals or not."""

    text: str


class Kept(Protocol[Thing]):
    """A collection of one kind of thing, in the order in which they were added."""

    def get(self, id: str) -> Thing:
        """The thing, locked until the unit of work ends. Raises NotFound."""

    def find(self, **equal: object) -> list[Thing]:
        """Those whose fields equal the values given; a tuple or set means any of its values, `Between` a range.

        `Including` means a collection that holds the value, `Present` anything but None.
        """

    def newest(self, count: int, *, before: str | None = None, **equal: object) -> list[Thing]:
        """The last `count` that fit, newest first; of those added before the thing with the id `before`, if given."""

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

    def about(self, ids: Sequence[str]) -> list[Entry]:
        """The entries about one of these, in order."""

    def newest(self, count: int, *, before: int | None = None, **equal: object) -> list[Entry]:
        """The last `count` that fit, newest first; of those before this number, if given. A frozenset means any."""


class Work(Protocol):
    """One transaction. What is not committed has not happened; the history entries are appended last."""

    posts: Kept[Post]
    revisions: Kept[Revision]
    pictures: Kept[Picture]
    sent: Kept[Sent]
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
    standing_words: Kept[StandingWord]
    references: Kept[Reference]
    remarks: Kept[Remark]
    exemptions: Kept[Exemption]
    reasons: Kept[Reason]
    signatures: Kept[Signature]
    placements: Kept[Placement]
    deliveries: Kept[Delivery]
    publications: Kept[Publication]
    notes: Kept[Note]
    channel_accounts: Kept[ChannelAccount]
    lent: Kept[LentPicture]
    channel_comments: Kept[ChannelComment]
    holds: Kept[Hold]
    notices: Kept[Notice]
    passes: Kept[Pass]
    passkeys: Kept[Passkey]
    knocks: Kept[Knock]
    summaries: Kept[Summary]
    """Also found by `text`, `Containing` a piece of what the post says now, and by `placed`: a placement's stages."""
    uploads: Kept[Upload]
    enrolments: Kept[Enrolment]
    inquiries: Kept[Inquiry]
    blueprints: Kept[Blueprint]
    editions: Kept[Edition]
    replays: Kept[Replay]
    echoes: Kept[Echo]
    sightings: Kept[Sighting]
    events: Kept[Event]
    event_photos: Kept[EventPhoto]
    face_groups: Kept[FaceGroup]
    event_questions: Kept[EventQuestion]
    event_answers: Kept[EventAnswer]
    guest_doors: Kept[GuestDoor]
    guests: Kept[Guest]
    removals: Kept[Removal]
    erasures: Kept[Erasure]
    extensions: Kept[Extension]
    reaches: Kept[Reach]
    viewings: Kept[Viewing]
    leavings: Kept[Leaving]
    leaver_choices: Kept[LeaverChoice]
    goals: Kept[Goals]
    readings: Kept[Reading]
    reading_rounds: Kept[Round]
    letterbox: Letterbox
    worries: Kept[Worry]
    pulses: Kept[Pulse]
    plan_steps: Kept[Step]
    ambassadors: Kept[Ambassador]
    own_ideas: Kept[OwnIdea]
    credits: Kept[Credit]
    lessons_passed: Kept[Passed]
    coach_times: Kept[CoachTime]
    storm_plans: Kept[StormPlan]
    storms: Kept[Storm]
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

    def forget_findings(self, content: str) -> None:
        """Forget what was found in this content; where it is still needed it is judged again."""

    def tallies(self, since: datetime) -> Sequence[Tally]:
        """How clauses fared, by clause and month, counted from what was first seen later than this."""

    def showing(self, pictures: Sequence[str]) -> list[Revision]:
        """All revisions that show one of these pictures."""

    def unshown(self, before: datetime, most: int) -> list[Picture]:
        """Pictures taken in before this that no revision shows and that are nobody's portrait; oldest first."""

    def unsummarized(self, most: int) -> list[str]:
        """Ids of posts that have no summary yet, newest first."""

    def record(self, kind: str, by: str | None, about: str, **facts: object) -> None:
        """Add an entry to the history when this is committed. Facts are ids, counts and commitments only."""

    def make_keys(self, people: Iterable[str]) -> None:
        """Make the keys of people who are about to be added, before anything is locked: each goes down to the disk."""

    def empty(self, person: str) -> int:
        """Drop what lies sealed of this person, also where the key is gone; their rows stay, without a word in them.

        Returns how many remarks there were.
        """

    def commitment(self, person: str, text: str) -> str:
        """A keyed commitment (hex) that only this person's key can open."""

    def committed(self, person: str, text: str, commitment: str) -> bool:
        """Whether this is the text that was committed to."""

    def signed(self, data: bytes) -> bytes:
        """The company's Ed25519 signature (64 bytes) under these bytes; the same for the same ones."""

    @property
    def public_key(self) -> bytes:
        """What the company's signatures are verified with (32 bytes)."""

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
