"""Style, scripts, fonts and icons: addressed by their content, so that a browser may keep them for ever."""

import hashlib
import mimetypes
import re
from functools import cache
from importlib import resources
from pathlib import PurePosixPath

from fastapi import Request, Response

from approvals.errors import NotFound
from approvals.pages.threads import Routes

FOREVER = "public, max-age=31536000, immutable"
KINDS = {".woff2": "font/woff2", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
OWN_FILE = re.compile(rb'url\("([^"]+)"\)')
router = Routes()


@cache
def _read(name: str) -> tuple[bytes, str]:
    """The bytes and a short SHA-256 of them. Raises NotFound."""
    path = PurePosixPath(name)
    file = resources.files(__package__).joinpath("static", *path.parts)
    if ".." in path.parts or path.is_absolute() or not file.is_file():
        raise NotFound("asset", name)
    data = file.read_bytes()
    if path.suffix == ".css":
        data = OWN_FILE.sub(lambda match: f'url("{address(match[1].decode())}")'.encode(), data)
    return data, hashlib.sha256(data).hexdigest()[:12]


def address(name: str) -> str:
    """Where a page finds this file of `static/`; the address changes with the content."""
    return f"/assets/{_read(name)[1]}/{name}"


@router.get("/assets/{version}/{name:path}", name="asset")
def asset(version: str, name: str) -> Response:
    data, current = _read(name)
    kind = KINDS.get(PurePosixPath(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    keep = FOREVER if version == current else "no-cache"
    return Response(data, media_type=kind, headers={"cache-control": keep})


@router.get("/app.webmanifest", name="manifest")
def manifest(request: Request) -> Response:
    """What makes the pages installable; photos shared from a phone's gallery open a draft."""
    from approvals.pages.rendering import document  # noqa: PLC0415 - rendering addresses assets

    return document(request, "app.webmanifest", media_type="application/manifest+json")


@router.get("/worker.js", name="service_worker")
def service_worker() -> Response:
    """Served from the root, because a service worker sees only what lies below it."""
    return Response(_read("worker.js")[0], media_type=KINDS[".js"], headers={"cache-control": "no-cache"})
