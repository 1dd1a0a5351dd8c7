"""The faces of somebody who is forgotten: no name leads to them any more, and what shows them stops or comes down."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from approvals.appearances import Blur, Face, Naming
from approvals.desk.reading import showing
from approvals.desk.reassessing import reassess
from approvals.desk.taking_in import rendered
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.placements import OUT_OR_LEAVING, Place, Publication
from approvals.ports import Work
from approvals.posts import Post, Revision, Stage

OVER = frozenset({Stage.REJECTED, Stage.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Faces that bear no name any more, the posts that show them, and the objects that showed them to anybody."""

    faces: Sequence[Face]
    posts: Sequence[Post]
    to_forget: tuple[str, ...]


def faces_of(work: Work, person: str) -> list[Face]:
    """The faces that are named after this person now."""
    once = {naming.face for naming in work.namings.find(person=person)}
    latest = {naming.face: naming.person for naming in work.namings.find(face=once)}
    return work.faces.find(id={face for face in once if latest[face] == person})


def posts_with(work: Work, faces: Collection[Face]) -> set[str]:
    """Posts on their way that show one of these faces."""
    shown = {revision.post for revision in work.showing(tuple({face.picture for face in faces}))}
    return {post.id for post in work.posts.find(id=shown) if post.stage not in OVER}


def published_with(work: Work, faces: Collection[Face]) -> list[Publication]:
    """What is out with one of these faces to be seen."""
    pictures = {face.picture for face in faces}
    of = {picture: {face.id for face in faces if face.picture == picture} for picture in pictures}
    visible = {one.sha256 for one in work.renditions.find(picture=pictures) if of[one.picture] - set(one.blurred)}
    posts = {revision.post for revision in work.showing(tuple(pictures))}
    placed = {one.id for one in work.placements.find(post=posts, stage=OUT_OR_LEAVING)}
    return [out for out in work.publications.find(placement=placed, gone_at=None) if visible & set(out.renditions)]


def unname(work: Work, person: str) -> Unnamed:
    """Take the name off every face, drop every question and answer about them, and blur them wherever they wait."""
    faces = faces_of(work, person)
    posts = showing(work, tuple({face.picture for face in faces}))
    for naming in work.namings.find(person=person):
        work.namings.save(replace(naming, person=None))
    for face in faces:
        work.namings.add(Naming(new_id(), face.id, None, None, work.now))
    _drop_what_was_said(work, person)
    in_posts = {(one.post, shown.picture) for one in _newest(work, posts) for shown in one.pictures}
    for post in posts:
        for face in faces:
            if (post.id, face.picture) in in_posts and post.stage not in OVER:
                work.blurs.add(Blur(new_id(), post.id, face.id, on=True, by=person, at=work.now))
    return Unnamed(faces, posts, _drop_renditions(work, faces))


def take_effect(work: Work, posts: Sequence[Post]) -> tuple[str, ...]:
    """Hold every post against it. Returns the placements that come down."""
    for post in posts:
        reassess(work, work.posts.get(post.id))
        if post.stage is not Stage.DRAFT:
            work.ask(Task.CHECK, post.id)
    leaving = work.placements.find(post={post.id for post in posts}, stage=Place.TAKING_DOWN)
    return tuple(placement.id for placement in leaving)


def _newest(work: Work, posts: Sequence[Post]) -> list[Revision]:
    return work.revisions.find(id={post.revision for post in posts})


def _drop_what_was_said(work: Work, person: str) -> None:
    for answer in work.answers.find(person=person):
        work.answers.drop(answer)
    for appearance in work.appearances.find(person=person):
        work.appearances.drop(appearance)
    for before in work.event_answers.find(person=person):
        work.event_answers.drop(before)
    for question in work.event_questions.find(person=person):
        work.event_questions.drop(question)
    for proposal in work.proposals.find(person=person):
        work.proposals.drop(proposal)
    for denial in work.denials.find(person=person):
        work.denials.drop(denial)


def _drop_renditions(work: Work, faces: Collection[Face]) -> tuple[str, ...]:
    """Renditions in which one of these faces can be seen are made again, with it blurred."""
    pictures = {face.picture for face in faces}
    gone = []
    for rendition in work.renditions.find(picture=pictures):
        if {face.id for face in faces if face.picture == rendition.picture} - set(rendition.blurred):
            work.renditions.drop(rendition)
            gone.append(rendered(rendition.sha256))
    return tuple(gone)
