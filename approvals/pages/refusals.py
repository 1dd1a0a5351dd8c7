"""A refusal becomes a page, a piece of one, or a problem for a program: with what happened and what to do."""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from approvals.errors import (
    ChangedMeanwhile,
    GuidelineUnread,
    LessonWanted,
    NotAllowed,
    NotFound,
    PassRefused,
    Refused,
    TooOften,
)
from approvals.pages import cookies, problems
from approvals.pages.errors import ForgedForm, NotFromHere, NotSignedIn, TooLarge
from approvals.pages.guard import SAFE, Visitor, premises_of
from approvals.pages.headers import BodyTooLarge
from approvals.pages.language import Clock, language_of
from approvals.pages.rendering import fragment, page
from policies.errors import PolicyError

STATUS: Mapping[type[Exception], HTTPStatus] = {
    NotSignedIn: HTTPStatus.UNAUTHORIZED,
    NotFromHere: HTTPStatus.NOT_FOUND,
    ForgedForm: HTTPStatus.FORBIDDEN,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    PassRefused: HTTPStatus.GONE,
    TooOften: HTTPStatus.TOO_MANY_REQUESTS,
    NotAllowed: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
    ChangedMeanwhile: HTTPStatus.CONFLICT,
}
BY_PROGRAMS = ("/api/", "/uploads")
log = logging.getLogger("freigabe.pages")


def handle(app: FastAPI) -> None:
    """Every refusal there is, and what nobody foresaw."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(PolicyError, _refused)
    app.add_exception_handler(app.state.premises.pictures.refused, _refused)
    app.add_exception_handler(BodyTooLarge, _too_large)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _unfit)
    app.add_exception_handler(Exception, _defect)


def status_of(trouble: Exception) -> HTTPStatus:
    found = (STATUS[kind] for kind in type(trouble).__mro__ if kind in STATUS)
    return next(found, HTTPStatus.UNPROCESSABLE_ENTITY)


def _refused(request: Request, trouble: Exception) -> Response:
    if isinstance(trouble, NotSignedIn) and not _by_program(request):
        return _to_sign_in(request)
    response = _answer(request, status_of(trouble), trouble)
    if isinstance(trouble, NotSignedIn):
        response.headers["www-authenticate"] = "Bearer"
    if isinstance(trouble, TooOften):
        seconds = (trouble.again_at - datetime.now(UTC)).total_seconds()
        response.headers["retry-after"] = str(max(int(seconds) + 1, 1))
    return response


def _to_sign_in(request: Request) -> Response:
    """Whoever is not signed in comes back to where they wanted to go, or to the page they were on."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    shown = urlsplit(request.headers.get("hx-current-url", "")).path or "/"
    by_htmx = "hx-request" in request.headers
    to = f"/sign-in?next={quote(asked if request.method in SAFE and not by_htmx else shown)}"
    if by_htmx:
        return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"hx-redirect": to})
    return RedirectResponse(to, status_code=HTTPStatus.SEE_OTHER)


def _too_large(request: Request, _: Exception) -> Response:
    return _answer(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TooLarge(0))


def _gone(_: Request, __: Exception) -> Response:
    """The reader's line broke, or they closed the page: nobody's defect, and nobody hears the answer."""
    return Response(status_code=HTTPStatus.BAD_REQUEST)


def _http(request: Request, trouble: Exception) -> Response:
    status = HTTPStatus(trouble.status_code) if isinstance(trouble, HTTPException) else HTTPStatus.BAD_REQUEST
    response = _answer(request, status, NotFound("page", request.url.path) if status == HTTPStatus.NOT_FOUND else None)
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["allow"] = ", ".join(sorted(_methods(request)))
    return response


def _methods(request: Request) -> set[str]:
    """Everything this address can be asked; each handler knows only its own."""
    here = [route for route in request.app.state.routes if route.path_regex.match(request.url.path)]
    return {method for route in here for method in route.methods or ()}


def _unfit(request: Request, trouble: Exception) -> Response:
    if _by_program(request) and isinstance(trouble, RequestValidationError):
        return problems.unfit(trouble, HTTPStatus.BAD_REQUEST)
    return _answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, None)


def _defect(request: Request, trouble: Exception) -> Response:
    """Nobody's refusal but a defect: the log has the trace, the reader an apology."""
    log.error(
        "a page failed: %s %s", request.method, getattr(request.scope.get("route"), "path", "-"), exc_info=trouble
    )
    request.state.visitor = _nobody(request)
    return _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, None)


def _answer(request: Request, status: HTTPStatus, trouble: Exception | None) -> Response:
    if not hasattr(request.state, "visitor"):
        request.state.visitor = _nobody(request)
    told = premises_of(request).wording.sentence(trouble, request.state.visitor.lang) if trouble else None
    way = _way_out(trouble)
    if _by_program(request):
        return problems.problem(int(status), trouble, status.phrase.replace(" ", ""), told)
    if request.headers.get("hx-request"):
        response: Response = fragment(
            request, "refused_piece.html", status=int(status), sentence_told=told, code=int(status), way=way
        )
        response.headers.update({"hx-retarget": "#told", "hx-reswap": "innerHTML"})
        return response
    if request.url.path.startswith("/assets/"):
        return PlainTextResponse(str(int(status)), int(status))
    return page(request, "refused.html", status=int(status), sentence_told=told, code=int(status), way=way)


def _way_out(trouble: Exception | None) -> str:
    """Where one does what is missing; empty where there is no such place."""
    if isinstance(trouble, GuidelineUnread):
        return "/guideline#read-title"
    return f"/learning/lessons/{trouble.lesson}" if isinstance(trouble, LessonWanted) else ""


def _by_program(request: Request) -> bool:
    return by_script(request) or request.url.path.startswith(BY_PROGRAMS)


def by_script(request: Request) -> bool:
    """Whether one of our own scripts asks that says it reads data."""
    return request.headers.get("accept", "").startswith("application/json")


def _nobody(request: Request) -> Visitor:
    """When it went wrong before anybody was known, or while their page was made."""
    wished = cookies.read(request, premises_of(request), cookies.LANGUAGE)
    lang = language_of(wished, request.headers.get("accept-language"))
    return Visitor(lang, Clock(lang, "Europe/Berlin"), "", datetime.now(UTC))
