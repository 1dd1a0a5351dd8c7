"""A post as one reader may see it: the rule stands here once, for the pages and for the command line.

A no is private. Who is on a face is told only where that person's yes covers every channel, or to that person; a
refused, an unanswered and an unknown face look alike, and so do the reasons for blurring one. In an unfinished draft,
about which nobody was asked yet, its authors also read the names they gave. Whoever does not work on a post sees no
face in it whose owner has not said yes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from approvals.appearances import LONGEST, Face
from approvals.boxes import Box
from approvals.dossier import Dossier
from approvals.faces.accessory import accessory
from approvals.framing import frames_of
from approvals.holds import Hold, stopping
from approvals.open_ends import OpenEnd, before_signing, open_ends
from approvals.people import Person, Role
from approvals.placements import Placement
from approvals.posts import Revision, Shown, Stage
from approvals.remarks import Remark
from approvals.signoff import seat_of
from approvals.standing import Standing, standing
from approvals.visible import Visible
from policies.findings import Finding

YES = frozenset({Standing.YES, Standing.BY_CONSENT})
LOOKS: dict[Standing, str] = {
    Standing.SET_ASIDE: "aside",
    Standing.BLURRED: "blurred",
    Standing.YES: "answered",
    Standing.BY_CONSENT: "answered",
    Standing.WAITING: "asked",
    Standing.NAME_WANTED: "name_wanted",
    Standing.REFUSED: "to_blur",
    Standing.UNKNOWN: "to_blur",
}
"""How a face's standing looks to everybody else."""
MOST_PRESSING = ("to_blur", "name_wanted", "asked", "blurred", "aside", "answered")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom the machine proposes for a face that nobody has settled."""

    person: Person
    band: str
    distance: float


@dataclass(frozen=True, slots=True)
class FaceCard:
    """`person` where the reader may know; `looks` by channel; `mine` how it stands, if it is the reader's own face.

    `accessory` says that in what is published it is too small for a machine to recognise anybody: a proposal to whoever
    may set it aside.
    """

    id: str
    box: Box
    by_hand: bool
    person: Person | None
    band: str | None
    mine: Mapping[str, Standing] | None
    looks: Mapping[str, str]
    candidates: tuple[Candidate, ...]
    accessory: bool

    @property
    def look(self) -> str:
        """How it looks on the channel on which most is still to be done."""
        return next((look for look in MOST_PRESSING if look in self.looks.values()), "asked")


@dataclass(frozen=True, slots=True)
class PictureCard:
    """A picture with its faces from left to right; `softened` are the boxes that this reader must not recognise.

    It is not `shown` to whoever does not work on the post until its faces have been looked for.
    """

    id: str
    width: int
    height: int
    alt: str
    rights: str
    faces: tuple[FaceCard, ...]
    shown: bool
    softened: tuple[Box, ...]

    @property
    def visible(self) -> Visible:
        return Visible(self.id, self.softened)


@dataclass(frozen=True, slots=True)
class ChannelCard:
    """One channel: what is missing, what stops it, and where it stands once it was approved."""

    name: str
    ready: bool
    missing: tuple[OpenEnd, ...]
    held: Hold | None
    placement: Placement | None


@dataclass(frozen=True, slots=True)
class FindingCard:
    finding: Finding
    let_pass: bool
    reasoned: bool


@dataclass(frozen=True, slots=True)
class Card:
    """Everything about the newest revision that this reader may know; `inside` and `works_on` as the functions say."""

    revision: Revision
    authors: tuple[Person, ...]
    writer: Person
    channels: tuple[ChannelCard, ...]
    findings: tuple[FindingCard, ...]
    pictures: tuple[PictureCard, ...]
    remarks: Sequence[Remark]
    inside: bool
    works_on: bool


def card(file: Dossier, reader: Person) -> Card:
    """The post as this reader may see it now."""
    revision, people = file.revision, file.people
    works, scales = works_on(file, reader), _scales(file)
    return Card(
        revision=revision,
        authors=tuple(sorted((people[author] for author in file.post.authors), key=lambda one: one.handle)),
        writer=people[revision.by],
        channels=tuple(_channel(file, channel) for channel in revision.channels),
        findings=tuple(FindingCard(one, file.exempted(one.key), file.reasoned(one.key)) for one in file.findings or ()),
        pictures=tuple(_picture(file, shown, reader, scales[shown.picture]) for shown in revision.pictures),
        remarks=file.remarks if works or reader.has(Role.AUDITOR) else (),
        inside=inside(file, reader),
        works_on=works,
    )


def inside(file: Dossier, reader: Person) -> bool:
    """Whether this reader wrote it, or may decide about it now as a contact or a deputy."""
    return reader.id in file.post.authors or bool(seat_of(reader, file.absences, file.now))


def works_on(file: Dossier, reader: Person) -> bool:
    """The same, or the comms lead."""
    return inside(file, reader) or reader.has(Role.LEAD)


def _channel(file: Dossier, channel: str) -> ChannelCard:
    places = [placement for placement in file.placements if placement.channel == channel]
    return ChannelCard(
        name=channel,
        ready=not before_signing(file, channel),
        missing=open_ends(file, channel),
        held=stopping(file.holds, file.post.id, channel),
        placement=places[-1] if places else None,
    )


def _picture(file: Dossier, shown: Shown, reader: Person, scale: float) -> PictureCard:
    picture, works = shown.picture, works_on(file, reader)
    facts = file.pictures[picture]
    found = sorted(file.faces_in(picture), key=lambda face: (face.box.x, face.box.y, face.id))
    faces = tuple(_face(file, face, reader, scale) for face in found)
    hidden = () if works else tuple(face.box for face in faces if face.person is None)
    return PictureCard(
        picture,
        facts.width,
        facts.height,
        shown.alt,
        shown.rights,
        faces,
        works or picture in file.searched,
        hidden,
    )


def _face(file: Dossier, face: Face, reader: Person, scale: float) -> FaceCard:
    stands = {channel: standing(file, face, channel) for channel in file.revision.channels}
    person = file.person_of(face.id)
    mine = person == reader.id
    told = mine or (bool(stands) and set(stands.values()) <= YES) or _named_in_draft(file, reader, stands)
    return FaceCard(
        id=face.id,
        box=face.box,
        by_hand=face.engine is None,
        person=file.people[person] if told and person else None,
        band=_band(file, face, person) if told else None,
        mine=stands if mine else None,
        looks={channel: LOOKS[stand] for channel, stand in stands.items()},
        candidates=_candidates(file, face, set(stands.values()), reader),
        accessory=accessory(face.box, scale),
    )


def _scales(file: Dossier) -> Mapping[str, float]:
    """How much of a picture's size is left where most is: a part is reduced less than the whole."""
    longest = {one.id: max(one.width, one.height) for one in file.pictures.values()}
    for channel in file.revision.channels:
        for shown, frame in zip(file.revision.pictures, frames_of(file, channel), strict=True):
            if frame.crop is not None:
                longest[shown.picture] = min(longest[shown.picture], max(frame.crop.w, frame.crop.h))
    return {picture: min(LONGEST / side, 1) for picture, side in longest.items()}


def _named_in_draft(file: Dossier, reader: Person, stands: Mapping[str, Standing]) -> bool:
    writing = file.post.stage is Stage.DRAFT and reader.id in file.post.authors
    return writing and set(stands.values()) <= YES | {Standing.WAITING}


def _band(file: Dossier, face: Face, person: str | None) -> str:
    bands = [one.band for one in file.proposals if one.face == face.id and one.person == person]
    return bands[0] if bands else "by_hand"


def _candidates(file: Dossier, face: Face, stands: set[Standing], reader: Person) -> tuple[Candidate, ...]:
    """Nearest first, for those who settle it."""
    if Standing.NAME_WANTED not in stands or not inside(file, reader):
        return ()
    denied = {denial.person for denial in file.denials if denial.face == face.id}
    return tuple(
        Candidate(file.people[one.person], one.band, one.distance)
        for one in sorted(file.proposals, key=lambda one: one.rank)
        if one.face == face.id and one.person not in denied
    )
