"""Who is in a picture, who said so, and what the people shown answered."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from approvals.boxes import Box


@dataclass(frozen=True, slots=True)
class Picture:
    """An uploaded original; its id is the SHA-256 of its bytes, which lie among the objects."""

    id: str
    kind: str
    width: int
    height: int
    size: int
    has_position: bool
    has_device: bool
    copyright: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """This person sent the bytes of a picture; whoever sends the same ones later has them too."""

    id: str
    picture: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Face:
    """A box in a picture, found by an engine or drawn by hand (engine None)."""

    id: str
    picture: str
    box: Box
    score: float
    engine: str | None
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Search:
    """A picture was searched by this engine; nothing about unmatched faces is kept beyond their boxes."""

    id: str
    picture: str
    engine: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Proposal:
    """The machine's guess who a face is: band `sure` or `ask`, never `unknown`; rank 0 is the nearest."""

    id: str
    face: str
    person: str
    distance: float
    band: str
    rank: int


@dataclass(frozen=True, slots=True)
class Naming:
    """Somebody (or the machine, by None) named a face, or took its name away (person None). The latest counts."""

    id: str
    face: str
    person: str | None
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody said "that is not me": so this face is never offered to them again, unless they take that back."""

    id: str
    face: str
    person: str
    at: datetime


class Aside(StrEnum):
    """Why a face needs nobody's yes."""

    ACCESSORY = "accessory"
    NO_FACE = "no_face"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A contact set a face aside, with a written reason (a remark's id)."""

    id: str
    face: str
    aside: Aside
    remark: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Blur:
    """An author chose to blur a face in this post, or took that back (on False). The latest counts."""

    id: str
    post: str
    face: str
    on: bool
    by: str
    at: datetime


class Said(StrEnum):
    """What a person shown may answer. No answer is a no once the deadline has passed."""

    YES = "yes"
    BLUR = "blur"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person in a picture on a channel beside a text: what a yes is for, exactly.

    By standing consent (`consent`) or by a question (`asked_at`, `deadline`).
    """

    id: str
    face: str
    person: str
    picture: str
    channel: str
    text: str
    post: str
    consent: str | None = None
    asked_at: datetime | None = None
    deadline: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Only ever added; the latest counts."""

    id: str
    appearance: str
    person: str
    said: Said
    at: datetime


LONGEST = 2560
"""Pixels of the longer side of what is published, at most."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """What would be published of a picture with these faces blurred; `sha256` names its bytes among the objects.

    `proved` says that the result was searched again and no blurred face was found or matched. `crop` is the part of the
    picture that it shows, in the original's pixels; None for the whole.
    """

    id: str
    picture: str
    blurred: tuple[str, ...]
    sha256: str
    proved: bool
    engine: str
    at: datetime
    crop: Box | None = None
