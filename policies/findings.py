"""What a rule found: data, no sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256


class Level(StrEnum):
    """block needs a contact's exemption, reason waits for the author's reason, hint never stops anything."""

    BLOCK = "block"
    REASON = "reason"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """`start` and `end` are code points of the field as received, end exclusive; 0, 0 where no text is meant.

    `where` is "text", "text:<channel>", "picture:<id>:alt" or "picture:<id>"; `clause` is the anchor in the guideline,
    `guideline` its hash, `source` the SHA-256 of the whole field. `fix` may take the place of the quote as it stands.
    """

    rule: str
    clause: str
    level: Level
    guideline: str
    where: str
    start: int
    end: int
    quote: str
    source: str
    values: Mapping[str, str] = field(default_factory=dict)
    fix: str | None = None

    @property
    def key(self) -> str:
        """Sixteen hex digits an exemption is bound to: they change as soon as the field's text changes."""
        parts = (self.rule, self.where, str(self.start), str(self.end), self.quote, self.source)
        return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_hash(text: str) -> str:
    """SHA-256 hex; lone surrogates, which broken clients send, are hashed too."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
