"""Answering about a whole event by the link from a mail, without signing in: the same page, digits for a yes."""

from fastapi import Request, Response

from approvals.desk import event_answer_links
from approvals.pages.answer_links import opened
from approvals.pages.answers import Asking
from approvals.pages.event_answers import answered, named, shown
from approvals.pages.guard import Asked, Fields
from approvals.pages.premises import Premises
from approvals.pages.threads import Routes

router = Routes(prefix="/e/{secret}")


@router.get("", name="open_event_link")
def open_event_link(request: Request, premises: Asked, secret: str) -> Response:
    return shown(request, premises, _asking(request, premises, secret))


@router.post("", name="answer_event_by_link")
def answer_event_by_link(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    return answered(request, premises, _asking(request, premises, secret), fields)


@router.post("/not-me", name="not_me_at_event_by_link")
def not_me_at_event_by_link(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    return named(request, premises, _asking(request, premises, secret), fields, mine=False)


@router.post("/me", name="me_at_event_after_all_by_link")
def me_at_event_after_all_by_link(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    return named(request, premises, _asking(request, premises, secret), fields, mine=True)


def _asking(request: Request, premises: Premises, secret: str) -> Asking:
    """Raises PassRefused; whoever tries many that open nothing, TooOften."""
    return opened(request, premises, f"/e/{secret}", lambda: event_answer_links.open_link(premises.begin, secret))
