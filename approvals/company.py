"""What a company decides for itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from approvals.errors import BadSetting


class Signers(StrEnum):
    """Whose signatures a post needs: any one contact, all of them, or a number of different people."""

    ANY = "any"
    ALL = "all"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class SignoffRule:
    signers: Signers = Signers.ANY
    number: int = 1

    @classmethod
    def read(cls, written: str) -> "SignoffRule":
        """From "any", "all" or a number from 1 upwards."""
        if written in {Signers.ANY, Signers.ALL}:
            return cls(Signers(written))
        if written.isdecimal() and int(written) >= 1:
            return cls(Signers.NUMBER, int(written))
        raise BadSetting("signoff", written, "any | all | 1, 2, 3 ...")

    def __str__(self) -> str:
        return str(self.number) if self.signers is Signers.NUMBER else str(self.signers)


@dataclass(frozen=True, slots=True)
class Company:
    """The company's own settings. Matching faces is off until it is switched on (law L9).

    `guideline_data` is the text of its company.yaml: customers, partners, confidential words, own contacts.
    `channels` are those switched on for new drafts; none named means all. `contact_note` stands beside the contacts.
    """

    name: str = ""
    zone: str = "Europe/Berlin"
    matching: bool = False
    signoff: SignoffRule = field(default_factory=SignoffRule)
    answer_within: timedelta = timedelta(days=3)
    guideline_data: str = ""
    channels: tuple[str, ...] = ()
    contact_note: str = ""
    version: int = 0

    def switched_on(self, known: Sequence[str]) -> tuple[str, ...]:
        """Of the channels the house knows, those a draft may name."""
        return tuple(channel for channel in known if not self.channels or channel in self.channels)
