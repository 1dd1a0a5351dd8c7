"""Enrolled face templates: only of people who enrolled themselves, sealed under their own key."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Reference:
    """One portrait's descriptor by one engine: 128 little-endian float32, unit length. Never mixed between engines."""

    id: str
    person: str
    engine: str
    vector: bytes
    at: datetime
