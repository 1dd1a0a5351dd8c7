"""People correct the machine: name a face, draw one or take it away again, blur one, set one aside."""

from approvals.appearances import Aside, Blur, Face, Naming, Ruling
from approvals.boxes import Box
from approvals.desk.deciding import act_as_contact
from approvals.desk.forgetting import forget_face
from approvals.desk.reading import showing
from approvals.desk.reassessing import reassess
from approvals.desk.seeing import post_for
from approvals.desk.writing import write
from approvals.errors import BadBox, FaceInUse, FoundByMachine, NotAllowed, NotFound, NotInThePicture, OwnDraft
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.people import Role
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work
from approvals.posts import Post


def name_face(begin: Begin, post_id: str, face_id: str, person: str | None, *, by: str) -> None:
    """Say who a face is (or, with None, that it is nobody known). Authors and contacts may; the person named is asked.

    Raises NotInThePicture where that person said this is not them.
    """
    with begin() as work:
        post, face = _face_of(work, post_id, face_id, by)
        _author_or_contact(work, post, by)
        if person is not None:
            work.people.get(person)
            if work.denials.find(face=face_id, person=person):
                raise NotInThePicture(person, face.picture)
        work.namings.add(Naming(new_id(), face_id, person, by, work.now))
        work.record("named" if person else "unnamed", by, face_id, post=post_id, person=person)
        _told(work, face.picture)
        work.commit()


def draw_face(begin: Begin, post_id: str, picture: str, box: Box, *, by: str) -> str:
    """Add a face no engine found. Returns its id. Raises BadBox, NotFound."""
    with begin() as work:
        post = post_for(work, post_id, by)
        _author_or_contact(work, post, by)
        if picture not in {shown.picture for shown in work.revisions.get(post.revision).pictures}:
            raise NotFound("picture", picture)
        size = work.pictures.get(picture)
        if min(box.x, box.y) < 0 or min(box.w, box.h) < 1 or box.x + box.w > size.width or box.y + box.h > size.height:
            raise BadBox(picture, size.width, size.height)
        face = Face(new_id(), picture, box, 1.0, None, by, work.now)
        work.faces.add(face)
        work.record("face_drawn", by, face.id, post=post_id, picture=picture)
        _told(work, picture)
        work.commit()
    return face.id


def erase_face(begin: Begin, post_id: str, face_id: str, *, by: str) -> None:
    """Take a face drawn by hand away again: what an author drew, an author; what somebody else drew, a contact.

    Raises FoundByMachine for an engine's face and FaceInUse once somebody was asked about it, whatever they said, or
    while another post blurs it: a contact can set such a face aside.
    """
    with begin() as work:
        post, face = _face_of(work, post_id, face_id, by)
        _author_or_contact(work, post, by)
        if face.engine is not None:
            raise FoundByMachine(face_id)
        if by in post.authors and face.by not in post.authors:
            raise OwnDraft(by, "erase_face", post_id)
        if (
            work.appearances.find(face=face_id)
            or work.event_questions.find(face=face_id)
            or any(b.post != post_id for b in work.blurs.find(face=face_id))
        ):
            raise FaceInUse(face_id)
        forget_face(work, face)
        work.record("face_erased", by, face_id, post=post_id, picture=face.picture)
        _told(work, face.picture)
        work.commit()


def blur_face(begin: Begin, post_id: str, face_id: str, *, by: str, on: bool = True) -> None:
    """Blur a face in this post, or show it again. That changes the draft: whoever does it becomes an author."""
    with begin() as work:
        post, face = _face_of(work, post_id, face_id, by)
        allow(work.people.get(by), Action.SUBMIT)
        work.blurs.add(Blur(new_id(), post_id, face_id, on, by, work.now))
        if by not in post.authors:
            work.posts.save(post.touched_by(by))
        work.record("blurred" if on else "unblurred", by, face_id, post=post_id)
        _told(work, face.picture)
        work.commit()


def set_aside(begin: Begin, post_id: str, face_id: str, aside: Aside, reason: str, *, by: str) -> None:
    """A contact calls a face accessory, or no face at all, with a written reason that stays in the history."""
    with begin() as work:
        post, face = _face_of(work, post_id, face_id, by)
        act_as_contact(work, post, by, Action.SET_ASIDE)
        remark = write(work, by, face_id, "set_aside", reason)
        work.rulings.add(Ruling(new_id(), face_id, aside, remark.id, by, work.now))
        work.record("set_aside", by, face_id, post=post_id, aside=aside, reason=work.commitment(by, remark.text))
        _told(work, face.picture)
        work.commit()


def _face_of(work: Work, post_id: str, face_id: str, by: str) -> tuple[Post, Face]:
    post = post_for(work, post_id, by)
    face = work.faces.get(face_id)
    if face.picture not in {shown.picture for shown in work.revisions.get(post.revision).pictures}:
        raise NotFound("face", face_id)
    return post, face


def _author_or_contact(work: Work, post: Post, by: str) -> None:
    person = work.people.get(by)
    allow(person, Action.NAME_FACES)
    if by not in post.authors and not person.has(Role.CONTACT):
        raise NotAllowed(by, Action.NAME_FACES)


def _told(work: Work, picture: str) -> None:
    """Every post with this picture is held against the new fact and checked again."""
    for post in showing(work, (picture,)):
        reassess(work, post)
        work.ask(Task.CHECK, post.id)
