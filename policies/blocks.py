"""The Markdown of a guideline: headings with anchors, the prose under them, fenced blocks with YAML for the machine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import yaml

from policies.errors import BlockNotClosed, BlockUnreadable, BlockWithoutClause, YamlUnreadable
from policies.material import Language

TYPES: dict[Language, dict[str, str]] = {
    "de": {"regel": "rule", "firma": "company"},
    "en": {"rule": "rule", "company": "company"},
}
HEADING = re.compile(r"#{1,6}\s+(?:[\d.]+\s+)?(?P<title>.*?)\s*(?:\{#(?P<anchor>[\w-]+)\})?\s*$")
FENCE = "```"
LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader  # reads a guideline in a fifth of the time
# Every scalar is read as text: a state "off", a phone 0301234 and a figure stay what was written.
Value = str | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block under its heading. Lines count from 1; `lines` has keys and, as "key.2", the entries of lists."""

    type: str
    anchor: str
    title: str
    why: str
    line: int
    values: dict[str, Value]
    lines: dict[str, int]


def blocks(text: str, lang: Language) -> list[Block]:
    """In the order of the document; raises a `DocumentError` with the line."""
    found: list[Block] = []
    title, anchor, why = "", "", [""]
    lines = iter(enumerate(text.splitlines(), start=1))
    for number, line in lines:
        if line.startswith(FENCE):
            body = _fenced(lines, lang, number)
            if kind := TYPES[lang].get(line.strip("` ")):
                empty = Block(kind, anchor, title, "\n".join(why).strip(), number, {}, {})
                found.append(_filled(empty, body, lang))
        elif heading := HEADING.fullmatch(line):
            title, anchor, why = heading["title"], heading["anchor"] or "", []
        else:
            why.append(line)
    return found


def prose(text: str) -> str:
    """The document as people read it, without the machine's blocks and anchors."""
    outside = re.sub(r"^```.*?^```\n?", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"[ \t]*\{#[\w-]+\}", "", outside)


def mapping(text: str) -> tuple[dict[str, Value], dict[str, int]]:
    """YAML with text for every scalar, and the lines of its keys; raises `YamlUnreadable`."""
    try:
        return _read(LOADER(text))
    except yaml.YAMLError:
        return _slowly(text)


def _read(loader: yaml.BaseLoader | yaml.CBaseLoader) -> tuple[dict[str, Value], dict[str, int]]:
    node = loader.get_single_node()
    if not isinstance(node, yaml.MappingNode):
        raise YamlUnreadable(1, "no mapping of keys to values")
    return loader.construct_document(node), _lines(node)


def _slowly(text: str) -> tuple[dict[str, Value], dict[str, int]]:
    """The slow reader says more exactly where it stopped."""
    try:
        return _read(yaml.BaseLoader(text))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise YamlUnreadable(line, error.problem or "") from error
    except yaml.YAMLError as error:
        raise YamlUnreadable(1, str(error).partition("\n")[0]) from error


def _fenced(lines: Iterator[tuple[int, str]], lang: Language, opened: int) -> str:
    body: list[str] = []
    for _, line in lines:
        if line.startswith(FENCE):
            return "\n".join(body)
        body.append(line)
    raise BlockNotClosed(lang, opened)


def _filled(block: Block, body: str, lang: Language) -> Block:
    if block.type == "rule" and not block.anchor:
        raise BlockWithoutClause(lang, block.line)
    try:
        values, lines = mapping(body)
    except YamlUnreadable as error:
        raise BlockUnreadable(lang, block.line + error.line, error.reason) from error
    return replace(block, values=values, lines={key: block.line + place for key, place in lines.items()})


def _lines(node: yaml.MappingNode) -> dict[str, int]:
    """Lines count from 1 within the block; a key given twice is an error of the YAML."""
    lines: dict[str, int] = {}
    for key, value in node.value:
        if key.value in lines:
            raise YamlUnreadable(key.start_mark.line + 1, f"key {key.value} given twice")
        lines[key.value] = key.start_mark.line + 1
        if isinstance(value, yaml.SequenceNode):
            lines |= {f"{key.value}.{n}": entry.start_mark.line + 1 for n, entry in enumerate(value.value)}
    return lines
