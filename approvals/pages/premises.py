"""What the pages need from outside, as promises. `flows.premises` keeps them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from approvals.boxes import Box
from approvals.channel_accounts import Connect, Connectable
from approvals.channels import Channel
from approvals.figures import Figures
from approvals.open_ends import OpenEnd
from approvals.pages.vouching import Provider
from approvals.ports import Begin, Objects
from approvals.roster import Problem
from approvals.tone.listening import Listener
from approvals.uploads import Look
from policies.guideline import Guideline
from policies.material import Language


class Wording(Protocol):
    """The words of the house and its sentences about refusals, the same on every page and on the command line."""

    def sentence(self, trouble: Exception, lang: Language) -> str | None:
        """What happened and what to do, or None for what is nobody's refusal but a defect."""

    def refusal(self, kind: str, facts: Mapping[str, object], lang: Language) -> str:
        """The sentence about a refusal that was noted down: an error's name and its values."""

    def term(self, kind: str, name: str, lang: Language) -> str:
        """A word of the house: "stage", "place", "role", "level", "answer", "band", "looks", "purpose", "action"."""

    def wrong(self, problem: Problem, lang: Language) -> str:
        """What is wrong with a row of a list of people."""

    def trouble(self, name: str, channel: str, detail: str, lang: Language) -> str:
        """Why a channel refused (`approvals.channels.Trouble`) and what to do, for a page on which it can be mended."""

    def steps(self, name: str, lang: Language) -> str:
        """What a person does where a channel deletes nothing (`approvals.channels.ByHand`)."""

    def missing(self, end: OpenEnd, lang: Language) -> str:
        """One open end and who can lift it."""


class Pictures(Protocol):
    """Pictures as a browser may see them."""

    def preview(self, picture: str, width: int, softened: Sequence[Box] = ()) -> bytes:
        """A JPEG of at most this width (360, 800 or 1600), without metadata, these boxes unrecognisable.

        Raises NotFound.
        """

    def cut(self, picture: str, rendition: str, width: int) -> bytes:
        """The same of what would be published of a picture: its rendition's SHA-256. Raises NotFound."""

    @property
    def look(self) -> Look:
        """How uploaded bytes become a picture, or a refusal."""

    def glance(self, first: bytes, name: str) -> object:
        """Whether a file begins as a picture does that is taken. Raises what speaks against it."""

    @property
    def refused(self) -> type[Exception]:
        """What `look` and `glance` raise where a file is not taken; `Wording.sentence` tells it."""


class Mail(Protocol):
    """The letters of the embedded default, for the page that only this machine sees."""

    def letters(self) -> Sequence[tuple[datetime, str, str, str]]:
        """When, to whom, subject, text; newest first."""


class Chat(Protocol):
    """Messages to people who would rather be told there than by mail."""

    def check(self, address: str) -> None:
        """Raises ChatRefused for an address that cannot be used."""

    def send(self, address: str, lang: str) -> None:
        """Tell that something waits, as a trial too. Raises ChatRefused."""


class Premises(Protocol):
    """Everything the pages are put on."""

    @property
    def begin(self) -> Begin:
        """Opens a unit of work."""

    @property
    def objects(self) -> Objects:
        """Originals, renditions, parts of uploads."""

    @property
    def wording(self) -> Wording: ...

    @property
    def pictures(self) -> Pictures: ...

    @property
    def mail(self) -> Mail | None:
        """None where letters go to a mail server."""

    @property
    def chat(self) -> Chat: ...

    @property
    def channels(self) -> Mapping[str, Channel]:
        """The channels there are, by name."""

    def channel(self, name: str) -> Channel:
        """The channel of this name; one whose account was removed refuses everything."""

    @property
    def kinds(self) -> Mapping[str, Connectable]:
        """The kinds of channels an account can be connected of, by name."""

    @property
    def connect(self) -> Connect:
        """Makes the channel of an account."""

    @property
    def guideline(self) -> Guideline:
        """The guideline in force, with its examples run."""

    @property
    def ears(self) -> Listener:
        """Hears how drafts sound, as soon as it is ready."""

    @property
    def providers(self) -> Sequence[Provider]:
        """The identity providers one may sign in with."""

    @property
    def secret(self) -> bytes:
        """32 bytes that only this installation knows: signs forms and addresses of pictures."""

    @property
    def address(self) -> str:
        """Where people reach these pages, without a slash at the end: "https://freigabe.example"."""

    @property
    def watch_token(self) -> str:
        """What a watch on another machine sends to read the numbers; empty: only this machine reads them."""

    def standing(self) -> Mapping[str, bool]:
        """Whether "database", "objects", "keys" and "prefect" answer. Raises nothing."""

    def figures(self) -> Figures:
        """What waits, counted."""

    @property
    def demo(self) -> bool:
        """Whether this is the demo company: then the local page offers a sign-in link per role."""
