"""A picture arrives in parts, at its own pace; once it is whole it is looked at and taken in."""

from dataclasses import replace
from datetime import UTC, datetime

from approvals.appearances import Picture
from approvals.desk.taking_in import take_in
from approvals.errors import NotAllowed, NotFound, PartOutOfPlace
from approvals.fingerprint import new_id
from approvals.permissions import Action, allow
from approvals.ports import Begin, Between, Objects
from approvals.uploads import KEPT, LONGEST_NAME, Look, Looked, Upload, fits

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def open_upload(begin: Begin, name: str, size: int, *, by: str) -> Upload:
    """Announce a file of so many bytes.

    Raises EmptyUpload, UploadTooLarge, TooManyUploads, TooMuchUploaded, NotAllowed, NotFound.
    """
    with begin() as work:
        if not work.people.get(by).active:
            raise NotAllowed(by, "upload")
        fits(name, size, work.uploads.find(person=by, picture=None))
        upload = Upload(new_id(), by, name[-LONGEST_NAME:], size, 0, work.now)
        work.uploads.add(upload)
        work.commit()
    return upload


def progress(begin: Begin, upload_id: str, *, by: str) -> Upload:
    """How far it is: where a phone that lost reception goes on. Raises NotFound, NotYours."""
    with begin(reading=True) as work:
        return work.uploads.get(upload_id).for_its_owner(by)


def add_part(begin: Begin, objects: Objects, upload_id: str, offset: int, data: bytes, *, by: str) -> Upload:
    """Keep the part that begins at this byte: PART bytes, the last part the rest. One that is here changes nothing.

    Raises PartOutOfPlace with the offset that is expected, PartOutOfSize, NotYours, NotFound.
    """
    upload = progress(begin, upload_id, by=by)
    if upload.has(offset, len(data)):
        return upload
    objects.put(upload.part(offset), data)
    try:
        return _grown(begin, upload_id, offset, len(data))
    except NotFound:
        objects.delete(upload.part(offset))
        raise


def finish_upload(begin: Begin, objects: Objects, look: Look, upload_id: str, *, by: str) -> Picture:
    """Put the parts together, look at the whole and take it in. Finishing again gives the same picture.

    What `look` raises is raised, and then nothing is kept. Raises PartOutOfPlace where a part is missing, NotYours,
    NotAllowed, NotFound.
    """
    with begin(reading=True) as work:
        upload = work.uploads.get(upload_id).for_its_owner(by)
        if upload.picture is not None:
            return work.pictures.get(upload.picture)
        allow(work.people.get(by), Action.SUBMIT)
        now = work.now
    data = joined(objects, upload)
    try:
        looked = look(data, upload.name)
    except MemoryError:
        raise
    except Exception:
        forget(begin, objects, upload)
        raise
    take_in(begin, objects, _picture(looked, len(data), by, now), data)
    return _became(begin, objects, upload, looked.sha256)


def give_up(begin: Begin, objects: Objects, upload_id: str, *, by: str) -> None:
    """The person does not want to send this file any more; one that is gone already is no error. Raises NotYours."""
    with begin(reading=True) as work:
        mine = [upload.for_its_owner(by) for upload in work.uploads.find(id=upload_id)]
    for upload in mine:
        forget(begin, objects, upload)


def sweep_uploads(begin: Begin, objects: Objects) -> int:
    """Forget what was announced more than a day ago, finished or not. Returns how many there were."""
    with begin(reading=True) as work:
        old = work.uploads.find(at=Between(EPOCH, work.now - KEPT))
    for upload in old:
        forget(begin, objects, upload)
    return len(old)


def joined(objects: Objects, upload: Upload) -> bytes:
    """The whole file. Raises PartOutOfPlace where a part is still missing."""
    if not upload.complete:
        raise PartOutOfPlace(upload.id, upload.received)
    return b"".join(objects.get(key) for key in upload.parts)


def forget(begin: Begin, objects: Objects, upload: Upload) -> None:
    """Delete the parts, then the upload: whoever is interrupted finds it again."""
    _delete_parts(objects, upload)
    with begin() as work:
        work.uploads.drop(upload)
        work.commit()


def _grown(begin: Begin, upload_id: str, offset: int, length: int) -> Upload:
    with begin() as work:
        upload = work.uploads.get(upload_id)
        if not upload.has(offset, length):
            upload = work.uploads.save(upload.grown(length))
        work.commit()
    return upload


def _became(begin: Begin, objects: Objects, upload: Upload, picture: str) -> Picture:
    with begin() as work:
        now = work.uploads.get(upload.id)
        work.uploads.save(replace(now, picture=picture))
        taken = work.pictures.get(picture)
        work.commit()
    _delete_parts(objects, upload)
    return taken


def _delete_parts(objects: Objects, upload: Upload) -> None:
    for key in upload.parts:
        objects.delete(key)


def _picture(looked: Looked, size: int, by: str, at: datetime) -> Picture:
    return Picture(
        id=looked.sha256,
        kind=looked.kind,
        width=looked.width,
        height=looked.height,
        size=size,
        has_position=looked.has_position,
        has_device=looked.has_device,
        copyright=looked.copyright,
        by=by,
        at=at,
    )
