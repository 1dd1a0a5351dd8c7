"""Passkeys: a key pair of which only the public half is known here."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Passkey:
    """`credential` is what the device calls it (base64url), `public` a COSE key, `uses` the device's own count.

    Devices that share their keys count nothing: then `uses` stays 0. `label` is how its owner knows it again.
    """

    id: str
    person: str
    credential: str
    public: bytes
    uses: int
    label: str
    made_at: datetime
    seen_at: datetime | None = None
    version: int = 0
