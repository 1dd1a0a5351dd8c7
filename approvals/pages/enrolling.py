"""My face templates: what there is, deleted in one tap; new ones from photos that are described and thrown away."""

from dataclasses import replace
from typing import Any

from fastapi import Request, Response

from approvals.consents import SHOWN, Purpose, to_show
from approvals.desk import consenting, enrolling, hiring
from approvals.enrolments import MOST_WAITING, Enrolment
from approvals.errors import NotFound
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes(prefix="/me/face")
PATH = "/me/face"


@router.get("", name="my_face")
def my_face(request: Request, premises: Asked, reader: Reader) -> Response:
    with premises.begin(reading=True) as work:
        matching = work.company.matching
    consents = consenting.consents_of(premises.begin, reader.id)
    agreed = [one for one in consents if one.purpose is Purpose.MATCH and one.in_force(reader.now)]
    return page(
        request,
        "my_face.html",
        matching=matching,
        agreed=agreed[0] if agreed else None,
        shown=SHOWN[to_show(Purpose.MATCH, reader.lang)],
        most=MOST_WAITING,
        **_state(premises, reader),
    )


@router.get("/photos", name="my_photos")
def my_photos(request: Request, premises: Asked, reader: Reader) -> Response:
    """What became of the photos so far, and the templates there are; asked for again while one still waits."""
    return fragment(request, "my_face_piece.html", **_state(premises, reader))


@router.post("/photos", name="hand_in_photo")
def hand_in_photo(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """A photo that was uploaded whole is handed in."""
    enrolling.hand_in(premises.begin, str(fields.get("upload", "")), by=reader.id)
    return fragment(request, "my_face_piece.html", **_state(premises, reader))


@router.post("/pause", name="pause_matching")
def pause_matching(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """My own switch: for as long as I like nobody's photo is compared with my templates."""
    paused = fields.get("on") == "yes"
    hiring.change_person(premises.begin, replace(reader.me, paused=paused), by=reader.id)
    said = N_("Dein Gesicht wird jetzt nicht verglichen.") if paused else N_("Gut, es wird wieder verglichen.")
    return onward(request, PATH, say=said)


@router.post("/templates/delete", name="delete_my_templates")
def delete_my_templates(request: Request, premises: Asked, reader: Reader) -> Response:
    enrolling.delete_templates(premises.begin, by=reader.id)
    return onward(request, PATH, say=N_("Alle deine Muster sind gelöscht."))


@router.post("/templates/{template}/delete", name="delete_my_template")
def delete_my_template(request: Request, premises: Asked, reader: Reader, template: str) -> Response:
    if not enrolling.delete_templates(premises.begin, by=reader.id, only=template):
        raise NotFound("reference", template)
    return onward(request, PATH, say=N_("Das Muster ist gelöscht."))


def _state(premises: Premises, reader: Visitor) -> dict[str, Any]:
    photos = enrolling.enrolments(premises.begin, by=reader.id)
    return {
        "photos": [(one, _refusal(premises, reader, one)) for one in photos],
        "waiting": [one for one in photos if one.done_at is None],
        "templates": enrolling.templates(premises.begin, by=reader.id),
    }


def _refusal(premises: Premises, reader: Visitor, photo: Enrolment) -> str:
    """What speaks against a photo, without its name, which stands beside it; nothing where it was taken."""
    if photo.refusal is None:
        return ""
    told = premises.wording.refusal(photo.refusal, {"name": photo.name, **photo.facts}, reader.lang)
    return told.removeprefix(f"{photo.name}: ")
