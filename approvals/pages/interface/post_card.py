"""A post as one reader may see it (`approvals.showing`), for programs."""

from datetime import datetime
from typing import Self

from pydantic import Field

from approvals import showing
from approvals.dossier import Dossier
from approvals.framing import frames_of
from approvals.next_steps import Step, steps
from approvals.open_ends import Lifts, Missing, OpenEnd
from approvals.pages.guard import Visitor
from approvals.pages.interface.drafts import Standing
from approvals.pages.interface.frames import FrameCard, MovedFrame, moved_frames
from approvals.pages.interface.picture_card import PictureCard
from approvals.pages.interface.shapes import Instant, Output, Who
from approvals.placements import Place, Placement
from approvals.seals import names_on
from policies.findings import Level
from policies.guideline import Guideline


class Open(Output):
    """One thing that is missing on a channel. People are never named, and a no looks like an unknown face."""

    missing: Missing
    channel: str
    about: str = Field(description="A finding's key or a face's id.")
    count: int
    deadline: datetime | None = Field(description="By when the people shown are asked.")
    lifted_by: list[Lifts]

    @classmethod
    def of(cls, end: OpenEnd) -> Self:
        return cls(
            missing=end.missing,
            channel=end.channel,
            about=end.about,
            count=end.count,
            deadline=end.deadline,
            lifted_by=list(end.lifted_by),
        )


class PlacementCard(Output):
    """What was approved for a channel, and where it stands."""

    id: str
    channel: str
    stage: Place
    due_at: datetime | None
    zone: str | None

    @classmethod
    def of(cls, placement: Placement | None) -> Self | None:
        return cls.model_validate(placement, from_attributes=True) if placement else None


class ChannelCard(Output):
    """One channel of a post."""

    name: str
    ready: bool = Field(description="No finding blocks, and everybody shown is answered for.")
    missing: list[Open]
    held: bool = Field(description="A hold stops it.")
    placement: PlacementCard | None
    text: str = Field(description="What it says there: its own text, or the one for all.")
    frames: list[FrameCard] = Field(description="What it gets of each picture, in order.")

    @classmethod
    def of(cls, one: showing.ChannelCard, file: Dossier) -> Self:
        framed = zip(file.revision.pictures, frames_of(file, one.name), strict=True)
        return cls(
            name=one.name,
            text=file.revision.text_for(one.name),
            frames=[FrameCard.of(shown.picture, frame) for shown, frame in framed],
            ready=one.ready,
            missing=[Open.of(end) for end in one.missing],
            held=one.held is not None,
            placement=PlacementCard.of(one.placement),
        )


class Finding(Output):
    """What a rule of the guideline found; `start` and `end` are code points of the field `where`."""

    key: str
    rule: str
    title: str
    level: Level
    where: str
    start: int
    end: int
    quote: str
    message: str = Field(description="In the reader's language.")
    fix: str | None = Field(description="What may take the place of the quote.")
    let_pass: bool
    reasoned: bool

    @classmethod
    def of(cls, one: showing.FindingCard, guideline: Guideline, reader: Visitor) -> Self:
        found = one.finding
        return cls(
            key=found.key,
            rule=found.rule,
            title=guideline.title(found, reader.lang),
            level=found.level,
            where=found.where,
            start=found.start,
            end=found.end,
            quote=found.quote,
            message=guideline.explain(found, reader.lang),
            fix=found.fix,
            let_pass=one.let_pass,
            reasoned=one.reasoned,
        )


class Remark(Output):
    """What somebody wrote beside a post."""

    kind: str
    by: Who
    at: datetime
    text: str


class PostCard(Output):
    """Everything about the newest revision that the reader may know."""

    post: Standing
    number: int = Field(description="Of the revision, counted from 1.")
    authors: list[Who]
    text: str
    lang: str
    variants: dict[str, str]
    crops: dict[str, dict[str, MovedFrame]]
    event: str | None
    wish: Instant | None
    channels: list[ChannelCard]
    findings: list[Finding]
    pictures: list[PictureCard]
    remarks: list[Remark]
    steps: list[Step] = Field(description="What the reader may do about it now.")
    names: dict[str, str] | None = Field(description="Face to person, what a signature confirms; for who may sign now.")

    @classmethod
    def of(cls, file: Dossier, reader: Visitor, guideline: Guideline) -> Self:
        seen, can = showing.card(file, reader.me), steps(file, reader.me)
        revision = seen.revision
        return cls(
            post=Standing.of(file.post),
            number=revision.number,
            authors=[Who.model_validate(one) for one in seen.authors],
            text=revision.text,
            lang=revision.lang,
            variants=dict(revision.variants),
            event=revision.event,
            wish=Instant.of(revision.wish),
            crops=moved_frames(revision),
            channels=[ChannelCard.of(one, file) for one in seen.channels],
            findings=[Finding.of(one, guideline, reader) for one in seen.findings],
            pictures=[PictureCard.of(one) for one in seen.pictures],
            remarks=[
                Remark(kind=one.kind, by=Who.model_validate(file.people[one.person]), at=one.at, text=one.text)
                for one in seen.remarks
            ],
            steps=sorted(can),
            names=dict(names_on(file)) if Step.SIGN in can else None,
        )
