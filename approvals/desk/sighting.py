"""From questions to sights: who else is in the picture, where it stands on each channel, what the person said."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from approvals.appearances import Appearance, Picture
from approvals.boxes import Box
from approvals.consents import Consent, Purpose
from approvals.desk.questioning import Question
from approvals.placements import OUT_OR_LEAVING, Place, Placement, Publication
from approvals.ports import Work
from approvals.posts import Revision
from approvals.sights import OnChannel, Sight, Stand
from approvals.visible import Visible


@dataclass(frozen=True, slots=True)
class Gallery:
    """Pictures, the boxes found in each by their face's id, and which were searched."""

    pictures: Mapping[str, Picture]
    boxes: Mapping[str, Mapping[str, Box]]
    searched: frozenset[str]

    def visible(self, picture: str, mine: Collection[str]) -> Visible | None:
        """With all faces softened but `mine`; None while nobody knows yet whom it shows."""
        others = tuple(box for face, box in self.boxes[picture].items() if face not in mine)
        return Visible(picture, others) if picture in self.searched else None


Whereabouts = Mapping[str, tuple[Placement, Publication | None]]
"""By appearance."""


def sights_of(work: Work, person: str, questions: Sequence[Question]) -> tuple[Sight, ...]:
    """One for each face and post, in the order of the questions."""
    together: dict[tuple[str, str], list[Question]] = {}
    for one in questions:
        together.setdefault((one.post, one.appearance.face), []).append(one)
    gallery = gallery_of(work, {one.appearance.picture for one in questions})
    mine = {one.appearance.face for one in questions}
    authors = {one.id: one.name for one in work.people.find(id={one.revision.by for one in questions})}
    consents = work.consents.find(person=person, purpose=Purpose.APPEAR)
    whereabouts = _whereabouts(work, questions)
    return tuple(
        _sight(asked, gallery, mine, authors, tuple(_on_channel(one, whereabouts, consents, work) for one in asked))
        for asked in map(_in_order, together.values())
    )


def gallery_of(work: Work, pictures: Collection[str]) -> Gallery:
    wanted = tuple(pictures)
    boxes: dict[str, dict[str, Box]] = {picture: {} for picture in wanted}
    for face in work.faces.find(picture=wanted):
        boxes[face.picture][face.id] = face.box
    searched = frozenset(search.picture for search in work.searches.find(picture=wanted))
    return Gallery({one.id: one for one in work.pictures.find(id=wanted)}, boxes, searched)


def _whereabouts(work: Work, questions: Sequence[Question]) -> Whereabouts:
    """The placement that says exactly what was asked: one that is out before one that waits."""
    placements = work.placements.find(post={one.post for one in questions})
    placed = {one.id: one for one in work.revisions.find(id={placement.revision for placement in placements})}
    out = {one.placement: one for one in work.publications.find(placement={p.id for p in placements}, gone_at=None)}
    found: dict[str, tuple[Placement, Publication | None]] = {}
    for one in questions:
        says = [p for p in placements if p.post == one.post and _says(placed[p.revision], p, one.appearance)]
        for placement in sorted(says, key=lambda p: p.stage in OUT_OR_LEAVING)[-1:]:
            found[one.appearance.id] = placement, out.get(placement.id)
    return found


def _says(revision: Revision, placement: Placement, asked: Appearance) -> bool:
    shows = any(shown.picture == asked.picture for shown in revision.pictures)
    return placement.channel == asked.channel and shows and revision.text_print(asked.channel) == asked.text


def _on_channel(one: Question, whereabouts: Whereabouts, consents: Iterable[Consent], work: Work) -> OnChannel:
    placement, publication = whereabouts.get(one.appearance.id, (None, None))
    wish = one.revision.wish
    queued = placement is not None and placement.stage is Place.QUEUED
    return OnChannel(
        appearance=one.appearance.id,
        channel=one.appearance.channel,
        text=one.text,
        stand=_stand(one, consents, work),
        deadline=one.deadline,
        place=placement.stage if placement else None,
        due_at=placement.due_at if placement and queued else wish.at if wish else None,
        address=publication.address if publication else None,
        out_since=publication.at if publication else None,
    )


def _stand(one: Question, consents: Iterable[Consent], work: Work) -> Stand:
    """As `standing` has it, told to the person themselves."""
    if one.said is not None:
        return Stand(one.said)
    if any(consent.covers(one.appearance.channel, one.event, work.now) for consent in consents):
        return Stand.BY_CONSENT
    if any(consent.id == one.appearance.consent and consent.withdrawn_at is not None for consent in consents):
        return Stand.ENDED
    late = one.deadline is not None and work.now >= one.deadline
    return Stand.SILENT if late else Stand.WAITING


def _in_order(asked: Sequence[Question]) -> list[Question]:
    """As the author named the channels; the newest words first."""
    return sorted(asked, key=lambda one: (one.revision.channels.index(one.appearance.channel), -one.revision.number))


def _sight(
    asked: Sequence[Question],
    gallery: Gallery,
    mine: Collection[str],
    authors: Mapping[str, str],
    channels: tuple[OnChannel, ...],
) -> Sight:
    first, revision = asked[0].appearance, asked[0].revision
    boxes = gallery.boxes[first.picture]
    return Sight(
        post=asked[0].post,
        author=authors.get(revision.by, ""),
        event=asked[0].event,
        lang=revision.lang,
        face=first.face,
        picture=gallery.pictures[first.picture],
        alt=next((shown.alt for shown in revision.pictures if shown.picture == first.picture), ""),
        box=boxes[first.face],
        others=tuple(box for face, box in boxes.items() if face not in mine),
        shown=first.picture in gallery.searched,
        channels=channels,
    )
