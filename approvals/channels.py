"""What a channel promises, whatever it is: Facebook, Bluesky, or a folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from approvals.errors import Refused


@dataclass(frozen=True, slots=True)
class Sent:
    """A picture as it goes out: file name, JPEG bytes, alt text."""

    name: str
    data: bytes
    alt: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a channel gets, and nothing more. `facts` are ids and times for a receipt."""

    key: str
    text: str
    pictures: Sequence[Sent]
    facts: Mapping[str, object]


class Channel(Protocol):
    """One small file each in flows/channels."""

    name: str

    def deliver(self, parcel: Parcel) -> str:
        """Publish and return the address; the same key never publishes twice.

        Raises ChannelRefused when it is certain that nothing is out, OutcomeUnknown when it is not.
        """

    def look_up(self, key: str) -> str | None:
        """The address of what was published under this key, or None when it is certain that nothing was.

        Raises OutcomeUnknown while the channel cannot tell.
        """

    def take_down(self, address: str) -> str:
        """Remove what is out and return the proof, read back. Raises ChannelRefused or OutcomeUnknown."""


class ChannelRefused(Refused):
    """Nothing is out. `again` says whether trying again makes sense without a person."""

    def __init__(self, channel: str, trouble: str, *, again: bool) -> None:
        self.channel, self.trouble, self.again = channel, trouble, again


class OutcomeUnknown(Refused):
    """Something may be out: look it up, never repeat it blindly."""

    def __init__(self, channel: str, trouble: str) -> None:
        self.channel, self.trouble = channel, trouble
