"""What was never handed in is forgotten for good: an unfinished draft, and pictures that nothing shows any more."""

from datetime import timedelta

from approvals.appearances import Face, Picture
from approvals.desk.taking_in import original, read_out
from approvals.jobs import Task
from approvals.ports import Begin, Kept, Objects, Thing, Work
from approvals.posts import Post

UNSHOWN_IS_KEPT = timedelta(days=30)  # a draft that the command line keeps as a file may still be handed in
MOST = 100  # pictures in one sweep


def forget_draft(work: Work, post: Post) -> None:
    """Drop a post that was never handed in, what was noted about it, and the pictures only it showed.

    A picture stays that another post shows, that is somebody's portrait, or that somebody else took in.
    """
    revision = work.revisions.get(post.revision)
    _drop(work.blurs, post=post.id)
    _drop(work.reasons, post=post.id)
    _drop(work.sightings, post=post.id)
    _drop(work.remarks, about=post.id)
    _drop(work.summaries, id=post.id)
    work.revisions.drop(revision)
    work.forget_findings(revision.content)
    for picture in work.pictures.find(id=tuple(shown.picture for shown in revision.pictures)):
        elsewhere = work.showing((picture.id,)) or work.people.find(portrait=picture.id) or at_event(work, picture)
        others = {one.person for one in work.sent.find(picture=picture.id)} - post.authors
        if not others and not elsewhere:
            forget_picture(work, picture)
    work.posts.drop(post)


def forget_unshown(begin: Begin) -> int:
    """Forget pictures that have been in no post for a month. Returns how many, `MOST` at most."""
    with begin() as work:
        pictures = work.unshown(work.now - UNSHOWN_IS_KEPT, MOST)
        for picture in pictures:
            forget_picture(work, picture)
        work.commit()
    return len(pictures)


def forget_face(work: Work, face: Face) -> None:
    """Drop a box that nobody was asked about, with what was noted about it."""
    _drop(work.proposals, face=face.id)
    _drop(work.namings, face=face.id)
    _drop(work.rulings, face=face.id)
    _drop(work.blurs, face=face.id)
    work.faces.drop(face)


def forget_bytes(begin: Begin, objects: Objects, picture: str) -> None:
    """Remove the bytes of a picture that is known no more, and what was read in it.

    Whoever takes the same one in meanwhile keeps it.
    """
    key = original(picture)
    if _known(begin, picture) or not objects.exists(key):
        return
    data = objects.get(key)
    objects.delete(key)
    objects.delete(read_out(picture))
    if _known(begin, picture):
        objects.put(key, data)


def at_event(work: Work, picture: Picture) -> bool:
    """Whether it belongs to an event, or somebody was asked about it there."""
    return bool(work.event_photos.find(picture=picture.id) or work.event_questions.find(picture=picture.id))


def forget_picture(work: Work, picture: Picture) -> None:
    """Nobody was ever asked about it: all there is are boxes, guesses, and names given by hand. Its bytes follow."""
    for face in work.faces.find(picture=picture.id):
        forget_face(work, face)
    _drop(work.searches, picture=picture.id)
    _drop(work.sent, picture=picture.id)
    work.pictures.drop(picture)
    work.ask(Task.FORGET, picture.id)


def _known(begin: Begin, picture: str) -> bool:
    with begin(reading=True) as work:
        return bool(work.pictures.find(id=picture))


def _drop(things: Kept[Thing], **equal: object) -> None:
    for thing in things.find(**equal):
        things.drop(thing)
