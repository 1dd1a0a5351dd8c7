"""Every picture I am in, with what I said and where it is; and those of them that are out."""

from typing import Annotated, Any

from fastapi import Query, Request, Response

from approvals.desk import picturing
from approvals.pages.answers import Digits
from approvals.pages.good_once import new_form
from approvals.pages.guard import Asked, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.rendering import page
from approvals.pages.threads import Routes

router = Routes(prefix="/me")
Before = Annotated[str | None, Query(max_length=64)]


@router.get("/pictures", name="my_pictures")
def my_pictures(request: Request, premises: Asked, reader: Reader, before: Before = None) -> Response:
    album = picturing.album(premises.begin, reader.id, before=before)
    return _shown(request, premises, reader, sights=album.sights, before=album.before, further=before is not None)


@router.get("/out", name="out_there")
def out_there(request: Request, premises: Asked, reader: Reader) -> Response:
    """What is out now, with its address, until it is proved gone."""
    sights = picturing.out_there(premises.begin, reader.id)
    return _shown(request, premises, reader, sights=sights, before=None, further=False)


def _shown(request: Request, premises: Premises, reader: Visitor, **values: Any) -> Response:
    """Answers given here lead back here."""
    asking: dict[str, Any] = {
        "digits": Digits.NONE,
        "form": new_form(premises, f"person {reader.id}"),
        "trouble": None,
        "trouble_at": "",
        "channel_name": channel_name,
    }
    return page(request, "my_pictures.html", **asking, **values)
