"""The faces in a post's pictures, and the tools to name, draw, blur and set them aside. The draft form has them too."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import Query, Request, Response

from approvals.appearances import Aside
from approvals.boxes import Box
from approvals.desk import showing_faces
from approvals.desk.reading import read
from approvals.desk.seeing import post_for
from approvals.dossier import Dossier
from approvals.next_steps import LIVING, Step, steps
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.post_words import BEFORE_ASKING, LOOKS
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.people import Person
from approvals.posts import Stage
from approvals.showing import Card, card

router = Routes(prefix="/posts/{post}/faces")
OFFERED = 8  # people at once below the search: a thumb's list


@router.get("", name="faces")
def faces(request: Request, premises: Asked, reader: Reader, post: str) -> Response:
    """The pictures with their faces: a piece of a page, or one of its own."""
    values = _values(premises, reader, post)
    if request.headers.get("hx-request"):
        return fragment(request, "faces_piece.html", **values)
    return page(request, "faces.html", **values)


@router.post("", name="draw_face")
def draw_face(request: Request, premises: Asked, reader: Reader, fields: Fields, post: str) -> Response:
    box = Box(*(_pixels(fields, side) for side in ("x", "y", "w", "h")))
    showing_faces.draw_face(premises.begin, post, str(fields.get("picture", "")), box, by=reader.id)
    return _done(request, premises, reader, post, N_("Der Kasten sitzt. Wer ist das?"))


@router.post("/{face}/name", name="name_face")
def name_face(request: Request, *, premises: Asked, reader: Reader, fields: Fields, post: str, face: str) -> Response:
    """Without a person: nobody we know."""
    person = str(fields.get("person", "")) or None
    showing_faces.name_face(premises.begin, post, face, person, by=reader.id)
    said = N_("Der Name steht. Jetzt entscheidet die Person selbst.") if person else N_("Niemand, den wir kennen.")
    return _done(request, premises, reader, post, said)


@router.post("/{face}/blur", name="blur_face")
def blur_face(request: Request, *, premises: Asked, reader: Reader, fields: Fields, post: str, face: str) -> Response:
    on = fields.get("on") != "no"
    showing_faces.blur_face(premises.begin, post, face, by=reader.id, on=on)
    said = N_("Wird verpixelt.") if on else N_("Wird wieder gezeigt, wenn die Person zustimmt.")
    return _done(request, premises, reader, post, said)


@router.post("/{face}/erase", name="erase_face")
def erase_face(request: Request, premises: Asked, reader: Reader, post: str, face: str) -> Response:
    showing_faces.erase_face(premises.begin, post, face, by=reader.id)
    return _done(request, premises, reader, post, N_("Der Kasten ist weg."))


@router.post("/{face}/aside", name="set_face_aside")
def set_face_aside(
    request: Request, *, premises: Asked, reader: Reader, fields: Fields, post: str, face: str
) -> Response:
    kind = str(fields.get("kind", ""))
    if kind not in set(Aside):
        raise FieldUnfit("kind", kind, " | ".join(Aside))
    showing_faces.set_aside(premises.begin, post, face, Aside(kind), str(fields.get("reason", "")), by=reader.id)
    return _done(request, premises, reader, post, N_("Dieses Gesicht braucht niemandes Ja mehr."))


@router.get("/{face}/people", name="people_for_face")
def people_for_face(
    request: Request,
    *,
    premises: Asked,
    reader: Reader,
    post: str,
    face: str,
    q: Annotated[str, Query(max_length=120)] = "",
) -> Response:
    """Whom the face could be named after, by a part of the name; for those who may name it."""
    values = _values(premises, reader, post)
    with premises.begin(reading=True) as work:
        denied = {denial.person for denial in work.denials.find(face=face)}
        people = work.people.find(active=True) if Step.NAME in values["can"] and q.strip() else []
    found = [person for person in by_name(people, q) if person.id not in denied][:OFFERED]
    show = fragment if request.headers.get("hx-request") else page
    template = "face_people_piece.html" if show is fragment else "people_for_face.html"
    return show(request, template, post=values["post"], face=face, q=q.strip(), people=found)


def by_name(people: Sequence[Person], words: str) -> list[Person]:
    """Those whose name or handle has a word that begins with each word given, by name."""
    wanted = words.casefold().split()

    def fits(person: Person) -> bool:
        names = [*person.name.casefold().replace("-", " ").split(), person.handle.casefold()]
        return all(any(name.startswith(word) for name in names) for word in wanted)

    return sorted((person for person in people if fits(person)), key=lambda one: one.name.casefold())


def faces_values(file: Dossier, seen: Card, can: frozenset[Step]) -> Mapping[str, Any]:
    """What `faces_piece.html` needs. Faces are numbered from left to right, picture by picture."""
    ids = [face.id for picture in seen.pictures for face in picture.faces]
    drawn = {face.id: face.by for face in file.faces if face.engine is None}
    return {
        "post": file.post,
        "card": seen,
        "can": can,
        "number": {face: number for number, face in enumerate(ids, start=1)},
        "looks": {**LOOKS, **({"asked": BEFORE_ASKING} if file.post.stage is Stage.DRAFT else {})},
        "searched": file.searched,
        "searching": file.post.stage in LIVING and any(one.id not in file.searched for one in seen.pictures),
        "blurred_here": {face for face in ids if file.blurred_by_author(face)},
        "drawn_by": drawn,
        "channel_name": channel_name,
    }


def _values(premises: Premises, reader: Visitor, post: str) -> Mapping[str, Any]:
    with premises.begin(reading=True) as work:
        file = read(work, post_for(work, post, reader.id))
    return faces_values(file, card(file, reader.me), steps(file, reader.me))


def _done(request: Request, premises: Premises, reader: Visitor, post: str, said: str) -> Response:
    """The faces as they are now, in place; without a script, the page they stand on."""
    if request.headers.get("hx-request"):
        return fragment(request, "faces_piece.html", said=said, **_values(premises, reader, post))
    return onward(request, f"/posts/{post}/faces", say=said)


def _pixels(fields: Mapping[str, object], side: str) -> int:
    written = str(fields.get(side, ""))
    try:
        return round(float(written))
    except (ValueError, OverflowError):
        raise FieldUnfit(side, written, "0, 1, 2 …") from None
