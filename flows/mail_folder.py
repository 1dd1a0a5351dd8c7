"""Mail of the embedded default: each message becomes a file that only this machine sees."""

from email.message import EmailMessage
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

    def to(self, address: str) -> list[Path]:
        """The messages to this address, oldest first."""
        mails = sorted(self._folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
        return [mail for mail in mails if f"<{address}>" in mail.read_text() or f"To: {address}" in mail.read_text()]
