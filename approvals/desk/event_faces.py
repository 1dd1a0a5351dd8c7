"""Faces in an event's photos are named, one by one or those that look alike together; each can be taken out."""

from collections.abc import Collection, Iterable

from approvals.appearances import Naming
from approvals.desk.gathering import require_working_on
from approvals.desk.reading import showing
from approvals.desk.reassessing import reassess
from approvals.errors import NotFound, NotInThePicture
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.ports import Begin, Work


def name_faces(begin: Begin, event_id: str, faces: Collection[str], person: str | None, *, by: str) -> int:
    """Say who these faces are, or with None that they are nobody known. Nobody is asked yet. Returns how many.

    Raises NotInThePicture where that person said of one of them that it is not them, NotFound, NotAllowed.
    """
    with begin() as work:
        require_working_on(work, event_id, by)
        if person is not None:
            work.people.get(person)
        inside = {photo.picture for photo in work.event_photos.find(event=event_id)}
        known = [face for face in work.faces.find(id=frozenset(faces)) if face.picture in inside]
        if not known or len(known) != len(set(faces)):
            raise NotFound("face", ", ".join(sorted(faces)))
        for denial in work.denials.find(face=frozenset(faces)):
            if denial.person == person:
                raise NotInThePicture(denial.person, known[0].picture)
        for face in known:
            work.namings.add(Naming(new_id(), face.id, person, by, work.now))
            work.record("named" if person else "unnamed", by, face.id, event=event_id, person=person)
        told(work, {face.picture for face in known})
        work.commit()
    return len(known)


def told(work: Work, pictures: Iterable[str]) -> None:
    """Every post with one of these pictures is held against the new fact and checked again."""
    for post in showing(work, tuple(sorted(pictures))):
        reassess(work, post)
        work.ask(Task.CHECK, post.id)
