"""Pictures arrive in parts, so that a lost connection costs one part."""

from typing import Annotated, Self

from fastapi import Depends, Path, Request
from pydantic import Field

from approvals.desk import uploading
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.shapes import ANY_TEXT, WHOLE, Id, Input, Output, part_of_interface
from approvals.uploads import LONGEST_NAME, MOST_BYTES, PART, Upload

router = part_of_interface("Uploads")
BYTES = "application/octet-stream"
BODY = {
    "requestBody": {
        "required": True,
        "content": {BYTES: {"schema": {"type": "string", "format": "binary", "maxLength": PART}}},
    }
}


async def part(request: Request) -> bytes:
    """Raises FieldUnfit where the bytes are not sent as bytes."""
    kind = request.headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() != BYTES:
        raise FieldUnfit("content-type", kind[:80], BYTES)
    return await request.body()


class File(Input):
    """A file that is about to be sent."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME, pattern=ANY_TEXT)]
    size: Annotated[int, Field(strict=True, ge=1, le=MOST_BYTES, description="Bytes."), WHOLE]


class Progress(Output):
    """How far an upload is: the next part begins at `received`."""

    id: str
    size: int
    received: int
    part: int = Field(description="Bytes of every part but the last.")
    picture: str | None = Field(description="The picture it became, once it is finished.")

    @classmethod
    def of(cls, upload: Upload) -> Self:
        return cls(id=upload.id, size=upload.size, received=upload.received, part=PART, picture=upload.picture)


class Picture(Output):
    """A picture that was taken in: `id` is the SHA-256 of its bytes, the size that of the upright picture."""

    id: str
    width: int
    height: int


@router.post("/uploads", name="api_open_upload", status_code=201)
def open_upload(premises: Asked, reader: Reader, file: File) -> Progress:
    """Announce a file."""
    return Progress.of(uploading.open_upload(premises.begin, file.name, file.size, by=reader.id))


@router.get("/uploads/{upload}", name="api_upload")
def upload_progress(premises: Asked, reader: Reader, upload: Id) -> Progress:
    """Where to go on."""
    return Progress.of(uploading.progress(premises.begin, upload, by=reader.id))


@router.put("/uploads/{upload}/parts/{offset}", name="api_add_part", openapi_extra=BODY)
def add_part(
    premises: Asked,
    reader: Reader,
    upload: Id,
    offset: Annotated[int, Path(ge=0, le=MOST_BYTES, description="Where the part begins.")],
    data: Annotated[bytes, Depends(part)],
) -> Progress:
    """Send the part that begins at this byte. One that is here already changes nothing.

    What begins like no picture is refused with its first part, and the upload ends.
    """
    if offset == 0:
        known = uploading.progress(premises.begin, upload, by=reader.id)
        try:
            premises.pictures.glance(data, known.name)
        except premises.pictures.refused:
            uploading.give_up(premises.begin, premises.objects, upload, by=reader.id)
            raise
    return Progress.of(uploading.add_part(premises.begin, premises.objects, upload, offset, data, by=reader.id))


@router.post("/uploads/{upload}/finish", name="api_finish_upload")
def finish_upload(premises: Asked, reader: Reader, upload: Id) -> Picture:
    """Look at the whole and take it in as a picture of the company. Finishing again gives the same picture."""
    look = premises.pictures.look
    return Picture.model_validate(uploading.finish_upload(premises.begin, premises.objects, look, upload, by=reader.id))


@router.delete("/uploads/{upload}", name="api_give_up_upload", status_code=204)
def give_up_upload(premises: Asked, reader: Reader, upload: Id) -> None:
    """Send no more of it. One that is gone already is no error."""
    uploading.give_up(premises.begin, premises.objects, upload, by=reader.id)
