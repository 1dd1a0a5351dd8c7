"""What running Freigabe can run into.

FlowsError
├── AlreadyRunning      another service uses this data folder
├── PortTaken           another program listens where the pages or Prefect's server should
├── PrefectOpen         Prefect's server would listen beyond this machine, without a password
├── NotSignedIn         a command needs to know who asks
├── NobodyYet           an empty company: nobody can act
├── FileUnreadable
├── TextNotUtf8
├── BadTime             neither a date nor a date with a time
├── BadDuration
├── SeveralFit          the beginning of an id that several things share
├── NotConfirmed
├── TextUnread          a consent without the word that its text was read
├── NamesUnconfirmed    faces whose names a signer did not confirm
├── RevisionUnnamed     a signature that does not say what was looked at
├── DraftKept           what was handed in is not taken, but not lost
│   └── PhotosRefused
├── NoSuchDraft
├── StillChecking       a check takes longer than anybody waits
├── SettingMissing      one that belongs to others that are set
├── IssuerUnfit         an identity provider that is not reached by https
│   └── IssuerForEverybody  one that takes anybody's account instead of one company's
├── BadSettings         an environment variable that cannot be used
├── DatabaseAway
├── DiskRefused
├── MailRefused         the mail server took no message; carries its code only, for its words may name somebody
├── StepFailed          a flow did not get through; Prefect learns the kind of trouble only
└── StepsFailed         some of the things a flow was about did not get through: their ids and kinds of trouble
"""

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path


@dataclass(eq=False)
class FlowsError(Exception):
    """Carries values; the command line makes sentences of them."""

    def __str__(self) -> str:
        return repr(self)

    def __reduce__(self) -> tuple[Callable[..., "FlowsError"], tuple[object, ...]]:
        return type(self), astuple(self)


@dataclass(eq=False)
class AlreadyRunning(FlowsError):
    home: Path


@dataclass(eq=False)
class PortTaken(FlowsError):
    port: int
    setting: str


@dataclass(eq=False)
class PrefectOpen(FlowsError):
    host: str


class NotSignedIn(FlowsError): ...


@dataclass(eq=False)
class NobodyYet(FlowsError):
    home: Path


@dataclass(eq=False)
class FileUnreadable(FlowsError):
    path: Path
    reason: str


@dataclass(eq=False)
class TextNotUtf8(FlowsError):
    path: str


@dataclass(eq=False)
class BadTime(FlowsError):
    written: str


@dataclass(eq=False)
class BadDuration(FlowsError):
    written: str


@dataclass(eq=False)
class SeveralFit(FlowsError):
    kind: str
    given: str


class NotConfirmed(FlowsError): ...


class TextUnread(FlowsError): ...


@dataclass(eq=False)
class NamesUnconfirmed(FlowsError):
    faces: tuple[str, ...]


@dataclass(eq=False)
class RevisionUnnamed(FlowsError):
    number: int


@dataclass(eq=False)
class DraftKept(FlowsError):
    draft: Path
    name: str


class PhotosRefused(DraftKept): ...


@dataclass(eq=False)
class NoSuchDraft(FlowsError):
    name: str
    folder: Path


@dataclass(eq=False)
class StillChecking(FlowsError):
    post: str
    seconds: int


@dataclass(eq=False)
class BadSettings(FlowsError):
    name: str
    given: str
    reason: str


@dataclass(eq=False)
class SettingMissing(FlowsError):
    name: str


@dataclass(eq=False)
class IssuerUnfit(FlowsError):
    name: str
    given: str


class IssuerForEverybody(IssuerUnfit): ...


@dataclass(eq=False)
class DatabaseAway(FlowsError):
    reason: str


@dataclass(eq=False)
class DiskRefused(FlowsError):
    path: str
    reason: str


@dataclass(eq=False)
class MailRefused(FlowsError):
    server: str
    code: int


@dataclass(eq=False)
class StepFailed(FlowsError):
    kind: str


@dataclass(eq=False)
class StepsFailed(FlowsError):
    kinds: Mapping[str, str]
