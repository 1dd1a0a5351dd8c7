"""Everything about one revision of a post that a decision may depend on, read once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

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
from approvals.beforehand import Beforehand, counted
from approvals.boxes import Box
from approvals.company import Company
from approvals.consents import Consent
from approvals.holds import Hold
from approvals.leaving import Stays
from approvals.people import Absence, Person
from approvals.placements import Placement
from approvals.posts import Post, Revision
from approvals.remarks import Exemption, Reason, Remark
from approvals.signoff import Signature
from approvals.standing_words import StandingWord, in_force
from policies.findings import Finding


@dataclass(frozen=True)
class Dossier:
    """One revision and all that was said about it. `findings` is None until the current guideline judged it.

    `people` are the contacts and everybody whose id stands in one of the other fields; a page may look them up without
    asking again. `remarks` are those about the post, written by signers and authors. `stays` is what shall become
    of pictures of people who have left, by person and picture.
    """

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
    remarks: Sequence[Remark]
    signatures: Sequence[Signature]
    people: Mapping[str, Person]
    absences: Sequence[Absence]
    placements: Sequence[Placement]
    holds: Sequence[Hold]
    denials: Sequence[Denial]
    beforehand: Beforehand = field(default_factory=Beforehand)
    words: Sequence[StandingWord] = ()
    stays: Mapping[tuple[str, str], Stays] = field(default_factory=dict)

    def faces_in(self, picture: str) -> list[Face]:
        return [face for face in self.faces if face.picture == picture]

    def naming(self, face: str) -> Naming | None:
        """Who named this face last; the machine's proposals are not namings until they are recorded as such."""
        return self._namings.get(face)

    def person_of(self, face: str) -> str | None:
        """The person this face is named after: active, or gone with the wish that this picture stays."""
        naming = self.naming(face)
        if naming is None or naming.person is None:
            return None
        person = self.people.get(naming.person)
        if person is None:
            return None
        kept = self.stays.get((person.id, self._faces[face].picture)) if not person.active else None
        return person.id if person.active or kept is Stays.KEEP else None

    def leaver_of(self, face: str) -> str | None:
        """The person this face is named after, who has left and did not want it taken down."""
        naming = self.naming(face)
        person = self.people.get(naming.person) if naming and naming.person else None
        if person is None or person.active:
            return None
        gone = self.stays.get((person.id, self._faces[face].picture)) is Stays.TAKE_DOWN
        return None if gone else person.id

    def ruling(self, face: str) -> Ruling | None:
        """The contact's ruling that counts: none by an author of this draft."""
        return self._rulings.get(face)

    def blurred_by_author(self, face: str) -> bool:
        latest = self._blurs.get(face)
        return latest is not None and latest.on

    def appearance(self, face: str, person: str, channel: str) -> Appearance | None:
        """The appearance for exactly this face, person, channel and text."""
        return self._appearances.get((face, person, channel))

    def said(self, face: str, person: str, channel: str) -> Said | None:
        """What this person said that counts here: of exactly this, or of the whole event."""
        exact = self.appearance(face, person, channel)
        before = self.beforehand.answer(face, person, channel, self.revision.event)
        return counted(self._answers.get(exact.id) if exact else None, before, self.word(person, channel))

    def word(self, person: str, channel: str) -> StandingWord | None:
        """This person's standing no or blur on this channel."""
        return self._words.get((person, channel))

    def asked_beforehand(self, face: str, person: str, channel: str) -> datetime | None:
        """Until when this person is being asked about the whole event, if they are: then nobody asks them twice."""
        asked = self.beforehand.waiting(face, person, channel, self.revision.event)
        return asked.deadline if asked and self.now < asked.deadline else None

    def consent_for(self, person: str, channel: str) -> Consent | None:
        """A standing consent that covers this person on this channel now."""
        covering = (c for c in self.consents if c.person == person and c.covers(channel, self.revision.event, self.now))
        return next(covering, None)

    def exempted(self, finding: str) -> bool:
        return any(e.finding == finding and e.by not in self.post.authors for e in self.exemptions)

    def reasoned(self, finding: str) -> bool:
        return self.exempted(finding) or any(reason.finding == finding for reason in self.reasons)

    def rendition(self, picture: str, blurred: Iterable[str], crop: Box | None = None) -> Rendition | None:
        wanted = (picture, tuple(sorted(blurred)), crop)
        return next((r for r in self.renditions if (r.picture, r.blurred, r.crop) == wanted), None)

    # Facts come in the order in which they were added: of those about the same thing the latest is kept.

    @cached_property
    def _faces(self) -> Mapping[str, Face]:
        return {face.id: face for face in self.faces}

    @cached_property
    def _namings(self) -> Mapping[str, Naming]:
        return {naming.face: naming for naming in self.namings}

    @cached_property
    def _words(self) -> Mapping[tuple[str, str], StandingWord]:
        return in_force(self.words)

    @cached_property
    def _rulings(self) -> Mapping[str, Ruling]:
        return {ruling.face: ruling for ruling in self.rulings if ruling.by not in self.post.authors}

    @cached_property
    def _blurs(self) -> Mapping[str, Blur]:
        return {blur.face: blur for blur in self.blurs}

    @cached_property
    def _answers(self) -> Mapping[str, Answer]:
        return {answer.appearance: answer for answer in self.answers}

    @cached_property
    def _appearances(self) -> Mapping[tuple[str, str, str], Appearance]:
        """Those beside the words that each channel shows now, by face, person and channel."""
        words = {channel: self.revision.text_print(channel) for channel in {a.channel for a in self.appearances}}
        return {(a.face, a.person, a.channel): a for a in self.appearances if a.text == words[a.channel]}
