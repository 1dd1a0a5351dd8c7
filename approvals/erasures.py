"""Somebody is forgotten: what goes, what is kept as evidence, and the receipt that says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from approvals.placements import Publication

FOUND = (
    "templates", "photos_of_oneself", "pictures", "portrait", "answers", "consents", "remarks", "drafts", "uploads",
    "ways_in", "letters", "absences", "faces",
)  # fmt: skip
"""What is counted, in the order in which people read it."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """A person who was erased; `person` is all that is left of them: an id that says nothing.

    `by` is None where they asked themselves. `counts` tells what was deleted, `placements` what comes down, `to_forget`
    which objects go ("redact/PICTURE/x/y/w/h" where a face in one is made unrecognisable). `evidence` of consents is
    kept until `keep_until` under the company's key (law L13); `digest` is that of the receipt's link. `done_at` is when
    the key was destroyed and the last byte was gone.
    """

    id: str
    person: str
    by: str | None
    at: datetime
    digest: str
    counts: Mapping[str, int]
    placements: tuple[str, ...]
    to_forget: tuple[str, ...]
    keep_until: datetime
    evidence: Mapping[str, object] = field(default_factory=dict)
    done_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would happen if this person were erased now: counts by FOUND, publications that come down, posts that stop.

    `mentions` are posts whose words hold the person's name: words stay the company's, and a contact is told.
    """

    counts: Mapping[str, int]
    out: Sequence[Publication]
    stops: int
    mentions: Sequence[str]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a person who was erased may look up with the link they were given."""

    erasure: Erasure
    out: Sequence[Publication]
