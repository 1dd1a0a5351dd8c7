"""Photos arrive in parts; what is known of each is answered to a script, refusals too."""

from typing import Annotated

from fastapi import Depends, Request, Response
from fastapi.responses import JSONResponse

from approvals.desk import uploading
from approvals.pages import photos
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.threads import Routes
from approvals.uploads import PART, Upload
from approvals.visible import Visible

router = Routes(prefix="/uploads")


async def part(request: Request) -> bytes:
    return await request.body()


Part = Annotated[bytes, Depends(part)]


@router.post("", name="open_upload")
def open_upload(premises: Asked, reader: Reader, fields: Fields) -> Response:
    name, size = str(fields.get("name", "")), str(fields.get("size", ""))
    if not (size.isascii() and size.isdigit() and len(size) <= len(str(2**63))):
        raise FieldUnfit("size", size[:40], "1, 2, 3 ...")
    return _told(uploading.open_upload(premises.begin, name, int(size), by=reader.id), 201)


@router.get("/{upload}", name="upload_progress")
def upload_progress(premises: Asked, reader: Reader, upload: str) -> Response:
    return _told(uploading.progress(premises.begin, upload, by=reader.id))


@router.put("/{upload}/parts/{offset}", name="add_part")
def add_part(premises: Asked, reader: Reader, data: Part, upload: str, offset: int) -> Response:
    """What begins like no picture is refused with its first part, not after the last of a long video."""
    if offset == 0:
        known = uploading.progress(premises.begin, upload, by=reader.id)
        try:
            premises.pictures.glance(data, known.name)
        except premises.pictures.refused:
            uploading.give_up(premises.begin, premises.objects, upload, by=reader.id)
            raise
    return _told(uploading.add_part(premises.begin, premises.objects, upload, offset, data, by=reader.id))


@router.post("/{upload}/finish", name="finish_upload")
def finish_upload(premises: Asked, reader: Reader, upload: str) -> Response:
    """Look at the whole and take it in as a picture of the company; `preview` is where it can be seen."""
    taken = uploading.finish_upload(premises.begin, premises.objects, premises.pictures.look, upload, by=reader.id)
    preview = photos.address(premises.secret, reader.now, Visible(taken.id), 360)
    return JSONResponse({"picture": taken.id, "width": taken.width, "height": taken.height, "preview": preview})


@router.delete("/{upload}", name="give_up_upload")
def give_up_upload(premises: Asked, reader: Reader, upload: str) -> Response:
    uploading.give_up(premises.begin, premises.objects, upload, by=reader.id)
    return Response(status_code=204)


def _told(upload: Upload, status: int = 200) -> Response:
    """How far it is, and how long the next part has to be."""
    known = {"id": upload.id, "size": upload.size, "received": upload.received, "part": PART}
    return JSONResponse(known, status)
