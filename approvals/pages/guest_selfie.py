"""A guest who wants to be found gives one photo of themselves: described by a flow, and deleted."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from starlette.datastructures import FormData, UploadFile

from approvals.desk import consenting, enrolling, guests, uploading
from approvals.desk.guests import OwnPage
from approvals.desk.knocking import knock
from approvals.errors import PassRefused
from approvals.knocks import LINK
from approvals.pages.clients import client_of
from approvals.pages.errors import FieldMissing
from approvals.pages.good_once import used_form
from approvals.pages.guard import Asked, Visitor
from approvals.pages.premises import Premises
from approvals.pages.rendering import onward
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.uploads import PART

router = Routes(prefix="/guest/{secret}/selfie")


async def _with_photo(request: Request) -> AsyncIterator[FormData]:
    """The one form that brings a file along, so that it works without a script; no larger than any form."""
    async with request.form(max_files=1, max_fields=10) as fields:
        yield fields


@router.post("", name="guest_selfie")
def guest_selfie(
    request: Request, premises: Asked, fields: Annotated[FormData, Depends(_with_photo)], secret: str
) -> Response:
    """Raises FieldMissing without a photo, and what `enrolling.hand_in` raises without the consent."""
    own = own_page_of(request, premises, secret)
    used_form(premises, fields, f"guest {own.link.id}")
    photo = fields.get("photo")
    if not isinstance(photo, UploadFile) or not photo.size:
        raise FieldMissing("photo")
    _hand_in(premises, own.person.id, photo.filename or "photo", photo.file.read())
    return onward(request, f"/guest/{secret}", say=N_("Danke. Dein Foto wird angesehen und gleich gelöscht."))


def photos_of(premises: Premises, own: OwnPage, reader: Visitor) -> dict[str, Any]:
    """What became of the photos given so far."""
    photos = enrolling.enrolments(premises.begin, by=own.person.id)
    refused = [
        premises.wording.refusal(one.refusal, {"name": one.name, **one.facts}, reader.lang)
        for one in photos
        if one.refusal
    ]
    return {"waiting": any(one.done_at is None for one in photos), "photos_refused": refused}


def _hand_in(premises: Premises, person: str, name: str, data: bytes) -> None:
    """The same way as everybody's photo: in parts, described by a flow. Nothing is kept without the consent."""
    with premises.begin(reading=True) as work:
        consenting.allow_matching(work, person)
    upload = uploading.open_upload(premises.begin, name, len(data), by=person)
    for offset in range(0, len(data), PART):
        part = data[offset : offset + PART]
        uploading.add_part(premises.begin, premises.objects, upload.id, offset, part, by=person)
    enrolling.hand_in(premises.begin, upload.id, by=person)


def own_page_of(request: Request, premises: Premises, secret: str) -> OwnPage:
    """Raises PassRefused; whoever tries many that open nothing, TooOften."""
    try:
        return guests.own_page(premises.begin, secret)
    except PassRefused:
        knock(premises.begin, f"link from {client_of(request)}", LINK)
        raise
