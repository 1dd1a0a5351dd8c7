"""An uploaded picture is taken in once; its SHA-256 is its name."""

from approvals.appearances import Picture, Sent
from approvals.fingerprint import new_id
from approvals.permissions import Action, allow
from approvals.ports import Begin, Objects


def original(picture: str) -> str:
    """The object key of an original."""
    return f"originals/{picture}"


def read_out(picture: str) -> str:
    """The object key of what was read in an original."""
    return f"writings/{picture}"


def rendered(sha256: str) -> str:
    """The object key of a rendition."""
    return f"renditions/{sha256}"


def take_in(begin: Begin, objects: Objects, picture: Picture, data: bytes) -> str:
    """Keep the original, what is known about it, and that this person has it. Returns the picture's id.

    The same bytes again change nothing else.
    """
    key = original(picture.id)
    objects.put(key, data)
    with begin() as work:
        allow(work.people.get(picture.by), Action.SUBMIT)
        if not work.pictures.find(id=picture.id):
            work.pictures.add(picture)
            work.record("taken_in", picture.by, picture.id, width=picture.width, height=picture.height)
        if not work.sent.find(picture=picture.id, person=picture.by):
            work.sent.add(Sent(new_id(), picture.id, picture.by, work.now))
        work.commit()
    if not objects.exists(key):  # forgotten (`desk.forgetting`) right before it was taken in again
        objects.put(key, data)
    return picture.id
