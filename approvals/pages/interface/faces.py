"""Faces: name, draw, blur, set aside, take away again."""

from typing import Annotated

from fastapi import Query
from pydantic import Field, StringConstraints

from approvals.appearances import Aside
from approvals.boxes import Box
from approvals.desk import showing_faces
from approvals.pages.faces_on_page import by_name
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.shapes import (
    Id,
    Input,
    Made,
    PictureId,
    Reason,
    Side,
    Who,
    part_of_interface,
)

router = part_of_interface("Faces")
OFFERED = 20
PartOfName = Annotated[str, StringConstraints(min_length=2, max_length=120, pattern=r"^[^\x00]*$")]


class Drawn(Input):
    """A face that no engine found, in pixels of the upright picture."""

    picture: PictureId
    x: Side
    y: Side
    w: Side
    h: Side


class Named(Input):
    person: Id | None = Field(description="Empty: nobody we know.")


class Blurred(Input):
    on: Annotated[bool, Field(strict=True)]


class SetAside(Input):
    """Why a face needs nobody's yes."""

    aside: Aside
    reason: Reason


@router.get("/colleagues", name="api_colleagues")
def colleagues(premises: Asked, words: Annotated[PartOfName, Query(description="Parts of a name.")]) -> list[Who]:
    """Whom a face can be named after: up to 20 people."""
    with premises.begin(reading=True) as work:
        people = work.people.find(active=True)
    return [Who.model_validate(person) for person in by_name(people, words)[:OFFERED]]


@router.post("/posts/{post}/faces", name="api_draw_face", status_code=201)
def draw_face(premises: Asked, reader: Reader, post: Id, drawn: Drawn) -> Made:
    """Add a face by hand."""
    box = Box(drawn.x, drawn.y, drawn.w, drawn.h)
    return Made(id=showing_faces.draw_face(premises.begin, post, drawn.picture, box, by=reader.id))


@router.delete("/posts/{post}/faces/{face}", name="api_erase_face", status_code=204)
def erase_face(premises: Asked, reader: Reader, post: Id, face: Id) -> None:
    """Take a face away again that was drawn by hand and that nobody was asked about."""
    showing_faces.erase_face(premises.begin, post, face, by=reader.id)


@router.put("/posts/{post}/faces/{face}/name", name="api_name_face", status_code=204)
def name_face(premises: Asked, reader: Reader, post: Id, face: Id, named: Named) -> None:
    """Say who it is; they are asked."""
    showing_faces.name_face(premises.begin, post, face, named.person, by=reader.id)


@router.put("/posts/{post}/faces/{face}/blur", name="api_blur_face", status_code=204)
def blur_face(premises: Asked, reader: Reader, post: Id, face: Id, blurred: Blurred) -> None:
    """Blur it in this post, or show it again. Whoever does so becomes an author."""
    showing_faces.blur_face(premises.begin, post, face, by=reader.id, on=blurred.on)


@router.put("/posts/{post}/faces/{face}/ruling", name="api_set_face_aside", status_code=204)
def set_face_aside(premises: Asked, reader: Reader, post: Id, face: Id, ruling: SetAside) -> None:
    """For contacts: call it accessory or no face at all, with a reason."""
    showing_faces.set_aside(premises.begin, post, face, ruling.aside, ruling.reason, by=reader.id)
