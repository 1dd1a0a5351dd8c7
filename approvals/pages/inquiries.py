"""Questions to the named contacts, asked from any clause of the guideline or in general, and their answers."""

from typing import Annotated

from fastapi import Query, Request, Response

from approvals.desk import inquiring
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from policies.clauses import Clause

router = Routes()


@router.get("/inquiries", name="inquiries")
def inquiries(request: Request, premises: Asked, reader: Reader) -> Response:
    """One's own questions; contacts and deputies in office read all, without the names of those who asked."""
    exchanges = inquiring.inquiries(premises.begin, reader.id)
    waiting = [one for one in exchanges if one.question and not one.replies]
    return page(
        request,
        "inquiries.html",
        waiting=waiting,
        settled=[one for one in exchanges if one not in waiting],
        answers=inquiring.may_reply(premises.begin, reader.id),
        names=_names(premises, {reply.person for one in exchanges for reply in one.replies}),
        clauses=_clauses(premises, reader),
    )


@router.get("/inquiries/new", name="new_inquiry")
def new_inquiry(
    request: Request, premises: Asked, reader: Reader, clause: Annotated[str, Query(max_length=100)] = ""
) -> Response:
    """The form: a page of its own, or put below the clause."""
    about = _clauses(premises, reader).get(clause)
    if request.headers.get("hx-request"):
        return fragment(request, "inquiry_piece.html", clause=about)
    return page(request, "new_inquiry.html", clause=about)


@router.post("/inquiries", name="ask_contacts")
def ask_contacts(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    clause = _clauses(premises, reader).get(str(fields.get("clause", "")))
    inquiring.ask_contacts(premises.begin, clause.id if clause else None, str(fields.get("text", "")), by=reader.id)
    if request.headers.get("hx-request"):
        return fragment(request, "inquired_piece.html")
    return onward(request, "/inquiries", say=N_("Deine Frage ist unterwegs. Die Antwort steht dann hier."))


@router.post("/inquiries/{inquiry}/replies", name="reply")
def reply(request: Request, premises: Asked, reader: Reader, fields: Fields, inquiry: str) -> Response:
    inquiring.reply(premises.begin, inquiry, str(fields.get("text", "")), by=reader.id)
    return onward(request, "/inquiries", say=N_("Deine Antwort ist unterwegs."))


def _clauses(premises: Premises, reader: Visitor) -> dict[str, Clause]:
    return {clause.id: clause for clause in premises.guideline.documents[reader.lang].clauses}


def _names(premises: Premises, people: set[str]) -> dict[str, str]:
    with premises.begin(reading=True) as work:
        return {person.id: person.name for person in work.people.find(id=people)}
