"""A post as one reader may see it: plain data for machines and for the page that people see.

A no is private. Who is on a face is told only where that person's yes covers every channel, or to that person; a
refused, an unanswered and an unknown face look alike, and so do the reasons for blurring one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from approvals.appearances import Face
from approvals.dossier import Dossier
from approvals.holds import stopping
from approvals.open_ends import OpenEnd, before_signing, open_ends
from approvals.people import Person
from approvals.placements import Placement
from approvals.ports import Work
from approvals.signoff import seat_of
from approvals.standing import Standing, standing
from flows.wording import Language
from policies.findings import Finding
from policies.guideline import Guideline

Data = dict[str, object]
YES = frozenset({Standing.YES, Standing.BY_CONSENT})
LOOKS: dict[Standing, str] = {
    Standing.SET_ASIDE: "aside",
    Standing.BLURRED: "blurred",
    Standing.YES: "answered",
    Standing.BY_CONSENT: "answered",
    Standing.WAITING: "asked",
    Standing.NAME_WANTED: "name_wanted",
    Standing.REFUSED: "to_blur",
    Standing.UNKNOWN: "to_blur",
}
"""How a face's standing looks to everybody else."""


@dataclass(frozen=True)
class Reader:
    """Who reads, in which language, with which guideline at hand."""

    person: Person
    lang: Language
    guideline: Guideline

    def inside(self, file: Dossier) -> bool:
        """Whether this reader works on the post: an author, or somebody who may decide about it now."""
        return self.person.id in file.post.authors or bool(seat_of(self.person, file.absences, file.now))


def post_card(work: Work, file: Dossier, reader: Reader) -> Data:
    """Everything `freigabe status POST` tells; times are datetimes, ids are whole."""
    revision = file.revision
    wish = {"at": revision.wish.at, "zone": revision.wish.zone} if revision.wish else None
    return {
        "id": file.post.id,
        "stage": file.post.stage,
        "authors": sorted(file.people[author].handle for author in file.post.authors),
        "revision": {"number": revision.number, "id": revision.id, "sha256": revision.sha256, "at": revision.at},
        "by": file.people[revision.by].handle,
        "lang": revision.lang,
        "text": revision.text,
        "variants": dict(revision.variants),
        "event": revision.event,
        "wish": wish,
        "channels": [_channel(file, channel) for channel in revision.channels],
        "findings": [_finding(file, finding, reader) for finding in file.findings or ()],
        "pictures": [_picture(file, shown.picture, shown.alt, shown.rights, reader) for shown in revision.pictures],
        "remarks": _remarks(work, file) if reader.inside(file) else [],
    }


def end_card(end: OpenEnd) -> Data:
    return {
        "missing": end.missing,
        "about": end.about,
        "rule": end.finding.rule if end.finding else None,
        "count": end.count,
        "deadline": end.deadline,
        "lifted_by": list(end.lifted_by),
    }


def _channel(file: Dossier, channel: str) -> Data:
    places = [placement for placement in file.placements if placement.channel == channel]
    return {
        "channel": channel,
        "ready": not before_signing(file, channel),
        "missing": [end_card(end) for end in open_ends(file, channel)],
        "held": stopping(file.holds, file.post.id, channel) is not None,
        "place": _place(places),
    }


def _place(places: Sequence[Placement]) -> Data | None:
    if not places:
        return None
    return {"stage": places[-1].stage, "due_at": places[-1].due_at, "zone": places[-1].zone}


def _finding(file: Dossier, finding: Finding, reader: Reader) -> Data:
    return {
        "key": finding.key,
        "rule": finding.rule,
        "clause": reader.guideline.link(finding, reader.lang),
        "title": reader.guideline.title(finding, reader.lang),
        "level": finding.level,
        "where": finding.where,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "message": reader.guideline.explain(finding, reader.lang),
        "fix": finding.fix,
        "let_pass": file.exempted(finding.key),
        "reasoned": file.reasoned(finding.key),
    }


def _picture(file: Dossier, picture: str, alt: str, rights: str, reader: Reader) -> Data:
    facts = file.pictures[picture]
    faces = sorted(file.faces_in(picture), key=lambda face: (face.box.x, face.box.y, face.id))
    return {
        "picture": picture,
        "width": facts.width,
        "height": facts.height,
        "alt": alt,
        "rights": rights,
        "faces": [_face(file, face, reader) for face in faces],
    }


def _face(file: Dossier, face: Face, reader: Reader) -> Data:
    stands = {channel: standing(file, face, channel) for channel in file.revision.channels}
    person = file.person_of(face.id)
    mine = person == reader.person.id
    told = mine or (bool(stands) and set(stands.values()) <= YES)
    box = face.box
    return {
        "id": face.id,
        "box": {"x": box.x, "y": box.y, "w": box.w, "h": box.h},
        "name": file.people[person].handle if told and person else None,
        "band": _band(file, face, person) if told else None,
        "mine": {channel: str(stand) for channel, stand in stands.items()} if mine else None,
        "channels": {channel: LOOKS[stand] for channel, stand in stands.items()},
        "candidates": _candidates(file, face, set(stands.values()) & {Standing.NAME_WANTED}, reader),
    }


def _band(file: Dossier, face: Face, person: str | None) -> str:
    bands = [one.band for one in file.proposals if one.face == face.id and one.person == person]
    return bands[0] if bands else "by_hand"


def _candidates(file: Dossier, face: Face, wanted: set[Standing], reader: Reader) -> list[Data]:
    """Whom the machine proposes for a face nobody has settled, for those who settle it."""
    if not wanted or not reader.inside(file):
        return []
    denied = {denial.person for denial in file.denials if denial.face == face.id}
    return [
        {"handle": file.people[one.person].handle, "band": one.band, "distance": round(one.distance, 3)}
        for one in sorted(file.proposals, key=lambda one: one.rank)
        if one.face == face.id and one.person not in denied
    ]


def _remarks(work: Work, file: Dossier) -> list[Data]:
    """What authors and contacts wrote about this post, the oldest first."""
    found = work.remarks.find(about=file.post.id)
    return [{"kind": one.kind, "by": file.people[one.person].handle, "at": one.at, "text": one.text} for one in found]
