"""Pictures for the browser: small, without metadata, at addresses that are signed, end soon and cannot be guessed."""

import hashlib
import hmac
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Query, Response

from approvals.boxes import Box
from approvals.errors import NotFound
from approvals.pages.guard import Asked
from approvals.pages.threads import Routes
from approvals.visible import Visible

HOUR = 3600
router = Routes()


@router.get("/photos/{picture}/{width}", name="photo")
def photo(
    *,
    premises: Asked,
    picture: str,
    width: int,
    until: Annotated[int, Query()] = 0,
    soft: Annotated[str, Query()] = "",
    proof: Annotated[str, Query()] = "",
) -> Response:
    """Whoever was given this address may see it until it ends. `soft` are the boxes made unrecognisable."""
    right = hmac.compare_digest(proof.encode(), _proof(premises.secret, picture, width, until, soft).encode())
    if not right or until < datetime.now(UTC).timestamp():
        raise NotFound("picture", picture)
    boxes = tuple(Box(*map(int, one.split("-"))) for one in soft.split(".") if one)
    data = premises.pictures.preview(picture, width, boxes)
    return Response(data, media_type="image/jpeg", headers={"cache-control": f"private, max-age={HOUR}"})


@router.get("/photos/{picture}/cuts/{rendition}/{width}", name="cut")
def cut(
    *,
    premises: Asked,
    picture: str,
    rendition: str,
    width: int,
    until: Annotated[int, Query()] = 0,
    proof: Annotated[str, Query()] = "",
) -> Response:
    """What would be published of a picture, to whoever was given this address."""
    right = hmac.compare_digest(proof.encode(), _proof(premises.secret, picture, width, until, rendition).encode())
    if not right or until < datetime.now(UTC).timestamp():
        raise NotFound("picture", picture)
    data = premises.pictures.cut(picture, rendition, width)
    return Response(data, media_type="image/jpeg", headers={"cache-control": f"private, max-age={HOUR}"})


def cut_address(secret: bytes, now: datetime, picture: str, rendition: str, width: int) -> str:
    """As `address`, of a rendition (its SHA-256)."""
    until = (int(now.timestamp()) // HOUR + 2) * HOUR
    proof = _proof(secret, picture, width, until, rendition)
    return f"/photos/{picture}/cuts/{rendition}/{width}?until={until}&proof={proof}"


def address(secret: bytes, now: datetime, seen: Visible, width: int) -> str:
    """Good for one to two hours, and the same throughout the hour, so that browsers keep it."""
    until = (int(now.timestamp()) // HOUR + 2) * HOUR
    soft = ".".join(f"{box.x}-{box.y}-{box.w}-{box.h}" for box in seen.softened)
    proof = _proof(secret, seen.picture, width, until, soft)
    return f"/photos/{seen.picture}/{width}?until={until}&soft={soft}&proof={proof}"


def _proof(secret: bytes, picture: str, width: int, until: int, soft: str) -> str:
    told = f"photo {picture} {width} {until} {soft}"
    return hmac.new(secret, told.encode(), hashlib.sha256).hexdigest()[:32]
