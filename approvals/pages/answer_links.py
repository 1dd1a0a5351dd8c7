"""Answering by the link from a mail, without signing in. The address is the secret: it opens this, and nothing else.

Looking decides nothing. No, blur and "not me" are one tap; a yes asks for the four digits of the mail, so that a
program that reads mails, opens links and presses buttons cannot say it.
"""

from collections.abc import Callable
from dataclasses import replace

from fastapi import Request, Response

from approvals.desk import answer_links
from approvals.desk.knocking import knock
from approvals.errors import PassRefused, QuestionOver
from approvals.knocks import LINK
from approvals.pages import cookies
from approvals.pages.answers import Asking, answered, named, shown
from approvals.pages.clients import client_of
from approvals.pages.guard import Asked, Fields, visitor
from approvals.pages.language import Clock, language_of
from approvals.pages.premises import Premises
from approvals.pages.threads import Routes
from approvals.passes import Pass
from approvals.people import Person

router = Routes(prefix="/a/{secret}")


@router.get("", name="open_answer_link")
def open_answer_link(request: Request, premises: Asked, secret: str) -> Response:
    return shown(request, premises, _asking(request, premises, secret))


@router.post("", name="answer_by_link")
def answer_by_link(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    return answered(request, premises, _asking(request, premises, secret), fields)


@router.post("/not-me", name="not_me_by_link")
def not_me_by_link(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    return named(request, premises, _asking(request, premises, secret), fields, mine=False)


@router.post("/me", name="me_after_all_by_link")
def me_after_all_by_link(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    return named(request, premises, _asking(request, premises, secret), fields, mine=True)


def _asking(request: Request, premises: Premises, secret: str) -> Asking:
    return opened(request, premises, f"/a/{secret}", lambda: answer_links.open_link(premises.begin, secret))


def opened(
    request: Request, premises: Premises, path: str, open_link: Callable[[], tuple[Pass, Person, str]]
) -> Asking:
    """Whom a link asks about what. Raises PassRefused; whoever tries many that open nothing, TooOften."""
    try:
        link, person, about = open_link()
    except QuestionOver:
        raise
    except PassRefused:
        knock(premises.begin, f"link from {client_of(request)}", LINK)
        raise
    _speak_their_language(request, premises, person)
    signed_in = visitor(request).person is not None and visitor(request).id == person.id
    return Asking(person, about, path, link, signed_in)


def _speak_their_language(request: Request, premises: Premises, person: Person) -> None:
    """The letter was in it; a language chosen in this browser outranks it."""
    who = visitor(request)
    if who.person is None and not cookies.read(request, premises, cookies.LANGUAGE):
        lang = language_of(person.lang, None)
        request.state.visitor = replace(who, lang=lang, clock=Clock(lang, who.clock.zone))
