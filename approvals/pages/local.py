"""Pages of the embedded default that only this machine sees: the demo's mails, and a way in for each of its roles."""

import hashlib
import hmac

from fastapi import Request, Response

from approvals.desk import hiring, passing
from approvals.errors import NotFound
from approvals.pages.clients import browser_of
from approvals.pages.guard import Asked
from approvals.pages.premises import Premises
from approvals.pages.rendering import page
from approvals.pages.signing_in import signed_in
from approvals.pages.threads import Routes

router = Routes(prefix="/local")


@router.get("/mail", name="local_mail")
def mail(request: Request, premises: Asked) -> Response:
    if premises.mail is None:
        raise NotFound("page", request.url.path)
    return page(request, "local_mail.html", letters=premises.mail.letters()[:100])


@router.get("/as/{handle}/{proof}", name="local_sign_in")
def offer(request: Request, premises: Asked, handle: str, proof: str) -> Response:
    _require(premises, handle, proof)
    return page(request, "sign_in_link.html", name=hiring.by_handle(premises.begin, handle).name, next="/")


@router.post("/as/{handle}/{proof}", name="use_local_sign_in")
def enter(request: Request, premises: Asked, handle: str, proof: str) -> Response:
    _require(premises, handle, proof)
    person = hiring.by_handle(premises.begin, handle)
    return signed_in(request, passing.start_session(premises.begin, person.id, label=browser_of(request)), "/")


def proof_for(secret: bytes, handle: str) -> str:
    """What the link carries that the demo prints (HMAC-SHA256, the first 24 hex digits)."""
    return hmac.new(secret, f"demo {handle}".encode(), hashlib.sha256).hexdigest()[:24]


def _require(premises: Premises, handle: str, proof: str) -> None:
    if not premises.demo or not hmac.compare_digest(proof.encode(), proof_for(premises.secret, handle).encode()):
        raise NotFound("page", "")
