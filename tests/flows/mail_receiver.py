"""A real SMTP server on this machine that keeps what it is sent."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.servers.ports import free_ports


@dataclass
class Receiver:
    """Takes mail until `refusing` says otherwise, as a line of SMTP; with `password` only after a login."""

    port: int
    password: str = ""
    refusing: str = ""
    taken: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name there
        if self.refusing:
            return self.refusing
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    def let_in(self, *asked: object) -> AuthResult:
        given = asked[-1]
        right = isinstance(given, LoginPassword) and given.password.decode() == self.password
        return AuthResult(success=right, handled=right)


@contextmanager
def receiving(*, password: str = "", encrypted: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    receiver = Receiver(free_ports(1)[0], password)
    controller = Controller(
        receiver,
        hostname="127.0.0.1",
        port=receiver.port,
        authenticator=receiver.let_in,
        auth_required=bool(password),
        auth_require_tls=False,
        tls_context=encrypted,
    )
    controller.start()
    try:
        yield receiver
    finally:
        controller.stop()
