"""A picture lent to a channel that fetches it itself: for an hour, at an address nobody guesses."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LASTS = timedelta(hours=1)  # a delivery and all its repetitions take a quarter of that


@dataclass(frozen=True, slots=True)
class LentPicture:
    """`key` is the delivery's, `rendition` the SHA-256 of exactly what may be fetched, `digest` that of the secret."""

    id: str
    key: str
    rendition: str
    digest: str
    lent_at: datetime
    ends_at: datetime
