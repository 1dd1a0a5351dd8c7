"""Worries and rumours: what people state, named or not, and what the contacts answer for all to see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from approvals.remarks import Remark

WORRY, ANSWER, TAKEN_OFF = "worry", "worry_answer", "worry_taken_off"
"""Kinds of remarks: what somebody who gave their name said, what was answered, why a contact took it off the page."""
TOLD, DUE, ANSWERED = "worry_new", "worry_due", "worry_answered"
"""Kinds of letters: to whoever a worry is put in the hands of, to them on its day, and to who stated it by name."""
WITHIN = timedelta(days=5)
"""Working days until an answer is due: our judgement, between the three of a question and a month of nothing."""


class WorryKind(StrEnum):
    WORRY = "worry"
    RUMOUR = "rumour"


class WorryState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    TAKEN_OFF = "taken_off"


class Verdict(StrEnum):
    """What there is in a rumour."""

    UNKNOWN = "unknown"
    TRUE = "true"
    PARTLY = "partly"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Worry:
    """It has a random id and a week, and no other time. Without a `person` it is anonymous and `text` holds its words;
    with one they are a remark under the person's own key. `owner` answers it by `due`; it is answered together with
    the worry `gathered` names.
    """

    id: str
    kind: WorryKind
    week: str
    text: str
    person: str | None
    owner: str | None
    due: date | None
    state: WorryState = WorryState.OPEN
    verdict: Verdict = Verdict.UNKNOWN
    gathered: str | None = None
    version: int = 0

    @property
    def open(self) -> bool:
        return self.state is WorryState.OPEN and self.gathered is None


@dataclass(frozen=True, slots=True)
class Talk:
    """A worry with its words ("" where nothing is left of them), its answers, and those gathered with it."""

    worry: Worry
    said: str
    answers: Sequence[Remark]
    alike: Sequence["Talk"] = ()
