"""A double of the Graph API: tokens, permissions, versions and errors as Meta documents them.

What pages and Instagram accounts do is in `facebook_double.py` and `instagram_double.py`.
"""

import itertools
import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from tests.servers.double import Answer, Asked, Double, serving
from tests.servers.facebook_double import Facebook
from tests.servers.graph_refusals import GraphRefusal
from tests.servers.instagram_double import Instagram

VERSIONS = frozenset({"v24.0", "v25.0", "v26.0"})
SCOPES = (
    "pages_manage_posts", "pages_read_engagement", "pages_manage_engagement", "pages_read_user_engagement",
    "instagram_basic", "instagram_content_publish", "instagram_manage_comments", "instagram_manage_contents",
)  # fmt: skip


@dataclass
class Meta(Double):
    """One app with one token, one page and one Instagram account. `used` is the percentage of the rate limit."""

    token: str = "a page's token"
    expires_at: datetime | None = None
    scopes: set[str] = field(default_factory=lambda: set(SCOPES))
    used: int = 3
    regain: int = 0
    refusals: deque[tuple[str, GraphRefusal]] = field(default_factory=deque)
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(90_000_000_000_001))

    def __post_init__(self) -> None:
        self.facebook = Facebook(self)
        self.instagram = Instagram(self)

    def new_id(self) -> str:
        return str(next(self.ids))

    def refuse_next(self, line: str, code: int, subcode: int = 0) -> None:
        """The next request of this method and path is answered with this error and not carried out."""
        self.next_time(line, self._refused(GraphRefusal(code, subcode)))

    def answer(self, asked: Asked) -> Answer:
        try:
            return Answer(200, self._carry_out(asked), self._usage())
        except GraphRefusal as refusal:
            return self._refused(refusal)

    def need(self, scope: str, code: int = 200) -> None:
        if scope not in self.scopes:
            raise GraphRefusal(code, 0, f"Requires {scope} permission")

    def busy(self) -> Answer:
        return self._refused(GraphRefusal(4, 0, "Application request limit reached"), 429)

    def _carry_out(self, asked: Asked) -> object:
        self._require_token(asked)
        _, version, *parts = asked.path.split("/")
        if version not in VERSIONS:
            raise GraphRefusal(2500, 0, f"Unknown path components: /{version}")
        if parts == ["debug_token"]:
            return {"data": self._described(asked.fields["input_token"])}
        for who in (self.facebook, self.instagram):
            if (said := who.answer(asked, parts)) is not None:
                return said
        raise GraphRefusal(100, 33, f"Object with ID '{parts[0]}' does not exist")

    def _require_token(self, asked: Asked) -> None:
        given = asked.headers.get("authorization", "").removeprefix("Bearer ") or asked.fields.get("access_token")
        if not given:
            raise GraphRefusal(104, 0, "An access token is required to request this resource.")
        if given != self.token:
            raise GraphRefusal(190, 0, "Invalid OAuth access token - Cannot parse access token")
        if self.expires_at is not None and self.now >= self.expires_at:
            raise GraphRefusal(190, 463, "Error validating access token: Session has expired")

    def _described(self, token: str) -> object:
        ends = int(self.expires_at.timestamp()) if self.expires_at else 0
        return {"is_valid": token == self.token, "expires_at": ends, "scopes": sorted(self.scopes), "type": "PAGE"}

    def _refused(self, refusal: GraphRefusal, status: int = 400) -> Answer:
        return Answer(status, {"error": refusal.error()}, self._usage())

    def _usage(self) -> dict[str, str]:
        usage = {
            "type": "pages",
            "call_count": self.used,
            "total_cputime": 1,
            "total_time": 1,
            "estimated_time_to_regain_access": self.regain,
        }
        return {"x-business-use-case-usage": json.dumps({"1001": [usage]})}


@contextmanager
def meta() -> Iterator[Meta]:
    double = Meta()
    with serving(double):
        yield double
