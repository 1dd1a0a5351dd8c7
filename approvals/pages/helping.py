"""Help with a draft that is not handed in yet, and one's name in a post: asked for by its author, taken back too."""

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from approvals.desk import crediting, inquiring
from approvals.desk import helping as desk
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.reading_along import company_now
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes()


@router.post("/drafts/{post}/help", name="ask_for_help")
def ask_for_help(request: Request, premises: Asked, reader: Reader, fields: Fields, post: str) -> Response:
    inquiring.ask_contacts(premises.begin, None, str(fields.get("question", "")), by=reader.id, post=post)
    told = N_("Deine Frage ist unterwegs, mit dem Entwurf. Die Antwort steht unter „Fragen“.")
    return onward(request, f"/drafts/{post}", say=told)


@router.get("/inquiries/{inquiry}/draft", name="helped_draft")
def helped_draft(request: Request, premises: Asked, reader: Reader, inquiry: str) -> Response:
    """To read along; once it is on its way, its own page."""
    helped = desk.draft_of(premises.begin, inquiry, by=reader.id)
    if helped.handed_in:
        return RedirectResponse(f"/posts/{helped.revision.post}", 303)
    return page(request, "helped_draft.html", helped=helped, inquiry=inquiry)


@router.post("/posts/{post}/credit/drop", name="take_credit_back")
def take_credit_back(request: Request, premises: Asked, reader: Reader, post: str) -> Response:
    known = company_now(premises).switched_on(tuple(premises.channels))
    changed = crediting.take_back(premises.begin, post, by=reader.id, known_channels=known)
    told = N_("Dein Name steht nicht mehr im Text; der Beitrag wird neu geprüft.")
    return onward(request, f"/posts/{post}", say=told if changed else N_("Dein Name steht nicht im Text."))
