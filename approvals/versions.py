"""What changed between two revisions of a post."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from approvals.posts import Revision, Shown
from approvals.times import Moment

WORD = re.compile(r"\s+|[\w’'-]+|[^\w\s]")
LONGEST = 4_000  # pieces; comparing two texts of this length word by word takes about 50 ms, longer ones go by lines
LINE = re.compile(r"[^\n]*\n?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `kept`, `added` or `removed`."""

    change: str
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One value before and after; None means that there was none."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """`texts` by where they stand ("" is the text for all channels); a picture whose words changed is `reworded`.

    `reframed` are the channels on which an author moved a frame, or gave it back.
    """

    texts: Mapping[str, Sequence[Piece]] = field(default_factory=dict)
    pictures_added: tuple[Shown, ...] = ()
    pictures_removed: tuple[Shown, ...] = ()
    reworded: tuple[tuple[Shown, Shown], ...] = ()
    reordered: bool = False
    reframed: tuple[str, ...] = ()
    channels_added: tuple[str, ...] = ()
    channels_removed: tuple[str, ...] = ()
    event: Changed | None = None
    lang: Changed | None = None
    wish: tuple[Moment | None, Moment | None] | None = None

    @property
    def none(self) -> bool:
        return self == Changes()


def changes(before: Revision, after: Revision) -> Changes:
    """From one revision to another, of the same post or not."""
    old, new = {s.picture: s for s in before.pictures}, {s.picture: s for s in after.pictures}
    both = [picture for picture in old if picture in new]
    return Changes(
        texts=dict(_texts(before, after)),
        pictures_added=tuple(shown for picture, shown in new.items() if picture not in old),
        pictures_removed=tuple(shown for picture, shown in old.items() if picture not in new),
        reworded=tuple((old[one], new[one]) for one in both if old[one] != new[one]),
        reordered=both != [picture for picture in new if picture in old],
        reframed=_reframed(before, after),
        channels_added=tuple(channel for channel in after.channels if channel not in before.channels),
        channels_removed=tuple(channel for channel in before.channels if channel not in after.channels),
        event=_changed(before.event, after.event),
        lang=_changed(before.lang, after.lang),
        wish=(before.wish, after.wish) if before.wish != after.wish else None,
    )


def words_changed(before: str, after: str) -> tuple[Piece, ...]:
    """Word by word; joined in order, what is not `removed` is the text after, what is not `added` the text before."""
    old, new = _pieces(before), _pieces(after)
    if max(len(old), len(new)) > LONGEST:
        old, new = LINE.findall(before), LINE.findall(after)
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("kept", "".join(old[a:b])))
            continue
        found += [Piece("removed", "".join(old[a:b]))] if b > a else []
        found += [Piece("added", "".join(new[c:d]))] if d > c else []
    return tuple(found)


def _texts(before: Revision, after: Revision) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    if before.text != after.text:
        yield "", words_changed(before.text, after.text)
    for channel in sorted({*before.variants, *after.variants}):
        old, new = before.variants.get(channel, ""), after.variants.get(channel, "")
        if old != new:
            yield channel, words_changed(old, new)


def _reframed(before: Revision, after: Revision) -> tuple[str, ...]:
    old, new = set(before.frames_moved), set(after.frames_moved)
    return tuple(sorted({channel for channel, _, _ in old ^ new}))


def _changed(before: str | None, after: str | None) -> Changed | None:
    return Changed(before or None, after or None) if (before or None) != (after or None) else None


def _pieces(text: str) -> list[str]:
    return WORD.findall(text)
