"""One way to name content: the SHA-256 of its canonical JSON."""

import hashlib
import json
import secrets


def fingerprint(content: object) -> str:
    """SHA-256 (hex) of the content as JSON with sorted keys, no spaces, UTF-8."""
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def new_id() -> str:
    """A random id of 16 hex digits (64 bits); says nothing about what it names."""
    return secrets.token_hex(8)
