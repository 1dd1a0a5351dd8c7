"""A receiver of webhooks as a company might write one: it verifies signatures, and keeps a key's first POST only."""

import hashlib
import hmac
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.servers.double import Answer, Asked, Double

SECRET, KEY_ID, FRESH = "only for tests", "2026-11", 300


@dataclass
class WebhookReceiver(Double):
    """`reads_back` says whether it answers to GET and DELETE."""

    reads_back: bool = True
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    posted: int = 0

    def answer(self, asked: Asked) -> Answer:
        if not _signed(asked):
            return Answer(401, {"error": "signature"})
        if asked.method == "POST":
            return self._taken(asked)
        if not self.reads_back:
            return Answer(405)
        if asked.fields["key"] not in self.kept:
            return Answer(404)
        if asked.method == "DELETE":
            del self.kept[asked.fields["key"]]
            return Answer(204)
        return self._said(asked.fields["key"])

    def _taken(self, asked: Asked) -> Answer:
        if asked.json["event"] == "ping":
            return Answer(200, {})
        self.posted += 1
        self.kept.setdefault(asked.json["key"], asked.json)
        return self._said(asked.json["key"])

    def _said(self, key: str) -> Answer:
        return Answer(200, {"address": f"https://intranet.example/news/{key}"})


def _signed(asked: Asked) -> bool:
    told = asked.body or urlencode(asked.fields).encode()
    stamp = asked.headers["freigabe-timestamp"]
    right = hmac.new(SECRET.encode(), f"{stamp}.".encode() + told, hashlib.sha256).hexdigest()
    fresh = abs(time.time() - int(stamp)) < FRESH
    return (
        fresh
        and asked.headers["freigabe-key-id"] == KEY_ID
        and (hmac.compare_digest(asked.headers["freigabe-signature"], f"sha256={right}"))
    )
