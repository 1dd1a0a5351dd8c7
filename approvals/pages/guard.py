"""Nobody passes without the table's leave: session, permission, and where a form came from are looked at here."""

import hashlib
import hmac
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, cast
from urllib.parse import urlsplit

from anyio import to_thread
from fastapi import Depends, Request
from starlette.datastructures import FormData

from approvals.desk import passing
from approvals.errors import NotAllowed, PassRefused
from approvals.pages import cookies, threads
from approvals.pages.cookies import SESSION
from approvals.pages.errors import ForgedForm, NotFromHere, NotSignedIn
from approvals.pages.language import Catalog, Clock, catalog, language_of
from approvals.pages.premises import Premises
from approvals.pages.who_may import OPEN, WHO, Permission, Who, by_token, may
from approvals.passes import Opens, Pass
from approvals.people import Person
from approvals.ports import Work
from policies.material import Language

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HANDED_ON = ("forwarded", "x-forwarded", "x-real-ip", "via", "cf-")
HERE = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class Visitor:
    """Whoever asks: signed in or not, in which language, and the token their forms must carry.

    `visit` is what a browser without a session is to remember from now on, so that its forms are its own.
    """

    lang: Language
    clock: Clock
    company: str
    now: datetime
    person: Person | None = None
    session: Pass | None = None
    csrf: str = ""
    visit: str = ""

    @property
    def me(self) -> Person:
        """Raises NotSignedIn."""
        if self.person is None:
            raise NotSignedIn
        return self.person

    @property
    def id(self) -> str:
        return self.me.id

    @property
    def words(self) -> Catalog:
        return catalog(self.lang)


def premises_of(request: Request) -> Premises:
    return cast("Premises", request.app.state.premises)


async def guard(request: Request) -> None:
    """Runs before every handler. Raises NotSignedIn, NotAllowed, NotFromHere, ForgedForm."""
    permission = WHO[request.scope["route"].name]
    if permission in UNSEEN:
        await UNSEEN[permission](request)
        return
    if permission is Who.THIS_MACHINE and not from_this_machine(request):
        raise NotFromHere
    token = by_token(permission)
    visitor = await to_thread.run_sync(partial(_visitor, request, by_token=token), limiter=threads.reading)
    if visitor.session is not None and not visitor.session.seen_lately(visitor.now):
        seen = partial(passing.seen, premises_of(request).begin, visitor.session.id)
        await to_thread.run_sync(seen, limiter=threads.waiting)
    request.state.visitor = visitor
    if permission not in OPEN and not may(visitor.me, permission):
        raise NotAllowed(visitor.id, getattr(permission, "action", str(permission)))
    if request.method in SAFE or token:
        return
    if permission is Who.ANSWER_LINK:
        _require_from_here(request, unsaid=True)
        return
    _require_from_here(request)
    await _require_own_form(request, visitor)


async def _let_unseen(request: Request) -> None:
    """Nobody is looked up: no cookie is read, not even to see whether there is one. The form's word is in its address.

    Raises ForgedForm.
    """
    request.state.visitor = await to_thread.run_sync(partial(_unseen, request), limiter=threads.reading)
    if request.method not in SAFE:
        _require_from_here(request)


async def _let_anybody(_request: Request) -> None:
    """A file is the same for everybody."""


async def _let_watch(request: Request) -> None:
    """Raises NotFromHere."""
    token = premises_of(request).watch_token
    known = token and hmac.compare_digest(request.headers.get("authorization", "").encode(), f"Bearer {token}".encode())
    if not known and not from_this_machine(request):
        raise NotFromHere


def _unseen(request: Request) -> Visitor:
    with premises_of(request).begin(reading=True) as work:
        company, now = work.company, work.now
    lang = language_of(request.query_params.get("lang"), request.headers.get("accept-language"))
    return Visitor(lang, Clock(lang, company.zone), company.name, now)


UNSEEN: Mapping[Permission, Callable[[Request], Awaitable[None]]] = {
    Who.FILE: _let_anybody,
    Who.WATCHER: _let_watch,
    Who.LETTERBOX: _let_unseen,
}
"""Where nobody is looked up."""


def visitor(request: Request) -> Visitor:
    return cast("Visitor", request.state.visitor)


async def form(request: Request) -> AsyncIterator[FormData]:
    """The submitted fields; files of a form are refused here, they travel as uploads."""
    async with request.form(max_files=0, max_fields=2_000) as fields:
        yield fields


async def _asked(request: Request) -> Premises:
    """What needs no thread is not sent to one: each way there and back waits for its turn."""
    return premises_of(request)


async def _reader(request: Request) -> Visitor:
    return visitor(request)


Asked = Annotated[Premises, Depends(_asked)]
Reader = Annotated[Visitor, Depends(_reader)]
Fields = Annotated[FormData, Depends(form)]


def from_this_machine(request: Request) -> bool:
    """Whether it was asked for on this very machine, by name too (no rebinding), and handed on by nobody.

    Where people reach the pages by another address there is a proxy, which may hide whom it asks for: then never.
    """
    client = request.client.host if request.client else ""
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname
    reached = urlsplit(premises_of(request).address).hostname
    handed_on = any(name.startswith(HANDED_ON) for name in request.headers)
    return client in HERE and host in HERE and reached in HERE and not handed_on


def csrf_for(secret: bytes, bearer: str) -> str:
    """What every form carries for this session or visit (HMAC-SHA256, hex)."""
    return hmac.new(secret, f"form {bearer}".encode(), hashlib.sha256).hexdigest()


def _visitor(request: Request, *, by_token: bool) -> Visitor:
    premises = premises_of(request)
    with premises.begin(reading=True) as work:
        company, now = work.company, work.now
        session, person = _proof(request, work, by_token=by_token)
    lang = _language(request, person, by_token=by_token)
    clock = Clock(lang, company.zone)
    if session is not None:
        return Visitor(lang, clock, company.name, now, person, session, csrf_for(premises.secret, session.id))
    known = cookies.read(request, premises, cookies.VISIT)
    visit = known or secrets.token_urlsafe(18)
    csrf = csrf_for(premises.secret, f"visit {visit}")
    return Visitor(lang, clock, company.name, now, csrf=csrf, visit="" if known else visit)


def _language(request: Request, person: Person | None, *, by_token: bool) -> Language:
    """A browser asks for its owner's language or another by a cookie, a program by the header it sends."""
    own, asked = person.lang if person else None, request.headers.get("accept-language")
    if by_token:
        return language_of(None, asked or own)
    return language_of(
        request.cookies.get(cookies.name_of(cookies.LANGUAGE, premises_of(request).address)) or own, asked
    )


def _proof(request: Request, work: Work, *, by_token: bool) -> tuple[Pass | None, Person | None]:
    secret = _bearer(request.headers) if by_token else cookies.read(request, premises_of(request), SESSION)
    if not secret:
        return None, None
    try:
        return passing.present_in(work, secret, Opens.API if by_token else Opens.SESSION)
    except PassRefused:
        return None, None


def _bearer(headers: Mapping[str, str]) -> str:
    kind, _, secret = headers.get("authorization", "").partition(" ")
    return secret.strip() if kind.lower() == "bearer" else ""


def _require_from_here(request: Request, *, unsaid: bool = False) -> None:
    """Our own page sent it, by the browser's word (Fetch Metadata, Origin). Raises ForgedForm.

    A page that sends no referrer makes the browser hide the origin; without Fetch Metadata it then says nothing at all.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site not in {None, "same-origin", "none"} or (origin not in {None, "null"} and not _same(origin, request)):
        raise ForgedForm
    if origin == "null" and site != "same-origin" and not unsaid:
        raise ForgedForm


async def _require_own_form(request: Request, visitor: Visitor) -> None:
    """It carries the token of this session or visit. Raises ForgedForm."""
    given = request.headers.get("x-csrf")
    if given is None and "form" in request.headers.get("content-type", ""):
        given = str((await request.form(max_files=0, max_fields=2_000)).get("csrf", ""))
    if not hmac.compare_digest((given or "").encode(), visitor.csrf.encode()):
        raise ForgedForm


def _same(origin: str, request: Request) -> bool:
    """A proxy may ask us by another name than people do."""
    own = {request.headers.get("host"), urlsplit(premises_of(request).address).netloc}
    return urlsplit(origin).netloc in own
