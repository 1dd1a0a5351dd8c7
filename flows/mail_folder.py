"""Mail of the embedded default: each message becomes a file that only this machine sees."""

import email
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path


class MailFolder:
    """Writes messages as .eml files. The same id twice is the same file: a repeated send doubles nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, id: str, message: EmailMessage) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        written = self._folder / f".{id}"
        written.touch(mode=0o600)
        written.write_bytes(message.as_bytes())
        return written.replace(self._folder / f"{id}.eml")

    def forget(self, id: str) -> None:
        """Remove the message of this id, if it is here."""
        (self._folder / f"{id}.eml").unlink(missing_ok=True)

    def to(self, address: str) -> list[Path]:
        """The messages to this address, oldest first."""
        mails = sorted(self._folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        return [mail for mail in mails if f"<{address}>" in mail.read_text() or f"To: {address}" in mail.read_text()]

    def letters(self) -> list[tuple[datetime, str, str, str]]:
        """When, to whom, subject and text of each message, newest first."""
        return sorted((_read(path) for path in self._folder.glob("*.eml")), reverse=True)


def text_of(path: Path) -> str:
    """What a message says, whatever way it was encoded for travelling."""
    body = _opened(path).get_body(("plain",))
    return str(body.get_content()) if body else ""


def _read(path: Path) -> tuple[datetime, str, str, str]:
    message = _opened(path)
    at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return at, str(message["To"]), str(message["Subject"]), text_of(path)


def _opened(path: Path) -> EmailMessage:
    return email.message_from_bytes(path.read_bytes(), policy=default)
