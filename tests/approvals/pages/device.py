"""A device with a passkey, in a few lines."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url as written

ADDRESS = "https://freigabe.example"
UP, UV, ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Device:
    """An authenticator in a few lines: makes one key, and signs what it is asked."""

    origin: str = ADDRESS
    host: str = "freigabe.example"
    uses: int = 0
    id: bytes = b"one key of one device"
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, challenge: str) -> dict[str, Any]:
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        attested = bytes(16) + len(self.id).to_bytes(2) + self.id + cbor2.dumps(public)
        told = {"fmt": "none", "attStmt": {}, "authData": self._facts(UP | UV | ATTESTED) + attested}
        return self._answer("webauthn.create", challenge, attestationObject=cbor2.dumps(told))

    def signed(self, challenge: str) -> dict[str, Any]:
        self.uses += 1
        facts, client = self._facts(UP | UV), self._client("webauthn.get", challenge)
        signature = self.key.sign(facts + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer("webauthn.get", challenge, authenticatorData=facts, signature=signature)

    def _facts(self, flags: int) -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.uses.to_bytes(4)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, kind: str, challenge: str, **parts: bytes) -> dict[str, Any]:
        response = {"clientDataJSON": self._client(kind, challenge), **parts}
        return {
            "id": written(self.id),
            "rawId": written(self.id),
            "type": "public-key",
            "response": {name: written(part) for name, part in response.items()},
        }
