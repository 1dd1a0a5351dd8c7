"""A faulty line: stands between a channel and a real server, hands everything on, and fails on demand."""

from dataclasses import dataclass
from urllib.parse import quote

import httpx

from tests.servers.double import Answer, Asked, Double

KEPT = frozenset({"authorization", "content-type", "idempotency-key"})
TOLD = frozenset({"retry-after", "x-ratelimit-reset", "ratelimit-reset"})


@dataclass
class Between(Double):
    real: str = ""

    def answer(self, asked: Asked) -> Answer:
        """What the real server says; it never hears of the requests that get lost before they are done."""
        query = asked.fields if asked.method in {"GET", "DELETE"} else None
        headers = {name: value for name, value in asked.headers.items() if name in KEPT}
        said = httpx.request(
            asked.method,
            self.real + quote(asked.path),
            params=query,
            headers=headers,
            content=asked.body or None,
            timeout=60,
            trust_env=False,
        )
        told = {name: value for name, value in said.headers.items() if name in TOLD}
        return Answer(said.status_code, said.json() if said.content else None, told)

    def busy(self) -> Answer:
        return Answer(429, {"error": "RateLimitExceeded"}, {"retry-after": "1"})
