"""What a post must respect on each channel.

Figures: the channels' own pages as of 2026 (Graph API 26.0 for Facebook and Instagram, LinkedIn Posts API, Mastodon's
`/api/v2/instance`, the AT protocol's lexicon); Bluesky's were also seen on its real server.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex  # type: ignore[import-untyped]

from policies.errors import ChannelUnknown

GRAPHEME = regex.compile(r"\X")
URL = re.compile(r"https?://[^\s<>\"]+")
MASTODON_URL = 23
HASHTAG = re.compile(r"(?<!\w)#[^\W\d_]\w*")


@dataclass(frozen=True, slots=True)
class Limits:
    """None means no limit. `shape` is width divided by height, least and most; `advised_tags` is what the app takes.

    `bytes` and `formats` are met by the rendition, which is made for its channel, and not asked of the author. With
    `one_shape` several pictures of a post take the shape of the first, or the channel cuts them by itself.
    """

    text: int | None = None
    text_bytes: int | None = None
    tags: int | None = None
    advised_tags: int | None = None
    alt: int | None = None
    pictures: int | None = None
    least_pictures: int = 0
    bytes: int | None = None
    formats: tuple[str, ...] = ()
    pixels: int | None = None
    least_width: int | None = None
    shape: tuple[float, float] | None = None
    one_shape: bool = False


JPEG_ONLY = ("JPEG",)
CHANNELS: dict[str, Limits] = {
    "facebook": Limits(text=63_206, pictures=10, bytes=10_000_000),
    "instagram": Limits(
        text=2_200,
        tags=30,
        advised_tags=5,
        alt=1_000,
        pictures=10,
        least_pictures=1,
        bytes=8 * 1024 * 1024,
        formats=JPEG_ONLY,
        least_width=320,
        shape=(0.8, 1.91),
        one_shape=True,
    ),
    "linkedin": Limits(text=3_000, alt=4_086, pictures=20, formats=("JPEG", "PNG", "GIF"), pixels=36_152_319),
    "mastodon": Limits(text=500, alt=1_500, pictures=4, bytes=16_000_000, pixels=33_200_000),
    "bluesky": Limits(text=300, text_bytes=3_000, tags=8, pictures=4, bytes=2_000_000),
    "export": Limits(),
    "webhook": Limits(),
}


@dataclass(frozen=True, slots=True)
class Overrun:
    """How long the text is, how long it may be, in what unit, and where in code points the surplus begins."""

    unit: str
    length: int
    limit: int
    start: int


def kind_of(channel: str) -> str:
    """A second account of a kind is called like it, with a hyphen and more: `mastodon-jobs`."""
    return channel.partition("-")[0]


def limits(channel: str) -> Limits:
    """Raises `ChannelUnknown`."""
    try:
        return CHANNELS[kind_of(channel)]
    except KeyError:
        raise ChannelUnknown(channel) from None


def limits_if_known(channel: str) -> Limits:
    """The same; of a channel that nobody knows nothing is asked."""
    return CHANNELS.get(kind_of(channel), Limits())


def length(text: str, channel: str) -> int:
    """As the channel counts: a URL is 23 on Mastodon, Bluesky counts graphemes, the others code points."""
    return sum(cost for _, cost in _pieces(text, channel))


def overruns(text: str, channel: str, *, alt: bool = False) -> Iterator[Overrun]:
    """What is too much in a text, or in an alt text."""
    allowed = limits(channel)
    if alt:
        if allowed.alt is not None and len(text) > allowed.alt:
            yield Overrun("characters", len(text), allowed.alt, allowed.alt)
        return
    if allowed.text is not None and (counted := length(text, channel)) > allowed.text:
        yield Overrun("characters", counted, allowed.text, _cut(_pieces(text, channel), allowed.text))
    if allowed.text_bytes is not None and (counted := len(_encoded(text))) > allowed.text_bytes:
        pieces = ((at, len(_encoded(sign))) for at, sign in enumerate(text))
        yield Overrun("bytes", counted, allowed.text_bytes, _cut(pieces, allowed.text_bytes))
    tags = [match.start() for match in HASHTAG.finditer(text)]
    if allowed.tags is not None and len(tags) > allowed.tags:
        yield Overrun("hashtags", len(tags), allowed.tags, tags[allowed.tags])


def _pieces(text: str, channel: str) -> Iterator[tuple[int, int]]:
    """Where each counted piece begins, and what it costs."""
    if kind_of(channel) == "bluesky":
        yield from ((match.start(), 1) for match in GRAPHEME.finditer(text))
    elif kind_of(channel) == "mastodon":
        yield from _with_short_urls(text)
    else:
        yield from ((at, 1) for at in range(len(text)))


def _with_short_urls(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in URL.finditer(text):
        yield from ((place, 1) for place in range(at, match.start()))
        yield match.start(), MASTODON_URL
        at = match.end()
    yield from ((place, 1) for place in range(at, len(text)))


def _cut(pieces: Iterator[tuple[int, int]], limit: int) -> int:
    """The first place that no longer fits."""
    spent = 0
    for at, cost in pieces:
        spent += cost
        if spent > limit:
            return at
    return 0


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
