"""Questions to the named contacts, about a clause of the guideline or in general."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from approvals.remarks import Remark


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question asked: its words are a remark (kind `inquiry`) under the asker's own key, as are the replies.

    `post` is the unfinished draft it asks for help with.
    """

    id: str
    clause: str | None
    person: str
    at: datetime
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """An inquiry with what was said; `question` is empty once the asker was erased."""

    inquiry: Inquiry
    question: str
    replies: Sequence[Remark]
