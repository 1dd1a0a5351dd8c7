"""What one can tell of the working day, by trade: beginnings of posts, shipped as Markdown, and the company's own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources

TRADES = ("wood", "building", "metal", "bakery", "care", "office")
LONGEST_TRADE, LONGEST_TITLE, LONGEST_TEXT = 60, 80, 2_000
MOST_OWN = 100
HEADING = re.compile(r"^(#{1,2}) +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Idea:
    """`hint` says when it suits and what to photograph; `text` is what one begins with, gaps as "...".

    `id` is the company's own idea's.
    """

    title: str
    hint: str
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Trade:
    name: str
    ideas: tuple[Idea, ...]


@dataclass(frozen=True, slots=True)
class OwnIdea:
    """What somebody at the company added."""

    id: str
    trade: str
    title: str
    text: str
    by: str
    at: datetime


@cache
def shipped(lang: str) -> tuple[Trade, ...]:
    """In the order of TRADES, in German or English."""
    files = resources.files("approvals.ideas")
    return tuple(read(files.joinpath(f"{key}.{lang}.md").read_text("utf-8")) for key in TRADES)


def read(text: str) -> Trade:
    """A heading of the first rank names the trade; below each of the second a hint and, quoted, the beginning."""
    name, *rest = _parts(text)
    return Trade(name[0], tuple(Idea(title, *_hint_and_beginning(under)) for title, under in rest))


def of_the_week(trades: tuple[Trade, ...], week: int) -> tuple[Trade, Idea]:
    """Another one each week, the same for everybody."""
    every = [(trade, idea) for trade in trades for idea in trade.ideas]
    return every[week * 5 % len(every)]


def with_own(trades: tuple[Trade, ...], own: list[OwnIdea]) -> tuple[Trade, ...]:
    """The company's own beside those of the same trade; trades of its own come first."""
    known = {trade.name.casefold() for trade in trades}
    new = tuple(dict.fromkeys(one.trade for one in own if one.trade.casefold() not in known))
    return tuple(_joined(trade, own) for trade in (*(Trade(name, ()) for name in new), *trades))


def _joined(trade: Trade, own: list[OwnIdea]) -> Trade:
    here = (one for one in own if one.trade.casefold() == trade.name.casefold())
    return Trade(trade.name, (*(Idea(one.title, "", one.text, one.id) for one in here), *trade.ideas))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    found = list(HEADING.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    return ((one[2], text[one.end() : end].strip()) for one, end in zip(found, ends, strict=True))


def _hint_and_beginning(under: str) -> tuple[str, str]:
    lines = under.splitlines()
    quoted = [line.removeprefix(">").removeprefix(" ") for line in lines if line.startswith(">")]
    hint = " ".join(line.strip() for line in lines if line.strip() and not line.startswith(">"))
    return hint, "\n".join(quoted).strip()
