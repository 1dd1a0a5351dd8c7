"""Everything about me as one file: to read, for programs, and with the pictures; other people in them are softened."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import RawIOBase
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from approvals.desk.knocking import knock
from approvals.desk.own_data import Takeable, everything_about, takeable
from approvals.errors import NotFound
from approvals.knocks import TAKE_ALONG
from approvals.lessons import lesson
from approvals.own_data import OwnData
from approvals.pages.guard import Asked, Reader
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.rendering import document
from approvals.pages.threads import Routes

if TYPE_CHECKING:
    from typing import IO

router = Routes(prefix="/me")
WIDTH = 1600
READABLE = "index.html"


@router.post("/everything", name="take_along")
def take_along(request: Request, premises: Asked, reader: Reader) -> Response:
    """Not by a link: what only has to be looked at decides nothing and costs nothing."""
    knock(premises.begin, f"everything about {reader.id}", TAKE_ALONG)
    data = everything_about(premises.begin, reader.id)
    pictures = takeable(premises.begin, reader.id)
    told = document(
        request,
        "my_data.html",
        media_type="text/html",
        data=data,
        files=_files(pictures),
        channel_name=channel_name,
        lesson_title=lambda key: lesson(key, reader.lang).title,
    )
    pages = {"data.json": _json(data), READABLE: bytes(told.body)}
    name = f"freigabe-{reader.clock.local(reader.now)[:10]}.zip"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    parts = zipped(_entries(premises, pages, pictures), reader.now)
    return StreamingResponse(parts, media_type="application/zip", headers=headers)


def zipped(entries: Iterator[tuple[str, bytes, int]], at: datetime) -> Iterator[bytes]:
    """A ZIP file in pieces, as each entry (name, bytes, compression) becomes known."""
    outlet = Outlet()
    with ZipFile(cast("IO[bytes]", outlet), "w") as archive:
        for name, data, compression in entries:
            about = ZipInfo(name, at.timetuple()[:6])
            about.compress_type, about.external_attr = compression, 0o600 << 16
            archive.writestr(about, data)
            yield outlet.taken()
    yield outlet.taken()


class Outlet(RawIOBase):
    """Holds what was written until it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        self._held.append(bytes(cast("bytes", data)))
        return len(self._held[-1])

    def taken(self) -> bytes:
        held, self._held = b"".join(self._held), []
        return held


def _entries(
    premises: Premises, pages: dict[str, bytes], pictures: Sequence[Takeable]
) -> Iterator[tuple[str, bytes, int]]:
    for name, data in pages.items():
        yield name, data, ZIP_DEFLATED
    files = _files(pictures)
    for one in pictures:
        try:
            preview = premises.pictures.preview(one.picture, WIDTH, one.strangers)
        except (NotFound, premises.pictures.refused):
            continue
        yield files[one.picture], preview, ZIP_STORED


def _files(pictures: Sequence[Takeable]) -> dict[str, str]:
    return {one.picture: f"pictures/{one.picture[:16]}.jpg" for one in pictures}


def _json(data: OwnData) -> bytes:
    return json.dumps(data.plain(), ensure_ascii=False, indent=2).encode()
