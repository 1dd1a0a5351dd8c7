"""Pictures that are already cleared: they go into a draft with one tap, and nobody has to be asked again."""

from collections.abc import Sequence

from fastapi import Request, Response

from approvals.desk.library import ClearedPicture, cleared
from approvals.pages.guard import Asked, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment
from approvals.pages.threads import Routes

OFFERED = 24
router = Routes()


@router.get("/library", name="library")
def library(request: Request, premises: Asked, reader: Reader) -> Response:
    """The last used first, as a piece of the draft form."""
    return fragment(request, "library_piece.html", cleared=offered(premises, reader), channel_name=channel_name)


def offered(premises: Premises, reader: Visitor) -> Sequence[ClearedPicture]:
    return cleared(premises.begin, reader.id, None, OFFERED)
