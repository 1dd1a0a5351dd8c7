"""The comms lead's steps on a post's page: a time for each channel, out of the queue again, and holding this post."""

from datetime import datetime

from fastapi import Request, Response

from approvals.desk import holding, releasing
from approvals.pages.decisions import decided
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.times import Moment, moment

router = Routes(prefix="/posts/{post}")


@router.post("/channels/{channel}/release", name="release_post")
def release_post(
    request: Request, *, premises: Asked, reader: Reader, fields: Fields, post: str, channel: str
) -> Response:
    """A time as the company's clock shows it."""
    written = str(fields.get("at", ""))

    def act() -> None:
        releasing.release(premises.begin, post, channel, _moment(written, reader.clock.zone), by=reader.id)

    return decided(request, premises, reader, post, act, N_("Eingeplant."), {f"at {channel}": written})


@router.post("/channels/{channel}/unqueue", name="unqueue_post")
def unqueue_post(request: Request, premises: Asked, reader: Reader, post: str, channel: str) -> Response:
    def act() -> None:
        releasing.unqueue(premises.begin, post, channel, by=reader.id)

    return decided(request, premises, reader, post, act, N_("Aus dem Plan genommen; freigegeben bleibt es."))


@router.post("/hold", name="hold_post")
def hold_post(request: Request, premises: Asked, reader: Reader, fields: Fields, post: str) -> Response:
    reason = str(fields.get("reason", ""))

    def act() -> None:
        holding.place(premises.begin, reason, by=reader.id, post=post)

    return decided(request, premises, reader, post, act, N_("Angehalten. Nichts davon geht hinaus."), {"hold": reason})


def _moment(written: str, zone: str) -> Moment:
    """Raises FieldUnfit, NoSuchLocalTime."""
    try:
        wall_clock = datetime.fromisoformat(written)
    except ValueError:
        raise FieldUnfit("at", written, "2026-11-26T14:00") from None
    return moment(wall_clock.replace(tzinfo=None), zone)
