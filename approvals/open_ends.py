"""Exactly what is missing before a channel may go, and who can lift it. A no stays private here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from approvals.dossier import Dossier
from approvals.seals import framed, seal
from approvals.signoff import missing, slots, unmanned
from approvals.standing import TO_BLUR, Standing, standing
from policies.findings import Finding, Level


class Missing(StrEnum):
    """What can be missing. FACE stands for a no, for silence and for an unknown face alike: nobody learns which.

    CROP: no part of the picture has the channel's shape and everybody's head inside, so its author has to choose.
    RENDITION is still to be made; BLUR was made, but a face could be found again, so another picture is needed.
    """

    CHECK = "check"
    FINDING = "finding"
    REASON = "reason"
    NAME = "name"
    FACE = "face"
    ANSWERS = "answers"
    CROP = "crop"
    RENDITION = "rendition"
    BLUR = "blur"
    SIGNATURES = "signatures"


class Lifts(StrEnum):
    """Who can lift it."""

    MACHINE = "machine"
    AUTHOR = "author"
    CONTACT = "contact"
    PERSON = "person"


LIFTED_BY: Mapping[Missing, tuple[Lifts, ...]] = {
    Missing.CHECK: (Lifts.MACHINE,),
    Missing.FINDING: (Lifts.AUTHOR, Lifts.CONTACT),
    Missing.REASON: (Lifts.AUTHOR,),
    Missing.NAME: (Lifts.AUTHOR, Lifts.CONTACT),
    Missing.FACE: (Lifts.AUTHOR, Lifts.CONTACT),
    Missing.ANSWERS: (Lifts.PERSON,),
    Missing.CROP: (Lifts.AUTHOR,),
    Missing.RENDITION: (Lifts.MACHINE,),
    Missing.BLUR: (Lifts.AUTHOR,),
    Missing.SIGNATURES: (Lifts.CONTACT,),
}


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """One missing thing on one channel. `about` is a finding's key or a face's id; people are never named.

    `unmanned` are contacts whose signature is needed, who are away, and for whom nobody may sign: everybody knows them.
    """

    missing: Missing
    channel: str
    about: str = ""
    count: int = 1
    deadline: datetime | None = None
    finding: Finding | None = field(default=None, compare=False)
    unmanned: tuple[str, ...] = field(default=(), compare=False)

    @property
    def lifted_by(self) -> tuple[Lifts, ...]:
        return LIFTED_BY[self.missing]


def before_signing(file: Dossier, channel: str) -> tuple[OpenEnd, ...]:
    """What keeps this channel from being ready: no finding may block and every appearance must be answered."""
    ends = [*_rules(file, channel), *_faces(file, channel), *_crops(file, channel)]
    return tuple(ends or _renditions(file, channel))


def open_ends(file: Dossier, channel: str) -> tuple[OpenEnd, ...]:
    """What keeps this channel from being approved: as before signing, then the signatures still needed."""
    return before_signing(file, channel) or tuple(_signatures(file, channel))


def signatures_missing(file: Dossier, channel: str) -> int:
    """How many valid signatures this channel still needs; only those bound to today's seal count."""
    bound = seal(file, channel)
    seats: dict[str, frozenset[str]] = {}
    for signature in file.signatures:
        if signature.channel == channel and signature.seal == bound and _may_count(file, signature.by):
            seats[signature.by] = seats.get(signature.by, frozenset()) | {signature.stands_for}
    contacts = slots(tuple(file.people.values()), file.post.authors)
    return missing(file.company.signoff, contacts, seats)


def _may_count(file: Dossier, signer: str) -> bool:
    return signer not in file.post.authors and file.people[signer].active


def _signatures(file: Dossier, channel: str) -> Iterator[OpenEnd]:
    if count := signatures_missing(file, channel):
        yield OpenEnd(Missing.SIGNATURES, channel, count=count, unmanned=_unmanned(file))


def _unmanned(file: Dossier) -> tuple[str, ...]:
    people, authors = tuple(file.people.values()), file.post.authors
    able = frozenset(person.id for person in people if person.active and person.id not in authors)
    return unmanned(file.company.signoff, slots(people, authors), file.absences, able, file.now)


def _rules(file: Dossier, channel: str) -> Iterator[OpenEnd]:
    if file.findings is None or any(s.picture not in file.searched for s in file.revision.pictures):
        yield OpenEnd(Missing.CHECK, channel)
    for finding in file.findings or ():
        if not _means(file, finding, channel):
            continue
        if finding.level is Level.BLOCK and not file.exempted(finding.key):
            yield OpenEnd(Missing.FINDING, channel, finding.key, finding=finding)
        if finding.level is Level.REASON and not file.reasoned(finding.key):
            yield OpenEnd(Missing.REASON, channel, finding.key, finding=finding)


def _means(file: Dossier, finding: Finding, channel: str) -> bool:
    """A finding in words that this channel does not get, or about another channel's limit, does not stop it."""
    if "channel" in finding.values:
        return finding.values["channel"] == channel
    if finding.where == "text":
        return channel not in file.revision.variants
    return not finding.where.startswith("text:") or finding.where == f"text:{channel}"


def _crops(file: Dossier, channel: str) -> Iterator[OpenEnd]:
    for picture, frame, _ in framed(file, channel):
        if not frame.fits:
            yield OpenEnd(Missing.CROP, channel, picture)


def _renditions(file: Dossier, channel: str) -> Iterator[OpenEnd]:
    for picture, _, made in framed(file, channel):
        if made is None:
            yield OpenEnd(Missing.RENDITION, channel, picture)
        elif not made.proved:
            yield OpenEnd(Missing.BLUR, channel, picture)


def _faces(file: Dossier, channel: str) -> Iterator[OpenEnd]:
    out: list[datetime | None] = []
    for face in file.faces:
        stands = standing(file, face, channel)
        if stands in TO_BLUR:
            yield OpenEnd(Missing.FACE, channel, face.id)
        elif stands is Standing.NAME_WANTED:
            yield OpenEnd(Missing.NAME, channel, face.id)
        elif stands is Standing.WAITING:
            person = file.person_of(face.id)
            out.append(_deadline(file, face.id, person, channel) if person else None)
    if out:
        deadlines = [deadline for deadline in out if deadline is not None]
        yield OpenEnd(Missing.ANSWERS, channel, count=len(out), deadline=max(deadlines, default=None))


def _deadline(file: Dossier, face: str, person: str, channel: str) -> datetime | None:
    """Of the question about exactly this, or else of the one about the whole event."""
    exact = file.appearance(face, person, channel)
    return (exact.deadline if exact else None) or file.asked_beforehand(face, person, channel)
