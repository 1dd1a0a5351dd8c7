"""An uploaded picture is taken in once; its SHA-256 is its name."""

from approvals.appearances import Picture
from approvals.permissions import Action, allow
from approvals.ports import Begin, Objects


def original(picture: str) -> str:
    """The object key of an original."""
    return f"originals/{picture}"


def rendered(sha256: str) -> str:
    """The object key of a rendition."""
    return f"renditions/{sha256}"


def take_in(begin: Begin, objects: Objects, picture: Picture, data: bytes) -> str:
    """Keep the original and what is known about it; the same bytes again change nothing. Returns the picture's id."""
    key = original(picture.id)
    objects.put(key, data)
    with begin() as work:
        allow(work.people.get(picture.by), Action.SUBMIT)
        if not work.pictures.find(id=picture.id):
            work.pictures.add(picture)
            work.record("taken_in", picture.by, picture.id, width=picture.width, height=picture.height)
        work.commit()
    if not objects.exists(key):  # forgotten (`desk.forgetting`) right before it was taken in again
        objects.put(key, data)
    return picture.id
