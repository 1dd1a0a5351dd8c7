"""What people wrote: reasons, comments, overrides. Kept sealed under the writer's key, beside the history."""

from dataclasses import dataclass
from datetime import datetime

COMMENT = "comment"
SAID_TO_AUTHORS = (COMMENT, "returned", "rejected")
INQUIRY = "inquiry"
REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Remark:
    """A text by a person about a thing (a post's, face's, hold's or inquiry's id).

    History keeps only a keyed commitment to it.
    """

    id: str
    about: str
    kind: str
    text: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Exemption:
    """A contact lets one finding pass; the finding's key contains the text, so it ends when the text changes."""

    id: str
    post: str
    finding: str
    remark: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """An author's reason for a finding of level `reason`; the signers see it."""

    id: str
    post: str
    finding: str
    remark: str
    by: str
    at: datetime
