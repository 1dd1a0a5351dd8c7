"""Drafts: begin, save, hand in, change, take back."""

from typing import Annotated, Literal, Self

from pydantic import Field

from approvals.desk import drafting
from approvals.drafts import Draft
from approvals.errors import EditedNothing
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.frames import MovedFrame, PlaceOfFrame, moved_frames, spots
from approvals.pages.interface.shapes import (
    NAMES_ONLY,
    ChannelName,
    Id,
    Input,
    Instant,
    Line,
    Output,
    PictureId,
    Text,
    Time,
    Version,
    part_of_interface,
)
from approvals.pages.premises import Premises
from approvals.posts import Post, Revision, Shown, Stage

MOST_CHANNELS = 20
MOST_PICTURES = 40
router = part_of_interface("Drafts")
AltText = Annotated[Text, Field(max_length=2_000)]


class PictureOfDraft(Input):
    """A picture that was uploaded before."""

    picture: PictureId
    alt: AltText = Field("", description="What it shows, for who cannot see it.")
    rights: Line = Field("", description="Who took it, or who holds the rights.")


class Words(Input):
    """What a draft says and shows, where and when. While it is unfinished anything may be missing."""

    text: Text = Field("", description="What every channel says that has no text of its own.")
    lang: Literal["de", "en"] = "de"
    channels: list[ChannelName] = Field([], max_length=MOST_CHANNELS)
    pictures: list[PictureOfDraft] = Field([], max_length=MOST_PICTURES)
    variants: dict[ChannelName, Text] = Field(
        {}, max_length=MOST_CHANNELS, description="Another text for a channel.", json_schema_extra=NAMES_ONLY
    )
    crops: dict[ChannelName, dict[PictureId, PlaceOfFrame]] = Field(
        {},
        max_length=MOST_CHANNELS,
        description="Frames that were moved, by channel and picture; the others are found, with all heads inside.",
        json_schema_extra=NAMES_ONLY,
    )
    event: Line | None = Field(None, description="What a consent may be limited to.")
    wish: Time | None = Field(None, description="When its author would like it to go out; empty for soon.")

    def draft(self, zone: str) -> Draft:
        pictures = [Shown(one.picture, one.alt, one.rights) for one in self.pictures]
        wish = self.wish.moment(zone) if self.wish else None
        crops = spots(self.crops)
        return Draft(self.text, self.channels, self.lang, pictures, self.variants, self.event, wish, crops)


class SavedWords(Words):
    """The same, over what was kept before."""

    version: Version


class Seen(Input):
    """What was last seen."""

    version: Version


class Standing(Output):
    """Where a post stands now."""

    id: str
    stage: Stage
    version: int = Field(description="To be sent with the next change.")
    revision: str = Field(description="Its newest snapshot: what a signature is given to.")

    @classmethod
    def of(cls, post: Post) -> Self:
        return cls(id=post.id, stage=post.stage, version=post.version, revision=post.revision)


class PictureKept(Output):
    picture: str
    alt: str
    rights: str


class Unfinished(Output):
    """A draft of one's own that was kept and not handed in yet."""

    post: Standing
    text: str
    lang: str
    channels: list[str]
    pictures: list[PictureKept]
    variants: dict[str, str]
    crops: dict[str, dict[str, MovedFrame]]
    event: str | None
    wish: Instant | None

    @classmethod
    def of(cls, post: Post, kept: Revision) -> Self:
        return cls(
            post=Standing.of(post),
            text=kept.text,
            lang=kept.lang,
            channels=list(kept.channels),
            pictures=[PictureKept.model_validate(one) for one in kept.pictures],
            variants=dict(kept.variants),
            crops=moved_frames(kept),
            event=kept.event,
            wish=Instant.of(kept.wish),
        )


@router.get("/drafts", name="api_drafts")
def drafts(premises: Asked, reader: Reader) -> list[Unfinished]:
    """My unfinished drafts, the last one saved first."""
    return [Unfinished.of(one.post, one.revision) for one in drafting.unfinished(premises.begin, reader.id)]


@router.post("/drafts", name="api_begin_draft", status_code=201)
def begin_draft(premises: Asked, reader: Reader, words: Words) -> Standing:
    """Keep a new draft. Nobody is asked yet, nobody else sees it."""
    draft, known = words.draft(reader.clock.zone), channels_on(premises)
    return Standing.of(drafting.save(premises.begin, draft, by=reader.id, known_channels=known))


@router.put("/drafts/{post}", name="api_save_draft")
def save_draft(premises: Asked, reader: Reader, post: Id, words: SavedWords) -> Standing:
    """Keep it over what was there. The same once more changes nothing."""
    draft, known = words.draft(reader.clock.zone), channels_on(premises)
    kept = drafting.save(premises.begin, draft, by=reader.id, known_channels=known, post_id=post, version=words.version)
    return Standing.of(kept)


@router.delete("/drafts/{post}", name="api_discard_draft", status_code=204)
def discard_draft(premises: Asked, reader: Reader, post: Id) -> None:
    """Forget an unfinished draft for good, and the pictures that only it showed."""
    drafting.discard(premises.begin, post, by=reader.id)


@router.post("/drafts/{post}/hand-in", name="api_hand_in")
def hand_in(premises: Asked, reader: Reader, post: Id, seen: Seen) -> Standing:
    """It goes on its way: from here on it is checked, and the people in its pictures are asked."""
    known = channels_on(premises)
    return Standing.of(drafting.hand_in(premises.begin, post, by=reader.id, known_channels=known, version=seen.version))


@router.put("/posts/{post}/words", name="api_edit_post")
def edit_post(premises: Asked, reader: Reader, post: Id, words: Words) -> Standing:
    """Change a post that was handed in. What the change touches is checked, asked and signed anew, nothing else.

    The same words once more change nothing.
    """
    draft, known = words.draft(reader.clock.zone), channels_on(premises)
    try:
        return Standing.of(drafting.edit(premises.begin, post, draft, by=reader.id, known_channels=known))
    except EditedNothing:
        return _standing(premises, post)


@router.post("/posts/{post}/withdrawal", name="api_withdraw_post")
def withdraw_post(premises: Asked, reader: Reader, post: Id) -> Standing:
    """Take the whole post back: what waits stops, what is queued is pulled, what is out is taken down."""
    drafting.withdraw(premises.begin, post, by=reader.id)
    return _standing(premises, post)


def channels_on(premises: Premises) -> tuple[str, ...]:
    """The channels a draft may name."""
    with premises.begin(reading=True) as work:
        return work.company.switched_on(tuple(premises.channels))


def _standing(premises: Premises, post: str) -> Standing:
    with premises.begin(reading=True) as work:
        return Standing.of(work.posts.get(post))
