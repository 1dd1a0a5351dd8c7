"""An independent memory of who said what about what, and what may be out by that.

It asks none of the rules it checks.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import permutations

from approvals.channels import Parcel
from approvals.drafts import Draft
from approvals.fingerprint import fingerprint

LATEST = timedelta(minutes=15)


@dataclass
class Permission:
    """A standing consent as it was given."""

    person: str
    channels: frozenset[str]
    starts: datetime
    ends: datetime | None
    withdrawn_at: datetime | None = None

    def ran(self, at: datetime) -> bool:
        return self.starts <= at and (self.ends is None or at < self.ends)


@dataclass
class Ledger:
    """Written by the tests after each action that was not refused."""

    clock: Callable[[], datetime]
    contacts: set[str]
    rule: str = "any"
    drafts: dict[str, Draft] = field(default_factory=dict)
    authors: dict[str, set[str]] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    faces: dict[str, list[str]] = field(default_factory=dict)
    named: dict[str, str | None] = field(default_factory=dict)
    aside: dict[str, set[str]] = field(default_factory=dict)
    blurred: dict[tuple[str, str], bool] = field(default_factory=dict)
    answers: dict[tuple[str, str | None, str, str], str] = field(default_factory=dict)
    permissions: dict[str, Permission] = field(default_factory=dict)
    signatures: list[tuple[str, frozenset[str], object]] = field(default_factory=list)
    away: list[tuple[str, str, datetime, datetime]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    holds: dict[str, str] = field(default_factory=dict)
    due: dict[tuple[str, str], datetime] = field(default_factory=dict)
    left: dict[str, datetime] = field(default_factory=dict)

    def said(self, face: str, channel: str, text: str) -> str | None:
        return self.answers.get((face, self.named.get(face), channel, fingerprint(text)))

    def is_aside(self, post: str, face: str) -> bool:
        return bool(self.aside.get(face, set()) - self.authors[post])

    def allowed(self, post: str, face: str, channel: str, text: str) -> bool:
        """Whether this face may be seen there now."""
        said = self.said(face, channel, text)
        if self.is_aside(post, face) or said:
            return self.is_aside(post, face) or said == "yes"
        return any(p.ran(self.clock()) and p.withdrawn_at is None for p in self._meant(face, channel))

    def may_stay(self, post: str, face: str, channel: str, text: str, left: datetime) -> bool:
        """Whether this face, which left visible then, may stay out: a permission that only ended still carries it."""
        if self.allowed(post, face, channel, text):
            return True
        meant = list(self._meant(face, channel))
        withdrawn = any(p.withdrawn_at is not None and p.withdrawn_at >= left for p in meant)
        unsaid = self.said(face, channel, text) is None
        return unsaid and not withdrawn and any(p.ran(left) and p.withdrawn_at is None for p in meant)

    def _meant(self, face: str, channel: str) -> Iterator[Permission]:
        person = self.named.get(face)
        return (p for p in self.permissions.values() if p.person == person and channel in p.channels)

    def hidden(self, post: str, face: str, channel: str) -> bool:
        if self.blurred.get((post, face)):
            return True
        return not self.is_aside(post, face) and self.said(face, channel, self.text(post, channel)) == "blur"

    def text(self, post: str, channel: str) -> str:
        return self.drafts[post].variants.get(channel, self.drafts[post].text)

    def visible(self, post: str, channel: str) -> list[str]:
        pictures = {shown.picture for shown in self.drafts[post].pictures}
        return [f for p in sorted(pictures) for f in self.faces.get(p, ()) if not self.hidden(post, f, channel)]

    def content(self, post: str, channel: str) -> object:
        """Exactly what a signature is for."""
        draft = self.drafts[post]
        seen = self.visible(post, channel)
        names = {(f, self.named.get(f)) for f in seen if self.named.get(f) and not self.is_aside(post, f)}
        return post, channel, self.text(post, channel), tuple(draft.pictures), frozenset(seen), frozenset(names)

    def sign(self, post: str, channels: Iterable[str], by: str) -> None:
        own = {by} & self.contacts
        covered = {c for c, deputy, starts, ends in self.away if deputy == by and starts <= self.clock() < ends}
        self.signatures += [(by, frozenset(own | covered), self.content(post, channel)) for channel in channels]

    def enough(self, post: str, channel: str) -> bool:
        """Whether enough people who are no authors signed exactly what this channel would get."""
        wanted = sorted(self.contacts - self.authors[post] - self.gone)
        now = self.content(post, channel)
        seats: dict[str, set[str]] = {}
        for by, stands_for, what in self.signatures:
            if what == now and by not in self.authors[post] | self.gone and stands_for & set(wanted):
                seats.setdefault(by, set()).update(stands_for)
        if self.rule == "all":
            return bool(wanted) and any(
                all(contact in seats[by] for by, contact in zip(order, wanted, strict=True))
                for order in permutations(seats, len(wanted))
            )
        return len(seats) >= (1 if self.rule == "any" else int(self.rule))

    def may_leave(self, post: str, channel: str, parcel: Parcel) -> bool:
        """Whether all promises hold for what left this very moment."""
        scopes = {"everything", f"channel:{channel}", f"post:{post}"}
        due = self.due.get((post, channel))
        return (
            due is not None
            and due <= self.clock() <= due + LATEST
            and not scopes & set(self.holds.values())
            and parcel.text == self.text(post, channel)
            and [sent.alt for sent in parcel.pictures] == [shown.alt for shown in self.drafts[post].pictures]
            and self.may_wait(post, channel)
            and all(self.allowed(post, face, channel, parcel.text) for face in self.shown_by(parcel))
        )

    def may_wait(self, post: str, channel: str) -> bool:
        """Whether this may stand in the queue."""
        text = self.text(post, channel)
        answered = all(self.allowed(post, face, channel, text) for face in self.visible(post, channel))
        return self.live(post, channel) and answered and self.enough(post, channel)

    def live(self, post: str, channel: str) -> bool:
        draft = self.drafts[post]
        searched = all(shown.picture in self.faces for shown in draft.pictures)
        return post not in self.ended and channel in draft.channels and searched

    def shown_by(self, parcel: Parcel) -> list[str]:
        """The faces that can be seen in the bytes which went out."""
        told = [json.loads(sent.data) for sent in parcel.pictures]
        return [face for one in told for face in self.faces[one["picture"]] if face not in one["blurred"]]
