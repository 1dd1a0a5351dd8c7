"""What employees may share on their own profiles: what is out and has a public page. Nothing is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass

from approvals.errors import NotFound
from approvals.permissions import Action, allow
from approvals.placements import Place, Publication
from approvals.ports import Begin, Work


@dataclass(frozen=True, slots=True)
class Shareable:
    """A publication, where people see it, and the words it was published with."""

    out: Publication
    link: str
    text: str
    lang: str
    company: str


def shareable(begin: Begin, post_id: str, *, by: str) -> tuple[Shareable, ...]:
    """What is out of this post and has a page of its own. Raises NotAllowed, NotFound where there is nothing."""
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.READ_POSTS)
        found = _of(work, work.publications.find(post=post_id, gone_at=None))
    if not found:
        raise NotFound("publication", post_id)
    return found


def lately(begin: Begin, count: int, *, by: str) -> tuple[Shareable, ...]:
    """The newest publications that can be shared, newest first. Raises NotAllowed."""
    with begin(reading=True) as work:
        allow(work.people.get(by), Action.READ_POSTS)
        return _of(work, work.publications.newest(count, gone_at=None))


def _of(work: Work, out: Sequence[Publication]) -> tuple[Shareable, ...]:
    """What is being taken down is not to be spread any more."""
    ids = {one.placement for one in out}
    placed = {one.id: one for one in work.placements.find(id=ids, stage=Place.PUBLISHED)}
    revisions = {one.id: one for one in work.revisions.find(id={one.revision for one in placed.values()})}
    found = []
    for one in out:
        if one.placement in placed and one.seen_at is not None:
            revision = revisions[placed[one.placement].revision]
            found.append(Shareable(one, one.seen_at, revision.text_for(one.channel), revision.lang, work.company.name))
    return tuple(found)
