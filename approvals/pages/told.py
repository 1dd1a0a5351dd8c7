"""What the last step says on the next page: one sentence, perhaps with an undo, in a signed, short-lived cookie."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.responses import Response

from approvals.pages import cookies
from approvals.pages.guard import premises_of, visitor

COOKIE = "told"
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in the reader's language, and the address an undo is posted to."""

    sentence: str
    undo: str = ""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    """Marks a sentence for translation where it is written; it is translated where it is read."""
    return message


def keep(request: Request, response: Response, say: str, *, undo: str = "", **values: str) -> None:
    """Say this on the next page; `say` is German, with %(name)s for values."""
    written = _signer(request).dumps([say, values, undo])
    cookies.put(response, premises_of(request), COOKIE, str(written), seconds=SECONDS)


def read(request: Request) -> Told | None:
    """What is to be said now, if anything."""
    try:
        say, values, undo = _signer(request).loads(_kept(request), max_age=SECONDS)
    except BadSignature:
        return None
    return Told(sentence(request, say, values), undo)


def forget(request: Request, response: Response) -> None:
    """It was said."""
    if _kept(request):
        cookies.drop(response, premises_of(request), COOKIE)


def sentence(request: Request, say: str, values: dict[str, Any]) -> str:
    """In the reader's language; a value is only text, never markup."""
    return visitor(request).words.gettext(say) % values


def _kept(request: Request) -> str:
    return cookies.read(request, premises_of(request), COOKIE)


def _signer(request: Request) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(premises_of(request).secret, salt="told")
