"""What lists show of a post. Written whenever consequences are drawn; decisions never read it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from approvals.dossier import Dossier
from approvals.open_ends import Missing, OpenEnd, open_ends
from approvals.placements import OUT_OR_LEAVING, Place, Placement
from approvals.posts import Stage
from approvals.seals import seal

OPENING = 120  # characters: two lines on a phone


class Turn(StrEnum):
    """Who can take a post further."""

    MACHINE = "machine"
    AUTHOR = "author"
    PEOPLE = "people"
    CONTACT = "contact"
    LEAD = "lead"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Summary:
    """A post in a list; `id` is the post's. It tells no more than the post's open ends do: never who answered what.

    `missing` counts what is open on the channels still under way, `ready` maps each channel that may be signed to
    today's seal. `deadline` is the latest by which people are asked, `due_at` the earliest queued time. `updated_at`
    moves when something shown here changed; once `valid_until` has passed, time alone may have changed it.
    """

    id: str
    stage: Stage
    turn: Turn
    opening: str
    picture: str | None
    pictures: int
    channels: tuple[str, ...]
    authors: frozenset[str]
    missing: Mapping[Missing, int]
    ready: Mapping[str, str]
    deadline: datetime | None
    due_at: datetime | None
    created_at: datetime
    updated_at: datetime
    valid_until: datetime | None
    version: int = 0

    @property
    def faces_to_settle(self) -> int:
        """Faces that want a name, or to be blurred or set aside."""
        return self.missing.get(Missing.NAME, 0) + self.missing.get(Missing.FACE, 0)


SOMEBODYS = frozenset(Turn) - {Turn.NOBODY}
UNDER_WAY = frozenset({Stage.CHECKING, Stage.OPEN, Stage.APPROVED})
BY_AUTHOR = frozenset({Missing.FINDING, Missing.REASON, Missing.NAME, Missing.FACE, Missing.BLUR, Missing.CROP})
BY_MACHINE = frozenset({Missing.CHECK, Missing.RENDITION})
FOR_LEAD = frozenset({Place.APPROVED, Place.HELD, Place.FAILED, Place.UNKNOWN})
GOING = frozenset({Place.QUEUED, Place.PUBLISHING, Place.TAKING_DOWN})

# Several may have something to do, on different channels: the first of these has the turn.
TURNS: Sequence[tuple[Turn, frozenset[Missing], frozenset[Place]]] = (
    (Turn.CONTACT, frozenset({Missing.SIGNATURES}), frozenset()),
    (Turn.AUTHOR, BY_AUTHOR, frozenset()),
    (Turn.MACHINE, BY_MACHINE, frozenset()),
    (Turn.LEAD, frozenset(), FOR_LEAD),
    (Turn.PEOPLE, frozenset({Missing.ANSWERS}), frozenset()),
    (Turn.MACHINE, frozenset(), GOING),
)


def summary_of(file: Dossier) -> Summary:
    """The post as lists show it now."""
    revision = file.revision
    ends = [end for channel in revision.channels for end in _still_open(file, channel)]
    turn = _turn(file, ends)
    return Summary(
        id=file.post.id,
        stage=file.post.stage,
        turn=turn,
        opening=opening(revision.text),
        picture=revision.pictures[0].picture if revision.pictures else None,
        pictures=len(revision.pictures),
        channels=revision.channels,
        authors=file.post.authors,
        missing=_counted(ends),
        ready=_ready(file, ends),
        deadline=max((end.deadline for end in ends if end.deadline is not None), default=None),
        due_at=min((p.due_at for p in file.placements if p.stage is Place.QUEUED and p.due_at), default=None),
        created_at=file.post.created_at,
        updated_at=file.now,
        valid_until=min(_times_to_come(file), default=None) if turn is not Turn.NOBODY else None,
    )


def _still_open(file: Dossier, channel: str) -> Sequence[OpenEnd]:
    """What is open on a channel still under way; what is out, or came down for a face that has no yes, is settled."""
    if file.post.stage not in UNDER_WAY:
        return ()
    same = {p.stage for p in file.placements if p.channel == channel and _this(file, p)}
    if same & OUT_OR_LEAVING:
        return ()
    ends = open_ends(file, channel)
    came_down = Place.TAKEN_DOWN in same and any(end.missing is Missing.FACE for end in ends)
    return () if came_down else ends


def _this(file: Dossier, placement: Placement) -> bool:
    """Whether a placement is of what the post says now."""
    return placement.revision == file.revision.id or placement.seal == seal(file, placement.channel)


def _turn(file: Dossier, ends: Iterable[OpenEnd]) -> Turn:
    if file.post.stage in {Stage.DRAFT, Stage.RETURNED}:
        return Turn.AUTHOR
    if file.post.stage is Stage.CHECKING:
        return Turn.MACHINE
    places = {placement.stage for placement in file.placements}
    missing = {end.missing for end in ends}
    return next((turn for turn, open_, there in TURNS if open_ & missing or there & places), Turn.NOBODY)


def _counted(ends: Sequence[OpenEnd]) -> dict[Missing, int]:
    """Things are counted once however many channels they stop; of numbers of people each channel's largest counts."""
    counts = {}
    for missing in dict.fromkeys(end.missing for end in ends):
        same = [end for end in ends if end.missing is missing]
        counts[missing] = max(len({end.about for end in same}), *(end.count for end in same))
    return counts


def _ready(file: Dossier, ends: Iterable[OpenEnd]) -> dict[str, str]:
    signable = [end.channel for end in ends if end.missing is Missing.SIGNATURES]
    return {channel: bound for channel in signable if (bound := seal(file, channel)) is not None}


def _times_to_come(file: Dossier) -> Iterator[datetime]:
    """When deadlines pass and consents begin or end; who has answered already makes no difference here."""
    if file.post.stage not in UNDER_WAY:
        return
    times = [appearance.deadline for appearance in file.appearances]
    times += [question.deadline for question in file.beforehand.questions]
    times += [time for consent in file.consents for time in (consent.starts, consent.ends)]
    yield from (time for time in times if time is not None and time > file.now)


def opening(text: str) -> str:
    """The beginning of a text on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= OPENING:
        return line
    words, _, cut = line[:OPENING].rpartition(" ")
    return f"{words or cut[:-1]}…"
