"""How a text will be shown on a channel: where it is cut before "more", and what becomes of its links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from policies import limits
from policies.limits import HASHTAG, URL

FOLDS = {"facebook": 480, "instagram": 125, "linkedin": 210}
"""Characters before "more" in the feed on a large screen; a phone cuts Facebook's and LinkedIn's earlier still.
Instagram: help.instagram.com/1643471055915254. The others are measured by people who write for them, 2026."""
LINES = {"facebook": 5, "instagram": 3, "linkedin": 3}
MASTODON_SHOWN = 30
"""Characters of a link that Mastodon shows, without its scheme."""
BLUESKY_PATH, BLUESKY_CUT = 15, 13
"""A longer path is cut to so many characters and three dots by Bluesky's own app."""
LINKEDIN_SHOWN = 26
"""LinkedIn replaces longer links by an address of its own."""
SHORTENED = "https://lnkd.in/…"
DEAD_LINKS = frozenset({"instagram"})
END_OF_SENTENCE = ".,;:!?)]}»“”\"'"


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text as it is shown: "words", "link" or "tag"; `meant` is what a shortened link leads to."""

    kind: str
    shown: str
    meant: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """`rest` is behind "more". `limit` is None where any length fits; `used` counts as the channel does."""

    channel: str
    head: tuple[Bit, ...]
    rest: tuple[Bit, ...]
    used: int
    limit: int | None
    over: bool
    own_text: bool

    @property
    def kind(self) -> str:
        return limits.kind_of(self.channel)

    @property
    def notes(self) -> Iterator[str]:
        """What happens to links, by name: "dead" (nobody can tap them) or "shortened"."""
        links = [bit for bit in (*self.head, *self.rest) if bit.kind == "link"]
        if links and self.kind in DEAD_LINKS:
            yield "dead"
        elif any(bit.shown != bit.meant for bit in links):
            yield "shortened"


def in_feed(text: str, channel: str, *, own_text: bool) -> Feed:
    """How this text will be shown there."""
    kind = limits.kind_of(channel)
    allowed = limits.limits_if_known(channel).text
    used = limits.length(text, channel)
    over = any(True for _ in limits.overruns(text, channel)) if kind in limits.CHANNELS else False
    head, rest = _folded(tuple(_bits(text.strip(), kind)), FOLDS.get(kind), LINES.get(kind, 0))
    return Feed(channel, head, rest, used, allowed, over, own_text)


def _bits(text: str, channel: str) -> Iterator[Bit]:
    at = 0
    for start, end in _links(text):
        yield from _words(text[at:start])
        link = text[start:end]
        yield Bit("link", _shown(link, channel), link)
        at = end
    yield from _words(text[at:])


def _links(text: str) -> Iterator[tuple[int, int]]:
    """A full stop or bracket after a link is not part of it."""
    for match in URL.finditer(text):
        yield match.start(), match.start() + len(match.group().rstrip(END_OF_SENTENCE))


def _words(text: str) -> Iterator[Bit]:
    at = 0
    for tag in HASHTAG.finditer(text):
        if tag.start() > at:
            yield Bit("words", text[at : tag.start()])
        yield Bit("tag", tag.group())
        at = tag.end()
    if at < len(text):
        yield Bit("words", text[at:])


def _shown(link: str, channel: str) -> str:
    bare = re.sub(r"^https?://(www\.)?", "", link)
    if channel == "mastodon":
        return bare if len(bare) <= MASTODON_SHOWN else f"{bare[:MASTODON_SHOWN]}…"
    if channel == "bluesky":
        return _on_bluesky(link)
    if channel == "linkedin" and len(link) > LINKEDIN_SHOWN:
        return SHORTENED
    return link


def _on_bluesky(link: str) -> str:
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    path = link.split(parts.netloc, 1)[1]
    path = "" if path == "/" else path
    return parts.netloc + (path if len(path) <= BLUESKY_PATH else f"{path[:BLUESKY_CUT]}...")


def _folded(bits: Sequence[Bit], fold: int | None, lines: int) -> tuple[tuple[Bit, ...], tuple[Bit, ...]]:
    """What is shown at once, and what is behind "more": after so many characters or lines, between two words."""
    shown = "".join(bit.shown for bit in bits)
    cut = _cut(shown, fold, lines) if fold is not None else len(shown)
    head: list[Bit] = []
    for number, bit in enumerate(bits):
        if len(bit.shown) > cut:
            before, after = _split(bit, cut)
            return (*head, *before), (*after, *bits[number + 1 :])
        head.append(bit)
        cut -= len(bit.shown)
    return tuple(head), ()


def _cut(shown: str, fold: int, lines: int) -> int:
    ends = [match.start() for match in re.finditer("\n", shown)]
    by_lines = ends[lines - 1] if len(ends) >= lines else len(shown)
    if len(shown) <= fold:
        return by_lines
    between_words = shown.rfind(" ", 0, fold + 1)
    return min(by_lines, between_words if between_words > fold // 2 else fold)


def _split(bit: Bit, at: int) -> tuple[tuple[Bit, ...], tuple[Bit, ...]]:
    """Words are cut; a link or a tag goes behind "more" as a whole."""
    if bit.kind != "words":
        return (), (bit,)
    parts = replace(bit, shown=bit.shown[:at]), replace(bit, shown=bit.shown[at:])
    return (parts[0],) if at else (), (parts[1],)
