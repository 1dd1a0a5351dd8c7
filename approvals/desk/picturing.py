"""Posts as the people in their pictures see them, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from approvals.appearances import Appearance
from approvals.desk.questioning import questions_about
from approvals.desk.sighting import gallery_of, sights_of
from approvals.errors import NotFound
from approvals.placements import OUT_OR_LEAVING
from approvals.ports import Begin, Work
from approvals.sights import Denied, Sight

PAGE = 60
"""Questions on a page of one's pictures: twenty to thirty pictures on two or three channels."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What one post shows of a person, and the faces of it they said are not theirs."""

    sights: tuple[Sight, ...]
    denied: tuple[Denied, ...]


@dataclass(frozen=True, slots=True)
class Album:
    """`before` is where the next page begins, if there is one."""

    sights: tuple[Sight, ...]
    before: str | None


def shown_in(begin: Begin, post: str, *, to: str) -> Shown:
    """What this post asks this person. Of others there are only boxes. Empty when it asks them nothing."""
    with begin(reading=True) as work:
        pictures = {shown.picture for one in work.revisions.find(post=post) for shown in one.pictures}
        appearances = work.appearances.find(person=to, picture=pictures)
        sights = sights_of(work, to, questions_about(work, appearances, post=post))
        return Shown(sights, _denied(work, to, appearances))


def post_of(begin: Begin, appearance_id: str, *, by: str) -> str:
    """Where this question is asked now, or was first. Raises NotFound, for somebody else's question too."""
    with begin(reading=True) as work:
        for appearance in work.appearances.find(id=appearance_id, person=by):
            asked = questions_about(work, [appearance])
            return asked[0].post if asked else appearance.post
    raise NotFound("appearance", appearance_id)


def album(begin: Begin, person: str, *, before: str | None = None) -> Album:
    """The pictures this person stands in, in posts that live or are out, newest first, page by page."""
    with begin(reading=True) as work:
        found = work.appearances.newest(PAGE + 1, before=before, person=person)
        kept = _whole_faces(found)
        sights = sights_of(work, person, questions_about(work, kept))
    return Album(sights, kept[-1].id if len(found) > PAGE else None)


def out_there(begin: Begin, person: str) -> tuple[Sight, ...]:
    """The pictures of this person that are out now, or may be: on the channels where they are."""
    with begin(reading=True) as work:
        asked = questions_about(work, work.appearances.find(person=person)[::-1])
        placed = work.placements.find(post={one.post for one in asked}, stage=OUT_OR_LEAVING)
        on = {(placement.post, placement.channel) for placement in placed}
        sights = sights_of(work, person, [one for one in asked if (one.post, one.appearance.channel) in on])
    return tuple(sight for sight in sights if any(one.out for one in sight.channels))


def _denied(work: Work, person: str, appearances: Sequence[Appearance]) -> tuple[Denied, ...]:
    """The faces whose name came off because this person said so, and that nobody has named since."""
    asked = {one.face: one for one in appearances}
    denied = {denial.face for denial in work.denials.find(face=tuple(asked), person=person)}
    named = {naming.face: naming.person for naming in work.namings.find(face=denied)}
    left = [one for face, one in asked.items() if face in denied and named.get(face) is None]
    gallery = gallery_of(work, {one.picture for one in left})
    return tuple(
        Denied(
            one.id,
            gallery.pictures[one.picture],
            gallery.boxes[one.picture][one.face],
            tuple(gallery.boxes[one.picture].values()),
        )
        for one in left
    )


def _whole_faces(found: Sequence[Appearance]) -> list[Appearance]:
    """A page of them that ends where a face ends, so that no picture is torn apart."""
    kept = list(found[:PAGE])
    if len(found) > PAGE:
        torn = found[PAGE].face
        while kept and kept[-1].face == torn:
            kept.pop()
    return kept or list(found[:PAGE])
