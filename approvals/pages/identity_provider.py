"""Signing in with the company's identity provider. Nobody is registered by it: only who is already here gets in.

It begins with a link and not with a form: a form's way onwards is bound to our own host (`form-action`), and providers
send people on to hosts nobody can list. Nothing is written by following it; the browser keeps what it set out with.
"""

import hmac
from dataclasses import astuple
from functools import cache
from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse
from itsdangerous import BadData, URLSafeTimedSerializer

from approvals.desk import passing
from approvals.errors import NotFound, PassRefused
from approvals.pages import cookies
from approvals.pages.clients import browser_of
from approvals.pages.errors import ProviderRefused
from approvals.pages.guard import Asked
from approvals.pages.premises import Premises
from approvals.pages.signing_in import own_path, signed_in
from approvals.pages.threads import Routes
from approvals.pages.vouching import Asking, Discovered, Provider, address_to_ask, mail_vouched_for

router = Routes(prefix="/sign-in/with")
ASKING = "asking"
SECONDS = 600
Given = Annotated[str, Query()]


@router.get("/{name}", name="provider_sign_in")
def begin(premises: Asked, name: str, next: Given = "/") -> Response:
    provider = _named(premises, name)
    asking = Asking.begun(name, own_path(next))
    onward = RedirectResponse(address_to_ask(provider, _known(provider), asking, _back(premises, name)), 303)
    cookies.put(onward, premises, ASKING, str(_signer(premises).dumps(astuple(asking))), seconds=SECONDS)
    return onward


@router.get("/{name}/back", name="provider_answer")
def end(request: Request, premises: Asked, name: str, code: Given = "", state: Given = "", iss: Given = "") -> Response:  # noqa: PLR0917
    """The provider sends the browser back here; only the browser that set out is believed."""
    provider = _named(premises, name)
    asking = _asking(request, premises, provider)
    if not hmac.compare_digest(asking.state.encode(), state.encode()) or iss not in {"", provider.issuer} or not code:
        raise ProviderRefused(provider.label)
    mail = mail_vouched_for(provider, _known(provider), asking, code=code, back=_back(premises, name))
    try:
        session = passing.sign_in_by_mail(premises.begin, mail, label=browser_of(request))
    except PassRefused as nobody:
        raise ProviderRefused(provider.label) from nobody
    response = signed_in(request, session, asking.next)
    cookies.drop(response, premises, ASKING)
    return response


def _named(premises: Premises, name: str) -> Provider:
    for provider in premises.providers:
        if provider.name == name:
            return provider
    raise NotFound("page", name)


@cache
def _known(provider: Provider) -> Discovered:
    return Discovered(provider)


def _back(premises: Premises, name: str) -> str:
    return f"{premises.address}/sign-in/with/{name}/back"


def _asking(request: Request, premises: Premises, provider: Provider) -> Asking:
    """What this browser set out with. Raises ProviderRefused."""
    try:
        asking = Asking(*_signer(premises).loads(cookies.read(request, premises, ASKING), max_age=SECONDS))
    except BadData as unknown:
        raise ProviderRefused(provider.label) from unknown
    if asking.provider != provider.name:
        raise ProviderRefused(provider.label)
    return asking


def _signer(premises: Premises) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(premises.secret, salt="asking")
