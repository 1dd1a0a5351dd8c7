"""Photos shared from another app, where no service worker took them."""

from fastapi import Response
from fastapi.responses import RedirectResponse

from approvals.pages.threads import Routes

LOST = "/drafts/new?shared=-1"
router = Routes()


@router.post("/share", name="share")
def share() -> Response:
    """Nothing of it is read: the draft form says plainly that the photos have to be chosen again."""
    return RedirectResponse(LOST, 303)
