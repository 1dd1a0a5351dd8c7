"""More hashtags than a channel's own app takes, though its interface for programs does."""

from collections.abc import Iterator
from dataclasses import dataclass

from policies.findings import text_hash
from policies.limits import HASHTAG, limits
from policies.rules.kind import Draft, Hit, Settings


@dataclass(frozen=True, slots=True)
class ManyHashtags:
    @classmethod
    def read(cls, _: Settings) -> "ManyHashtags":
        return cls()

    def hits(self, draft: Draft) -> Iterator[Hit]:
        for channel in draft.material.channels:
            most, text = limits(channel).advised_tags, draft.material.text_for(channel)
            tags = list(HASHTAG.finditer(text)) if most is not None else []
            if most is not None and len(tags) > most:
                start, end = tags[most].start(), tags[-1].end()
                values = {"channel": channel, "count": str(len(tags)), "limit": str(most)}
                yield Hit(draft.material.place_for(channel), text_hash(text), start, end, text[start:end], values)
