"""Where a clause stands in its document, line by line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policies.blocks import FENCE, Block, blocks
from policies.clauses import KEYS
from policies.errors import ClauseUnknown
from policies.material import Language

HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?:(?P<number>\d[\d.]*)\s+)?(?P<title>.*?)(?P<anchor>\s*\{#[\w-]+\})?\s*")
PART = re.compile(r"#{1,2}\s")  # deeper headings belong to a clause's text
LISTS = ("violation", "allowed")
FORM = ("level", "state", "suggestion", "message", *LISTS)


@dataclass(frozen=True, slots=True)
class Place:
    """Lines count from 0: that of the heading, that which opens the block, that which closes it.

    `names` leads from English keys to those of the document, `pieces` holds the lines of each key, in order.
    """

    block: Block
    lines: Sequence[str]
    head: int
    opened: int
    closed: int
    names: Mapping[str, str]
    pieces: Mapping[str, Sequence[str]]

    @property
    def why(self) -> str:
        return "\n".join(self.lines[self.head + 1 : self.opened]).strip()

    @property
    def fixed(self) -> frozenset[str]:
        """The keys that a form has fields for, and those nobody changes."""
        return frozenset({"id", "art", "kind", *self.names.values()})

    @property
    def rest(self) -> str:
        """Every other key as it is written."""
        return "\n".join(line for key, lines in self.pieces.items() if key not in self.fixed for line in lines)

    @property
    def next(self) -> int:
        """The line of the next heading, fences passed over."""
        inside = False
        for at in range(self.closed + 1, len(self.lines)):
            inside ^= self.lines[at].startswith(FENCE)
            if not inside and PART.match(self.lines[at]):
                return at
        return len(self.lines)


def place_of(text: str, lang: Language, clause: str) -> Place:
    """Raises `ClauseUnknown`."""
    block = next((one for one in blocks(text, lang) if one.type == "rule" and one.values.get("id") == clause), None)
    if block is None:
        raise ClauseUnknown(clause)
    lines, opened = text.splitlines(), block.line - 1
    head = next(at for at in range(opened, -1, -1) if lines[at].startswith("#"))
    closed = next(at for at in range(opened + 1, len(lines)) if lines[at].startswith(FENCE))
    starts = sorted((line - 1, key) for key, line in block.lines.items() if key in block.values)
    ends = [*(at for at, _ in starts[1:]), closed]
    pieces = {key: lines[at:end] for (at, key), end in zip(starts, ends, strict=True)}
    return Place(block, lines, head, opened, closed, {name: name_in(lang, name) for name in FORM}, pieces)


def name_in(lang: Language, key: str) -> str:
    """An English key as the document writes it."""
    return next(german for german, english in KEYS.items() if english == key) if lang == "de" else key


def titled(heading: str, title: str) -> str:
    """The heading with another title; its rank, number and anchor stay."""
    parts = HEADING.fullmatch(heading)
    assert parts is not None
    number = f"{parts['number']} " if parts["number"] else ""
    return f"{parts['marks']} {number}{title}{parts['anchor'] or ''}"


def number_after(heading: str) -> str:
    """The number that follows this heading's, with its blank; nothing where headings have none."""
    parts = HEADING.fullmatch(heading)
    if parts is None or not parts["number"]:
        return ""
    before, dot, last = parts["number"].rstrip(".").rpartition(".")
    return f"{before}{dot}{int(last) + 1} "
