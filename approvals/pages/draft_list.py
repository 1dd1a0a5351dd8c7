"""Many drafts from a list: looked at, then kept as unfinished drafts of whoever brought it, all of them or none."""

from typing import Any

from fastapi import Request, Response

from approvals.columns import decoded
from approvals.desk import drafting
from approvals.draft_list import DraftList, read_drafts
from approvals.errors import BadRoster, ChangedMeanwhile
from approvals.pages import filled_in
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.looks import channel_names
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.rosters import SHOWN_PROBLEMS, SHOWN_ROWS, Sent
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes(prefix="/draft-list")


@router.get("", name="import_drafts")
def import_drafts(request: Request, premises: Asked) -> Response:
    return page(request, "import_drafts.html", preview=None, trouble=None, known=_known(premises))


@router.post("/preview", name="preview_drafts")
def preview_drafts(request: Request, premises: Asked, reader: Reader, sent: Sent) -> Response:
    """What the list would become; nothing is kept."""
    values: dict[str, Any] = {"preview": None, "trouble": None, "text": "", "known": _known(premises)}
    try:
        values["text"], values["preview"] = decoded(sent), _read(premises, reader, sent)
    except BadRoster as trouble:
        values["trouble"] = trouble
    values |= {"rows": SHOWN_ROWS, "problems": SHOWN_PROBLEMS, "channel_names": channel_names}
    if request.headers.get("hx-request"):
        return fragment(request, "draft_list_piece.html", **values)
    return page(request, "import_drafts.html", **values)


@router.post("/take", name="take_drafts")
def take_drafts(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """Exactly what was looked at. Raises BadRoster, ChangedMeanwhile where the list now says something else."""
    read = _read(premises, reader, str(fields.get("list", "")))
    if str(len(read.rows)) != filled_in.text(fields, "count"):
        raise ChangedMeanwhile("roster", "")
    kept = drafting.save_all(premises.begin, read.drafts, by=reader.id, known_channels=_known(premises))
    say = N_("%(count)s Entwürfe sind angelegt. Ergänze Bilder, und reiche sie ein, wenn sie fertig sind.")
    return onward(request, "/", say=say, count=str(len(kept)))


def _read(premises: Premises, reader: Visitor, sent: str | bytes) -> DraftList:
    return read_drafts(sent, _known(premises), zone=reader.clock.zone, now=reader.now)


def _known(premises: Premises) -> tuple[str, ...]:
    with premises.begin(reading=True) as work:
        return work.company.switched_on(tuple(premises.channels))
