"""Files that people hand in, read or refused by name."""

from pathlib import Path

from flows.errors import FileUnreadable, TextNotUtf8


def bytes_of(path: Path) -> bytes:
    """Raises FileUnreadable."""
    try:
        return path.read_bytes()
    except OSError as trouble:
        raise FileUnreadable(path, trouble.strerror or str(trouble)) from trouble


def text_of(path: Path) -> str:
    """Raises FileUnreadable, TextNotUtf8."""
    return decoded(bytes_of(path), str(path))


def decoded(data: bytes, name: str) -> str:
    """UTF-8, with or without a byte order mark. Raises TextNotUtf8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TextNotUtf8(name) from None
