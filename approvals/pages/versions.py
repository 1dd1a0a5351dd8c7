"""A post's versions and what changed between two of them; and what happened to it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Annotated

from fastapi import Query, Request, Response

from approvals.desk.recounting import recount
from approvals.desk.seeing import handed_in
from approvals.errors import NotAllowed
from approvals.pages.guard import Asked, Reader
from approvals.pages.history_words import HAPPENED
from approvals.pages.looks import channel_name, channel_names
from approvals.pages.rendering import page
from approvals.pages.threads import Routes
from approvals.pages.who_may import may
from approvals.people import Person, Role
from approvals.permissions import Action
from approvals.ports import Work
from approvals.posts import Post, Revision
from approvals.signoff import seat_of
from approvals.versions import changes
from approvals.visible import Visible

router = Routes(prefix="/posts/{post}")
Number = Annotated[int, Query(ge=0)]


@router.get("/versions", name="versions")
def versions(
    request: Request, *, premises: Asked, reader: Reader, post: str, old: Number = 0, new: Number = 0
) -> Response:
    """All versions, newest first, and what changed from one to another; without a choice, the last change."""
    with premises.begin(reading=True) as work:
        found = handed_in(work, post, reader.id)
        _require_reader(work, found, reader.me)
        revisions = sorted(work.revisions.find(post=post), key=lambda one: one.number)
        names = {person.id: person.name for person in work.people.find(id={one.by for one in revisions})}
        pictures = {shown.picture for one in revisions for shown in one.pictures}
        visible = _visible(work, pictures)
    by_number = {one.number: one for one in revisions}
    after = by_number.get(new, revisions[-1])
    before = by_number.get(old, _one_before(revisions, after))
    return page(
        request,
        "versions.html",
        post=found,
        revisions=revisions[::-1],
        names=names,
        before=before,
        after=after,
        changes=changes(before, after),
        visible=visible,
        reads_history=may(reader.me, Action.READ_HISTORY),
        channel_name=channel_name,
        channel_names=channel_names,
    )


@router.get("/history", name="post_history")
def post_history(request: Request, premises: Asked, reader: Reader, post: str) -> Response:
    """What happened, in plain words; nothing of who answered what."""
    found, happenings = recount(premises.begin, post, by=reader.id)
    return page(
        request,
        "post_history.html",
        post=found,
        happenings=happenings,
        happened=HAPPENED,
        channel_names=channel_names,
        reads_history=True,
    )


def _require_reader(work: Work, post: Post, reader: Person) -> None:
    """Earlier words and pictures are for those who work on the post, and for the auditor."""
    seats = seat_of(reader, work.absences.find(deputy=reader.id), work.now)
    if not (reader.id in post.authors or seats or reader.has(Role.LEAD) or reader.has(Role.AUDITOR)):
        raise NotAllowed(reader.id, Action.READ_HISTORY)


def _visible(work: Work, pictures: set[str]) -> Mapping[str, Visible]:
    """Here nobody needs a face to tell one picture from another."""
    boxes = defaultdict(list)
    for face in work.faces.find(picture=pictures):
        boxes[face.picture].append(face.box)
    return {picture: Visible(picture, tuple(boxes[picture])) for picture in pictures}


def _one_before(revisions: list[Revision], after: Revision) -> Revision:
    earlier = [one for one in revisions if one.number < after.number]
    return earlier[-1] if earlier else after
