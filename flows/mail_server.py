"""Mail by a mail server, beside `flows.mail_folder`."""

import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

from flows.errors import MailRefused
from flows.settings import Settings

PATIENCE = 30.0
"""Seconds for each step of the talk with the server."""
AWAY = 421
"""What a server says itself when it closes (RFC 5321): also stands for one that does not answer."""


class MailServer:
    """Hands messages to an SMTP server, encrypted unless the settings say otherwise.

    The same notice has the same Message-ID: a repeated send is known again by what receives it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def send(self, id: str, message: EmailMessage) -> Path | None:
        """Raises MailRefused; trying again later makes sense."""
        _ = id
        try:
            with self._connected() as server:
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            raise MailRefused(self._settings.smtp_host, next(iter(refused.recipients.values()))[0]) from None
        except smtplib.SMTPResponseException as refused:
            raise MailRefused(self._settings.smtp_host, refused.smtp_code) from None
        except (smtplib.SMTPException, OSError) as away:
            raise MailRefused(self._settings.smtp_host, AWAY) from away
        return None

    def _connected(self) -> smtplib.SMTP:
        settings, trusted = self._settings, ssl.create_default_context()
        where = (settings.smtp_host, settings.smtp_port)
        if settings.smtp_security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=PATIENCE, context=trusted)
        else:
            server = smtplib.SMTP(*where, timeout=PATIENCE)
        try:
            if settings.smtp_security == "starttls":
                server.starttls(context=trusted)
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
        except BaseException:
            with suppress(smtplib.SMTPException, OSError):
                server.close()
            raise
        return server
