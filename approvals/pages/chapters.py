"""The guideline for reading: its Markdown becomes chapters and passages of HTML, the machine's blocks stay out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from approvals.handles import written_out
from policies.clauses import Clause, Example
from policies.examples import FACTS
from policies.guideline import Document

HEADING = re.compile(r"(?:(?P<number>\d[\d.]*)\s+)?(?P<title>.*?)\s*(?:\{#(?P<anchor>[\w-]+)\})?")
DEEPEST = 2  # headings below those of a clause belong to its text
MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands under one heading; `anchor` is the clause's, else it is made of the heading's place."""

    number: str
    title: str
    anchor: str
    text: Markup
    clause: Clause | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the first rank with its passages; the guideline's own title is that of the first chapter."""

    head: Passage
    passages: tuple[Passage, ...] = ()


def chapters(document: Document) -> tuple[Chapter, ...]:
    """The whole document, its clauses in their places."""
    clauses = {clause.anchor: clause for clause in document.clauses}
    return tuple(
        replace(one, passages=tuple(replace(under, clause=clauses.get(under.anchor)) for under in one.passages))
        for one in _read(document.text)
    )


def holding(found: Sequence[Chapter], wanted: str) -> tuple[Chapter, ...]:
    """The chapters with only those passages that hold each of these words, however they are spelt."""
    words = written_out(wanted).split()
    kept = (replace(one, passages=tuple(p for p in one.passages if _holds(p, words))) for one in found)
    return tuple(one for one in kept if one.passages)


def example_in_words(example: Example) -> str | Mapping[str, str]:
    """A text as it is; facts about a picture by their names in policies."""
    given = example.given
    if not isinstance(given, dict):
        return str(given)
    return {
        FACTS.get(name, name): ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in given.items()
    }


def _holds(passage: Passage, words: Sequence[str]) -> bool:
    clause = passage.clause
    parts = [passage.number, passage.title, passage.text.striptags()]
    if clause is not None:
        parts += [clause.suggestion, *(str(example.given) for example in clause.examples)]
    text = written_out(" ".join(parts))
    return all(word in text for word in words)


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[Chapter, ...]:
    found: list[Chapter] = []
    for rank, passage in _passages(MARKDOWN.parse(text)):
        if rank == 1 or not found:
            found.append(Chapter(passage))
        else:
            found[-1] = replace(found[-1], passages=(*found[-1].passages, passage))
    return tuple(found)


def _passages(tokens: Sequence[Token]) -> Iterator[tuple[int, Passage]]:
    """Each heading's rank, and what stands under it."""
    rank, head, body = 1, "", list[Token]()
    count = 0
    place = iter(tokens)
    for token in place:
        if token.type == "heading_open" and int(token.tag[1]) <= DEEPEST:
            if head or body:
                count += 1
                yield rank, _passage(count, head, body)
            rank, head, body = int(token.tag[1]), next(place).content, []
            next(place)
        elif token.type != "fence":
            body.append(_lowered(token))
    yield rank, _passage(count + 1, head, body)


def _passage(count: int, head: str, body: Sequence[Token]) -> Passage:
    parts = HEADING.fullmatch(head)
    assert parts is not None
    text = Markup(MARKDOWN.renderer.render(body, MARKDOWN.options, {}))  # noqa: S704 - raw HTML is off, all else escaped
    return Passage(parts["number"] or "", parts["title"], parts["anchor"] or f"s{count}", text)


def _lowered(token: Token) -> Token:
    """A heading within a passage stands below the passage's own."""
    if token.type in {"heading_open", "heading_close"}:
        token.tag = "h4"
    return token
