"""What every answer carries, and how much a request may carry: the outermost layer."""

from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from approvals.pages.problems import PROBLEM

MIB = 1024 * 1024
TOO_LARGE = b'{"title":"TooLarge","status":413}'
MOST_BYTES = 2 * MIB  # forms are short, and photos travel in parts
ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
POLICY = "; ".join(f"{what} {where}" for what, where in ALLOWED.items())
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), geolocation=(), microphone=()",
}
ANSWER_LINKS = "/a/"
FOR_LINKS = {"referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow"}
"""The address of an answer link is its secret: it goes to nobody else, whatever the answer is."""
UNNAMED = "/letterbox/"
TELLS_WHO = frozenset({b"cookie", b"authorization", b"user-agent", b"x-forwarded-for", b"forwarded", b"x-real-ip"})
"""What a browser or proxy sends that tells who asks: it ends here for the letterbox, before anything can read it."""
HTTPS = {"strict-transport-security": "max-age=31536000; includeSubDomains"}


class Headers:
    """Adds the headers; what says nothing about caching is never cached. Larger bodies end with status 413."""

    def __init__(self, app: ASGIApp, *, secure: bool) -> None:
        self._app = app
        self._always = ALWAYS | (HTTPS if secure else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith(UNNAMED):
            kept = [(name, value) for name, value in scope["headers"] if name not in TELLS_WHO]
            scope = {**scope, "headers": kept, "client": None}
        body = Body(receive)
        always = self._always | FOR_LINKS if scope["path"].startswith(ANSWER_LINKS) else self._always

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in always.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
                if body.too_large:
                    message["status"] = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            await send(message)

        if _announced(scope) > MOST_BYTES:
            await _refuse(scope, send_with_headers)
        else:
            await self._app(scope, body.receive, send_with_headers)


class BodyTooLarge(Exception):
    """More came than was announced."""


class Body:
    """What arrives of a request, up to the limit. Whoever reads on gets BodyTooLarge."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._taken = receive, 0

    @property
    def too_large(self) -> bool:
        return self._taken > MOST_BYTES

    async def receive(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        if self.too_large:
            raise BodyTooLarge
        return message


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _refuse(scope: Scope, send: Send) -> None:
    program = scope["path"].startswith("/api/")
    kind, body = (PROBLEM.encode(), TOO_LARGE) if program else (b"text/plain", b"413")
    await send({"type": "http.response.start", "status": 413, "headers": [(b"content-type", kind)]})
    await send({"type": "http.response.body", "body": body})
