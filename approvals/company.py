"""What a company decides for itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from approvals.errors import BadSetting
from approvals.slots import Slot
from approvals.working_days import WorkingDays

LONGEST_UNDO = 10  # minutes; what is 15 late is reviewed and never fired


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
    """The company's own settings. Matching faces is off until it is switched on (law L9), and so is `grouping` of
    unknown ones that look alike: each event has both switches once more.

    `guideline_data` is the text of its company.yaml: customers, partners, confidential words, own contacts.
    `channels` are those switched on for new drafts; none named means all. `contact_note` stands beside the contacts.
    `edition` is the guideline's in force, empty where it is the shipped one. `answer_within` counts working days, whose
    holidays are those of `region` (see `working_days.REGIONS`). `slots` are filled by "next free place", on holidays
    only where wished. `periods` are days kept, by `retention.Kind`, where they differ from the usual ones;
    `anchor_mails` sends auditors the history's head every night. What is due leaves `undo_minutes` (0 to 10) later, and
    can be taken back until then.

    With `council` nothing lists or counts people, and who looked at whose data is kept for them. In `quiet` hours
    ("20:00-07:00", empty for none) no letters are sent. Who was asked is reminded after `remind_after` working days;
    what waits for a signature goes to the next who may sign after `escalate_after`. With `read_first` only who has said
    that they read the guideline in force signs and releases; a company is founded with it. `lesson_to_submit` and
    `lesson_to_sign` name the lesson that is passed before (`approvals.lessons`), empty for none.
    """

    name: str = ""
    zone: str = "Europe/Berlin"
    matching: bool = False
    grouping: bool = False
    signoff: SignoffRule = field(default_factory=SignoffRule)
    answer_within: timedelta = timedelta(days=3)
    guideline_data: str = ""
    channels: tuple[str, ...] = ()
    contact_note: str = ""
    edition: str = ""
    region: str = "DE"
    slots: tuple[Slot, ...] = ()
    slots_on_holidays: bool = False
    undo_minutes: int = 0
    council: bool = True
    quiet: str = ""
    remind_after: int = 2
    escalate_after: int = 3
    periods: Mapping[str, int] = field(default_factory=dict)
    anchor_mails: bool = False
    read_first: bool = False
    lesson_to_submit: str = ""
    lesson_to_sign: str = ""
    version: int = 0

    def leaves_at(self, due_at: datetime) -> datetime:
        """When what is due then leaves, unless it is taken back before."""
        return due_at + timedelta(minutes=self.undo_minutes)

    @property
    def working_days(self) -> WorkingDays:
        return WorkingDays(self.zone, self.region)

    def switched_on(self, known: Sequence[str]) -> tuple[str, ...]:
        """Of the channels the house knows, those a draft may name."""
        return tuple(channel for channel in known if not self.channels or channel in self.channels)
