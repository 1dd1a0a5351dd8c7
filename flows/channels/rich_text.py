"""What in a text becomes a link on Bluesky: addresses, hashtags and mentions, by places in its UTF-8 bytes.

The rules follow app.bsky.richtext.facet; a mention needs the account's DID, so each handle is asked for.
"""

import re
from collections.abc import Callable, Iterator

from policies.limits import HASHTAG, URL

MENTION = re.compile(r"(?<![\w@./])@((?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z][a-zA-Z0-9-]*)")
TRAILING = ".,;:!?\"')]}»“”…"
LONGEST_TAG = 64  # graphemes, here counted as characters
Facet = dict[str, object]


def facets(text: str, did_of: Callable[[str], str | None]) -> list[Facet]:
    """In the order of the text. A handle that nobody has stays plain text."""
    found = sorted(_found(text, did_of), key=lambda one: one[0])
    return [
        {
            "index": {"byteStart": len(text[:start].encode()), "byteEnd": len(text[:end].encode())},
            "features": [feature],
        }
        for start, end, feature in found
    ]


def _found(text: str, did_of: Callable[[str], str | None]) -> Iterator[tuple[int, int, dict[str, str]]]:
    links = [(found.start(), found.start() + len(_link(found[0]))) for found in URL.finditer(text)]
    for start, end in links:
        yield start, end, {"$type": "app.bsky.richtext.facet#link", "uri": text[start:end]}
    for tag in HASHTAG.finditer(text):
        if not _within(tag.start(), links) and len(tag[0]) - 1 <= LONGEST_TAG:
            yield tag.start(), tag.end(), {"$type": "app.bsky.richtext.facet#tag", "tag": tag[0][1:]}
    for mention in MENTION.finditer(text):
        if not _within(mention.start(), links) and (did := did_of(mention[1])):
            yield mention.start(), mention.end(), {"$type": "app.bsky.richtext.facet#mention", "did": did}


def _link(found: str) -> str:
    """Without what ends the sentence; a bracket stays where its other half is part of the address."""
    while found and found[-1] in TRAILING and not (found[-1] == ")" and found.count("(") >= found.count(")")):
        found = found[:-1]
    return found


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
