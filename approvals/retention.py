"""How long things are kept, and why: one table for the page, the nightly deletion and the papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from approvals.errors import BadSetting

LONGEST = 3650
"""Days: what is to be kept longer than ten years is no setting."""


class Kind(StrEnum):
    """What is deleted by itself. Names and reasons in words are the pages'."""

    UNUSED_PICTURES = "unused_pictures"
    DRAFTS = "drafts"
    FACE_GROUPS = "face_groups"
    EVENT_PHOTOS = "event_photos"
    PHOTOS_OF_ONESELF = "photos_of_oneself"
    UPLOADS = "uploads"
    LINKS = "links"
    SESSIONS = "sessions"
    LETTERS = "letters"
    COMMENTS = "comments"
    CHANNEL_COMMENTS = "channel_comments"
    MEETINGS = "meetings"
    REMOVALS = "removals"
    EVIDENCE = "evidence"
    LENT_PICTURES = "lent_pictures"
    TRIES = "tries"
    GUESTS = "guests"


@dataclass(frozen=True, slots=True)
class Period:
    """`days` after what; where `set` is False no company may change it. `together` counts rows without naming them."""

    days: float
    after: str
    set: bool = True
    together: bool = False


PERIODS: Mapping[Kind, Period] = {
    Kind.UNUSED_PICTURES: Period(30, "taken_in", set=False),  # a draft kept as a file may still be handed in
    Kind.DRAFTS: Period(180, "written"),
    Kind.FACE_GROUPS: Period(14, "grouped", set=False, together=True),
    Kind.EVENT_PHOTOS: Period(90, "closed"),
    Kind.PHOTOS_OF_ONESELF: Period(1, "handed_in", set=False, together=True),
    Kind.UPLOADS: Period(1, "begun", set=False, together=True),
    Kind.LINKS: Period(30, "ended", together=True),
    Kind.SESSIONS: Period(30, "ended", together=True),
    Kind.LETTERS: Period(90, "sent", together=True),
    Kind.COMMENTS: Period(730, "written"),
    Kind.CHANNEL_COMMENTS: Period(180, "written", together=True),
    Kind.MEETINGS: Period(90, "met", set=False, together=True),  # as far back as the plan's evidence looks
    Kind.REMOVALS: Period(1095, "gone", together=True),
    Kind.EVIDENCE: Period(1095, "withdrawn"),  # law L13: three years, as claims become time-barred (BGB § 195)
    Kind.LENT_PICTURES: Period(1 / 24, "lent", set=False, together=True),
    Kind.GUESTS: Period(0, "stay", set=False, together=True),  # the day stands in what they agreed to
    Kind.TRIES: Period(1, "tried", set=False, together=True),
}
ANNOUNCE_EXPIRY = "announce_expiry"
DEFAULT_ANNOUNCEMENT = 14
"""Days before a consent ends in which its person, and the leads where something comes down, are told."""


@dataclass(frozen=True, slots=True)
class Extension:
    """A lead puts a deletion off, with a reason (a remark's id)."""

    id: str
    kind: Kind
    about: str
    until: datetime
    remark: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is deleted, and when its time was over."""

    kind: Kind
    about: str
    since: datetime


def period(kind: Kind, periods: Mapping[str, int]) -> timedelta:
    """How long this kind is kept, by the company's setting where it may set it."""
    known = PERIODS[kind]
    return timedelta(days=periods.get(kind, known.days) if known.set else known.days)


def announced(periods: Mapping[str, int]) -> timedelta:
    return timedelta(days=periods.get(ANNOUNCE_EXPIRY, DEFAULT_ANNOUNCEMENT))


def periods_of(written: Mapping[str, str]) -> dict[str, int]:
    """Settings as somebody wrote them, whole days from 1 to LONGEST. Raises BadSetting."""
    settable = {kind.value for kind, known in PERIODS.items() if known.set} | {ANNOUNCE_EXPIRY}
    found = {}
    for name, days in written.items():
        if name not in settable or not days.isdecimal() or not 1 <= int(days) <= LONGEST:
            raise BadSetting(name, days, f"1 ... {LONGEST}")
        found[name] = int(days)
    return found
