"""One call to a channel over HTTP: when it must be over, and whether it may have been carried out.

No redirect is followed, so that credentials go to nobody else; no proxy is taken from the environment. Every call
gets a connection of its own: on one kept open nobody could tell "it had hung up before" from "it hung up afterwards".
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from approvals.errors import Refused

CONNECT, READ = 5.0, 20.0  # seconds
CALL = 60.0  # seconds a whole answer may take, however slowly it trickles in
ATTEMPT = 240.0  # seconds, less than approvals.placements.ATTEMPT_LASTS: later others take an attempt for dead
LARGEST = 4 * 1024 * 1024  # bytes of an answer
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.InvalidURL)


class NeverSent(Refused):
    """No connection was made, or no time was left to make one: certainly nothing happened."""


class NoAnswer(Refused):
    """It was sent, wholly or in part, and no whole answer came: perhaps it was carried out."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an attempt may go on. By the wall clock, so that a machine that slept notices."""

    ends: float

    @classmethod
    def of(cls, seconds: float = ATTEMPT) -> "Patience":
        return cls(time.time() + seconds)

    @property
    def left(self) -> float:
        """Seconds in which another call may begin and still end in time."""
        return self.ends - time.time() - CONNECT - READ

    def pause(self, seconds: float) -> None:
        """Raises NeverSent where the time is up."""
        if self.left <= seconds:
            raise NeverSent
        time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """What it says, or None where that is no JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def fine(self) -> bool:
        return self.status // 100 == 2  # noqa: PLR2004 - HTTP's own

    @property
    def broken(self) -> bool:
        return self.status // 100 == 5  # noqa: PLR2004 - HTTP's own


def call(http: httpx.Client, method: str, url: str, patience: Patience, **more: Any) -> Answer:
    """Raises NeverSent or NoAnswer; whatever else comes back is the answer. `more` is httpx's."""
    if patience.left <= 0:
        raise NeverSent
    until = time.time() + CALL
    try:
        with http.stream(method, url, **more) as answer:
            body = b""
            for piece in answer.iter_bytes():
                body += piece
                if time.time() > until or len(body) > LARGEST:
                    raise NoAnswer
            return Answer(answer.status_code, answer.headers, body)
    except NEVER_SENT as trouble:
        raise NeverSent from trouble
    except httpx.HTTPError as trouble:
        raise NoAnswer from trouble
