"""Where a sentence begins and ends."""

import re
from collections.abc import Iterator
from itertools import pairwise

END = re.compile(r"[.!?…]+[\"»“”’')\]]*(?=\s|$)|\n+|[;](?=\s)")
# A full stop after one of these, a single letter or a number ends nothing.
SHORT = re.compile(
    r"(?:\b(?:\w|\d+|ca|bzw|usw|etc|Mio|Mrd|Tsd|Std|Min|Nr|Str|Tel|Dr|Prof|Hr|Fr|inkl|zzgl|vgl|evtl|Mr|Mrs|Ms|vs|No|St))\.$"
)
LONGEST_SHORT = 8
TAIL = re.compile(r"(?:\s*(?:#\w+|https?://\S+|@\w+))+\s*$")
WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
QUOTED = re.compile(r"[„“\"»][^„“”\"«»\n]{1,300}[“”\"«]")
"""What somebody else said."""
FEWEST_WORDS = 4


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Places of the sentences, spaces and closing hashtags left out.

    Up to three words are left out too, because nobody can tell how they are meant; several such in a row are taken
    together ("Pause? Kennen wir nicht.").
    """
    ends = (match.end() for match in END.finditer(text))
    cuts = [0, *(end for end in ends if not SHORT.search(text, max(end - LONGEST_SHORT, 0), end)), len(text)]
    begun: int | None = None
    for start, end in pairwise(cuts):
        if _words(text[start:end]) >= FEWEST_WORDS:
            if begun is not None:
                yield from _trimmed(text, begun, start)
            yield from _trimmed(text, start, end)
            begun = None
        elif begun is None:
            begun = start
    if begun is not None:
        yield from _trimmed(text, begun, len(text))


def _words(text: str) -> int:
    return len(WORD.findall(ADDRESS.sub(" ", text)))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    body = TAIL.sub("", text[start:end])
    kept = body.strip()
    if _words(kept) >= FEWEST_WORDS:
        first = start + len(body) - len(body.lstrip())
        yield first, first + len(kept)
