"""Sealed bytes and keyed commitments: what lies in the database is useless without a person's key.

A sealed value is a version byte, a random nonce of 96 bits, and the AES-256-GCM ciphertext with its tag (NIST SP
800-38D). Sealing, committing and signing use separate keys derived from the person's (HKDF-Expand, RFC 5869).
"""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from storage.errors import CannotUnseal

_VERSION = b"\x01"
_NONCE = 12
_KEY = 32


def seal(key: bytes, plain: bytes, *, about: bytes) -> bytes:
    """Encrypt under a key of 32 bytes; `about` (the row it belongs to) must be named again to open it."""
    nonce = os.urandom(_NONCE)
    return _VERSION + nonce + AESGCM(_derived(key, b"seal")).encrypt(nonce, plain, _VERSION + about)


def unseal(key: bytes, sealed: bytes, *, about: bytes) -> bytes:
    """Open what `seal` closed. Raises CannotUnseal for another key, another place, or changed bytes."""
    if sealed[:1] != _VERSION:
        raise CannotUnseal
    nonce, closed = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    cipher = AESGCM(_derived(key, b"seal"))
    try:
        return cipher.decrypt(nonce, closed, _VERSION + about)
    except (InvalidTag, ValueError):
        raise CannotUnseal from None


def commitment(key: bytes, text: str, salt: bytes) -> str:
    """HMAC-SHA256 (64 hex digits) that binds to the text and tells nothing about it without the key."""
    told = len(salt).to_bytes(4, "big") + salt + text.encode()
    return hmac.new(_derived(key, b"commit"), told, hashlib.sha256).hexdigest()


def signing_key(key: bytes) -> Ed25519PrivateKey:
    """What signs receipts: derived from the company's key, and so kept, copied and guarded with it."""
    return Ed25519PrivateKey.from_private_bytes(_derived(key, b"receipts"))


def _derived(key: bytes, purpose: bytes) -> bytes:
    if len(key) != _KEY:
        raise ValueError("a key has 32 bytes")
    return HKDFExpand(algorithm=SHA256(), length=_KEY, info=b"freigabe " + purpose).derive(key)
