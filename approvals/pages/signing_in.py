"""Signing in by a link from a mail, and out again. A link that is only fetched does nothing: somebody has to press."""

from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Query, Request, Response
from starlette.background import BackgroundTask

from approvals.desk import passing
from approvals.desk.knocking import knock
from approvals.errors import NotFound, PassRefused
from approvals.knocks import LINK, SIGN_IN_MAIL, SIGN_IN_PLACE
from approvals.pages import cookies
from approvals.pages.address import takes_passkeys
from approvals.pages.clients import browser_of, client_of
from approvals.pages.guard import Asked, Fields, Reader, premises_of, visitor
from approvals.pages.language import LANGUAGES
from approvals.pages.premises import Premises
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.passes import LASTS, WAYS_IN, Opens

router = Routes()
Next = Annotated[str, Query()]
WANTED = "wanted"
YEAR = 31_536_000


@router.get("/sign-in", name="sign_in")
def sign_in(request: Request, premises: Asked, reader: Reader, next: Next = "/") -> Response:
    if reader.person is not None:
        return onward(request, own_path(next))
    return page(request, "sign_in.html", next=own_path(next), sent_to="", **_ways_in(premises))


@router.post("/sign-in", name="ask_to_sign_in")
def ask_to_sign_in(request: Request, premises: Asked, fields: Fields) -> Response:
    """The answer is the same whether or not somebody with this address is known, and is given before anybody looks."""
    mail, wanted = str(fields.get("mail", "")).strip(), own_path(str(fields.get("next", "/")))
    knock(premises.begin, f"sign in from {client_of(request)}", SIGN_IN_PLACE)
    knock(premises.begin, f"sign in as {mail.casefold()}", SIGN_IN_MAIL)
    response = page(request, "sign_in.html", next=wanted, sent_to=mail, **_ways_in(premises))
    response.background = BackgroundTask(passing.ask_to_sign_in, premises.begin, mail)
    cookies.put(response, premises, WANTED, wanted, seconds=_seconds(Opens.SIGN_IN))
    return response


@router.get("/in/{secret}", name="open_sign_in_link")
def open_sign_in_link(request: Request, premises: Asked, secret: str, next: Next = "") -> Response:
    try:
        _, person = passing.present(premises.begin, secret, WAYS_IN)
    except PassRefused:
        knock(premises.begin, f"link from {client_of(request)}", LINK)
        raise
    wanted = next or cookies.read(request, premises, WANTED)
    return page(request, "sign_in_link.html", name=person.name if person else "", next=own_path(wanted))


@router.post("/in/{secret}", name="use_sign_in_link")
def use_sign_in_link(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    session = passing.sign_in(premises.begin, secret, label=browser_of(request))
    return signed_in(request, session, str(fields.get("next", "/")))


@router.post("/sign-out", name="sign_out")
def sign_out(request: Request, premises: Asked) -> Response:
    _end_old_session(request, premises)
    response = onward(request, "/sign-in", say=N_("Du bist abgemeldet."))
    cookies.drop(response, premises, cookies.SESSION)
    return response


@router.post("/language/{lang}", name="choose_language")
def choose_language(request: Request, premises: Asked, lang: str, fields: Fields) -> Response:
    if lang not in LANGUAGES:
        raise NotFound("page", lang)
    response = onward(request, own_path(str(fields.get("next", "/"))))
    cookies.put(response, premises, cookies.LANGUAGE, lang, seconds=YEAR)
    return response


def signed_in(request: Request, session: passing.Issued, to: str) -> Response:
    """On to where they wanted, with the new session's cookie; whatever session the browser had before has ended."""
    premises = premises_of(request)
    _end_old_session(request, premises)
    response = onward(request, own_path(to))
    cookies.put(response, premises, cookies.SESSION, session.secret, seconds=_seconds(Opens.SESSION))
    for spent in (cookies.VISIT, WANTED):
        cookies.drop(response, premises, spent)
    return response


def own_path(to: str) -> str:
    """A path on these pages, whatever somebody put into an address."""
    parts = urlsplit(to)
    harmless = not parts.scheme and not parts.netloc and to.startswith("/") and not to.startswith(("//", "/\\"))
    return to if harmless and to.isprintable() else "/"


def _ways_in(premises: Premises) -> dict[str, Any]:
    """What else the sign-in page offers."""
    return {"passkeys": takes_passkeys(premises.address), "providers": premises.providers}


def _end_old_session(request: Request, premises: Premises) -> None:
    old = visitor(request).session
    if old is not None and old.person is not None:
        passing.revoke(premises.begin, old.id, by=old.person)


def _seconds(opens: Opens) -> int | None:
    lasts = LASTS[opens]
    return int(lasts.total_seconds()) if lasts else None
