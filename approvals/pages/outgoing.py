"""What would go out on a channel: its words, its pictures as they were made for it, how much of the room is used."""

from collections.abc import Iterator
from dataclasses import dataclass

from approvals.appearances import Rendition
from approvals.boxes import Box
from approvals.crops import Frame
from approvals.dossier import Dossier
from approvals.framing import frames_of
from approvals.placements import KNOWN_TO_BE_OUT
from approvals.showing import Card, ChannelCard, PictureCard
from approvals.standing import blurred_faces
from policies import limits


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A picture and what is made of it; no `rendition` while it is being made, or where this reader may not see it."""

    picture: PictureCard
    rendition: Rendition | None
    blurred: int
    frame: Frame

    @property
    def part(self) -> Box:
        """What of the picture goes out, in its own pixels."""
        return self.frame.crop or Box(0, 0, self.picture.width, self.picture.height)


@dataclass(frozen=True, slots=True)
class Preview:
    """`limit` is None where a channel takes any length; `over` says that the text does not fit.

    It is the channel's `own` text, or the one for all.
    """

    channel: ChannelCard
    text: str
    own: bool
    length: int
    limit: int | None
    over: bool
    pictures: tuple[Outgoing, ...]


def previews(file: Dossier, card: Card) -> Iterator[Preview]:
    """One per channel, in the draft's order."""
    for channel in card.channels:
        text, allowed = file.revision.text_for(channel.name), limits.limits_if_known(channel.name).text
        length = limits.length(text, channel.name)
        framed = zip(card.pictures, frames_of(file, channel.name), strict=True)
        pictures = tuple(_outgoing(file, card, channel, picture, frame) for picture, frame in framed)
        own = channel.name in file.revision.variants
        yield Preview(channel, text, own, length, allowed, allowed is not None and length > allowed, pictures)


def _outgoing(file: Dossier, card: Card, channel: ChannelCard, picture: PictureCard, frame: Frame) -> Outgoing:
    """Who does not work on the post sees faces softened until the picture is out for everybody."""
    blurred = blurred_faces(file, picture.id, channel.name)
    made = file.rendition(picture.id, blurred, frame.crop) if frame.fits else None
    public = channel.placement is not None and channel.placement.stage in KNOWN_TO_BE_OUT
    return Outgoing(picture, made if card.works_on or public else None, len(blurred), frame)
