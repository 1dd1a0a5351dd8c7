"""What an author writes, and when it is complete enough to be handed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from approvals.crops import Spot
from approvals.errors import EmptyPost, NoChannel, UnknownChannel
from approvals.fingerprint import new_id
from approvals.posts import Revision, Shown
from approvals.times import Moment


@dataclass(frozen=True, slots=True)
class Draft:
    """Text, channels and pictures as their author wants them; the pictures were taken in before (`desk.taking_in`)."""

    text: str
    channels: Sequence[str]
    lang: str = "de"
    pictures: Sequence[Shown] = ()
    variants: Mapping[str, str] = field(default_factory=dict)
    event: str | None = None
    wish: Moment | None = None
    crops: Mapping[str, Mapping[str, Spot]] = field(default_factory=dict)

    def revision(self, post: str, number: int, by: str, at: datetime) -> Revision:
        """The immutable snapshot of this draft; a channel named twice is one channel.

        Another text that is empty is none, and frames of pictures that are not shown are left out.
        """
        shown = {one.picture for one in self.pictures}
        crops = {channel: {one: spot for one, spot in of.items() if one in shown} for channel, of in self.crops.items()}
        return Revision(
            id=new_id(),
            post=post,
            number=number,
            text=self.text,
            lang=self.lang,
            channels=tuple(dict.fromkeys(self.channels)),
            pictures=tuple(self.pictures),
            variants={channel: text for channel, text in self.variants.items() if text.strip()},
            event=self.event,
            wish=self.wish,
            by=by,
            at=at,
            crops={channel: of for channel, of in crops.items() if of},
        )


def check_channels(draft: Draft | Revision, known: Sequence[str]) -> None:
    """Raises UnknownChannel."""
    for channel in (*draft.channels, *draft.variants, *draft.crops):
        if channel not in known:
            raise UnknownChannel(channel, known)


def check_complete(draft: Draft | Revision, known: Sequence[str]) -> None:
    """Raises EmptyPost, NoChannel, UnknownChannel."""
    if not draft.text.strip() and not draft.pictures:
        raise EmptyPost
    if not draft.channels:
        raise NoChannel
    check_channels(draft, known)
