"""Files that are whole or absent, survive a loss of power, and are readable by their owner alone."""

import os
import secrets
from pathlib import Path


def write_part(folder: Path, data: bytes) -> Path:
    """Write a new file under a name nobody knows, down to the disk; its caller gives it its real name."""
    part = folder / f".{secrets.token_hex(16)}"
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def sync_folder(folder: Path) -> None:
    """Make names given to or taken from files in this folder survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
