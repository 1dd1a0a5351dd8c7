"""Everything kept about one person, for that person: plain values under names that stay, without anybody's secret."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime

from approvals.appearances import Said
from approvals.boxes import Box
from approvals.consents import Purpose
from approvals.people import Role
from approvals.placements import Publication
from approvals.posts import Stage


@dataclass(frozen=True, slots=True)
class Profile:
    id: str
    handle: str
    name: str
    mail: str
    lang: str
    phone: str
    hours: str
    portrait: str | None
    roles: frozenset[Role]
    active: bool


@dataclass(frozen=True, slots=True)
class GivenConsent:
    """`text` is what was read and agreed to."""

    id: str
    purpose: Purpose
    channels: frozenset[str]
    event: str | None
    text: str
    starts: datetime
    ends: datetime | None
    at: datetime
    on_paper: bool
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class PictureOfMe:
    """A picture somebody or the machine recognised this person in, and where: pixels of the upright picture."""

    picture: str
    box: Box
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    said: Said
    at: datetime


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """A picture beside words on a channel: asked about, or covered by a consent; and every answer given."""

    picture: str
    channel: str
    text: str
    post: str
    consent: str | None
    asked_at: datetime | None
    deadline: datetime | None
    answers: tuple[GivenAnswer, ...]


@dataclass(frozen=True, slots=True)
class AskedBeforehand:
    """A picture of an event asked about in advance; `text` is what was read with the latest answer."""

    picture: str
    occasion: str
    channels: frozenset[str]
    asked_at: datetime
    deadline: datetime
    text: str
    answers: tuple[GivenAnswer, ...]


@dataclass(frozen=True, slots=True)
class WrittenDraft:
    post: str
    stage: Stage
    number: int
    text: str
    variants: Mapping[str, str]
    channels: tuple[str, ...]
    pictures: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class WrittenRemark:
    kind: str
    about: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GivenSignature:
    post: str
    channel: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Access:
    """A personal key, session, link or token: that it was there, never what opens."""

    opens: str
    label: str
    made_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Template:
    engine: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Away:
    """An absence of this person, or one in which they stand in."""

    starts: datetime
    ends: datetime
    standing_in: bool


@dataclass(frozen=True, slots=True)
class Message:
    kind: str
    about: str
    at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwnPasskey:
    label: str
    made_at: datetime
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Removed:
    """What came, or comes, down for this person."""

    channel: str
    at: datetime
    due_at: datetime
    by_hand: bool
    files: tuple[str, ...]
    gone_at: datetime | None
    proof: str | None


@dataclass(frozen=True, slots=True)
class Learned:
    """A lesson that was passed."""

    lesson: str
    day: date


@dataclass(frozen=True, slots=True)
class Meeting:
    """A time with a coach: this person is the one who helps, or is helped."""

    starts: datetime
    minutes: int
    helps: bool


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry of the history that this person caused, or that is about them."""

    number: int
    at: datetime
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class AsGuest:
    """What a guest of an event said of themselves, and who signed for them."""

    event: str
    age: str
    at: datetime
    ends_at: datetime
    guardian: str
    signature: str
    signed: str
    own_yes: bool


@dataclass(frozen=True, slots=True)
class OwnData:
    """What a person may take along (GDPR articles 15 and 20); `not_me` are pictures they said they are not in.

    `named_in` are posts that give them credit, `takes_part` is whether they are an ambassador.
    """

    made_at: datetime
    profile: Profile
    consents: tuple[GivenConsent, ...]
    pictures: tuple[PictureOfMe, ...]
    not_me: tuple[str, ...]
    asked: tuple[AskedAbout, ...]
    asked_beforehand: tuple[AskedBeforehand, ...]
    published: tuple[Publication, ...]
    uploaded: tuple[str, ...]
    drafts: tuple[WrittenDraft, ...]
    remarks: tuple[WrittenRemark, ...]
    signatures: tuple[GivenSignature, ...]
    templates: tuple[Template, ...]
    absences: tuple[Away, ...]
    access: tuple[Access, ...]
    messages: tuple[Message, ...]
    passkeys: tuple[OwnPasskey, ...] = ()
    removals: tuple[Removed, ...] = ()
    lessons: tuple[Learned, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    named_in: tuple[str, ...] = ()
    takes_part: bool = False
    guest: AsGuest | None = None
    history: tuple[OwnEntry, ...] = ()

    def plain(self) -> object:
        """As JSON knows it: times in ISO 8601, sets in order."""
        return _plain(self)


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    match value:
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return {str(name): _plain(one) for name, one in value.items()}
        case frozenset():
            return sorted(str(one) for one in value)
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return value
