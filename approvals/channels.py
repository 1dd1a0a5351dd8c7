"""What a channel promises, whatever it is: Facebook, Bluesky, or a folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from approvals.errors import Refused

LONGEST_DETAIL = 300  # characters of a channel's own words that are kept


@dataclass(frozen=True, slots=True)
class Sent:
    """A picture as it goes out: file name, JPEG bytes, alt text, pixels; 0 by 0 where nobody could measure it."""

    name: str
    data: bytes
    alt: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a channel gets, and nothing more. `facts` are ids and times for a receipt."""

    key: str
    text: str
    pictures: Sequence[Sent]
    facts: Mapping[str, object]


class Notes(Protocol):
    """What a delivery must remember across a crash: ids of containers and uploads.

    They belong to the parcel's key, so that a later attempt finds what an earlier one left behind.
    """

    def get(self, name: str) -> str | None:
        """What was kept under this name, or None."""

    def keep(self, name: str, value: str) -> None:
        """Written down for good before this returns, so also before the channel's next call."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who a channel publishes as. `expires_at` is None where the credentials stay good.

    `missing` names permissions as the channel calls them; `lacks` what else keeps it from publishing.
    """

    name: str
    expires_at: datetime | None = None
    missing: tuple[str, ...] = ()
    lacks: "tuple[Trouble, ...]" = ()


class Channel(Protocol):
    """One small file each in flows/channels."""

    name: str

    def deliver(self, parcel: Parcel, notes: Notes) -> str:
        """Publish and return the address, which take_down, comments and numbers take. A key never publishes twice.

        Raises ChannelRefused when it is certain that nothing is out, OutcomeUnknown when it is not.
        """

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:
        """The address of what was published of this parcel, or None when it is certain that nothing was.

        By key where the channel has one, else by text and time among what it published since. The parcel's pictures
        may have lost their bytes. Raises OutcomeUnknown while the channel cannot tell.
        """

    def take_down(self, address: str) -> str:
        """Remove what is out and return the proof, read back. Raises ChannelRefused, OutcomeUnknown, or ByHand."""

    def check(self) -> Account:
        """Ask the channel, live, whose credentials these are and what they lack. Raises ChannelRefused."""

    def link(self, address: str) -> str | None:
        """Where people see it; None where there is no such page."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote below a publication; `parent` is the id of the comment it answers."""

    id: str
    author: str
    text: str
    at: datetime
    link: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """What was written below a publication, oldest first.

    `complete` is False where the channel may have left some out: only what a complete talk lacks is gone.
    """

    comments: Sequence[Comment]
    complete: bool


class Talks(Protocol):
    """A channel that gives comments."""

    def comments(self, address: str) -> Talk:
        """What people wrote below it, and below each other's comments. Raises ChannelRefused."""


class Counts(Protocol):
    """A channel that gives numbers."""

    def numbers(self, address: str) -> Mapping[str, int]:
        """Such as likes, shares, comments. Raises ChannelRefused."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A publication as the channel shows it now."""

    address: str
    text: str
    at: datetime


class Shows(Protocol):
    """A channel that tells what it published lately, whoever asked for it: for people who have to decide."""

    def shown(self, since: datetime) -> Sequence[Seen]:
        """Newest first. Raises ChannelRefused, OutcomeUnknown."""


class KeepsFiles(Protocol):
    """A channel that leaves files somewhere, from where people may have copied them."""

    def files(self, address: str) -> Sequence[str]:
        """The names of the files that lie, or lay, at this address. Raises OutcomeUnknown."""


class PublicPictures(Protocol):
    """For channels that fetch pictures from an address of ours."""

    @property
    def reachable(self) -> bool:
        """Whether others can reach that address: https, and neither a name nor a number of this machine or its net."""

    def publish(self, key: str, sent: Sent) -> str:
        """An unguessable https address of exactly these bytes, which expires."""

    def remove(self, key: str) -> None:
        """What was published under this key is not found any longer."""


class Trouble(StrEnum):
    """Why a channel refused or could not tell; sentences are in flows/wording/channels.py."""

    TOKEN = "token"  # noqa: S105 - the credentials are not, or no longer, good
    PERMISSION = "permission"
    QUOTA = "quota"
    POLICY = "policy"
    DUPLICATE = "duplicate"
    TOO_LARGE = "too_large"
    RATIO = "ratio"
    TEXT_LENGTH = "text_length"
    ALT_LENGTH = "alt_length"
    PICTURE_COUNT = "picture_count"
    PICTURE_KIND = "picture_kind"
    UNREACHABLE = "unreachable"
    BUSY = "busy"
    GONE = "gone"
    UNFETCHABLE = "unfetchable"
    PROTOCOL = "protocol"
    SLOW = "slow"  # no answer while somebody waited for it
    ADDRESS = "address"  # it fetches pictures from an address of ours that nobody outside reaches
    ROLE = "role"  # the account has none on the page it should publish as
    VERSION = "version"  # the channel ends the version of its interface that is spoken
    SETTING = "setting"
    PRIVATE_ADDRESS = "private_address"
    DISK = "disk"
    UNCONNECTED = "unconnected"
    NOT_FOUND = "not_found"


class ChannelRefused(Refused):
    """Nothing is out. `again` says whether trying again makes sense without a person, at the earliest after `wait`.

    `detail` is the channel's own code and words, for people who look into it.
    """

    def __init__(
        self, channel: str, trouble: str, *, again: bool, detail: str = "", wait: timedelta | None = None
    ) -> None:
        self.channel, self.trouble, self.again = channel, str(trouble), again
        self.detail, self.wait = detail[:LONGEST_DETAIL], wait


class OutcomeUnknown(Refused):
    """Something may be out: look it up, never repeat it blindly."""

    def __init__(self, channel: str, trouble: str, detail: str = "") -> None:
        self.channel, self.trouble, self.detail = channel, str(trouble), detail[:LONGEST_DETAIL]


class ByHand(Refused):
    """What is out is removed by a person: `steps` names how (flows/wording/channels.py), `link` is where.

    `seen` says that the channel has just shown that it is still there; else nobody could look.
    """

    def __init__(self, channel: str, steps: str, link: str | None = None, *, seen: bool = False) -> None:
        self.channel, self.steps, self.link, self.seen = channel, steps, link, seen
