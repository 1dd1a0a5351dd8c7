"""Everything about one revision of a post that a decision may depend on, read once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from approvals.appearances import (
    Answer,
    Appearance,
    Blur,
    Denial,
    Face,
    Naming,
    Picture,
    Proposal,
    Rendition,
    Ruling,
    Said,
)
from approvals.company import Company
from approvals.consents import Consent
from approvals.holds import Hold
from approvals.people import Absence, Person
from approvals.placements import Placement
from approvals.posts import Post, Revision
from approvals.remarks import Exemption, Reason
from approvals.signoff import Signature
from policies.findings import Finding

Fact = TypeVar("Fact", Naming, Ruling, Blur, Answer)


@dataclass(frozen=True)
class Dossier:
    """One revision and all that was said about it. `findings` is None until the current guideline judged it."""

    post: Post
    revision: Revision
    company: Company
    now: datetime
    pictures: Mapping[str, Picture]
    searched: frozenset[str]
    faces: Sequence[Face]
    proposals: Sequence[Proposal]
    namings: Sequence[Naming]
    rulings: Sequence[Ruling]
    blurs: Sequence[Blur]
    appearances: Sequence[Appearance]
    answers: Sequence[Answer]
    consents: Sequence[Consent]
    renditions: Sequence[Rendition]
    findings: Sequence[Finding] | None
    exemptions: Sequence[Exemption]
    reasons: Sequence[Reason]
    signatures: Sequence[Signature]
    people: Mapping[str, Person]
    absences: Sequence[Absence]
    placements: Sequence[Placement]
    holds: Sequence[Hold]
    denials: Sequence[Denial]

    def faces_in(self, picture: str) -> list[Face]:
        return [face for face in self.faces if face.picture == picture]

    def naming(self, face: str) -> Naming | None:
        """Who named this face last; the machine's proposals are not namings until they are recorded as such."""
        return _latest(naming for naming in self.namings if naming.face == face)

    def person_of(self, face: str) -> str | None:
        """The active person this face is named after."""
        naming = self.naming(face)
        if naming is None or naming.person is None:
            return None
        person = self.people.get(naming.person)
        return person.id if person is not None and person.active else None

    def ruling(self, face: str) -> Ruling | None:
        """The contact's ruling that counts: none by an author of this draft."""
        return _latest(r for r in self.rulings if r.face == face and r.by not in self.post.authors)

    def blurred_by_author(self, face: str) -> bool:
        latest = _latest(blur for blur in self.blurs if blur.face == face)
        return latest is not None and latest.on

    def appearance(self, face: str, person: str, channel: str) -> Appearance | None:
        """The appearance for exactly this face, person, channel and text."""
        text = self.revision.text_print(channel)
        return next(
            (a for a in self.appearances if (a.face, a.person, a.channel, a.text) == (face, person, channel, text)),
            None,
        )

    def said(self, appearance: str) -> Said | None:
        latest = _latest(answer for answer in self.answers if answer.appearance == appearance)
        return latest.said if latest else None

    def consent_for(self, person: str, channel: str) -> Consent | None:
        """A standing consent that covers this person on this channel now."""
        covering = (c for c in self.consents if c.person == person and c.covers(channel, self.revision.event, self.now))
        return next(covering, None)

    def exempted(self, finding: str) -> bool:
        return any(e.finding == finding and e.by not in self.post.authors for e in self.exemptions)

    def reasoned(self, finding: str) -> bool:
        return self.exempted(finding) or any(reason.finding == finding for reason in self.reasons)

    def rendition(self, picture: str, blurred: Iterable[str]) -> Rendition | None:
        wanted = tuple(sorted(blurred))
        return next((r for r in self.renditions if r.picture == picture and r.blurred == wanted), None)


def _latest(facts: Iterable[Fact]) -> Fact | None:
    """Facts come in the order in which they were added."""
    return next(reversed(list(facts)), None)
