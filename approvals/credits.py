"""Credit for a post: a name stands in it because that person wished so, and otherwise not at all.

The wish is a line of the text, so it is part of what is signed, and it is bound to that post.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

BY: Mapping[str, str] = {"de": "Idee und Text:", "en": "Idea and words:"}
LINE = re.compile(rf"^(?:{'|'.join(map(re.escape, BY.values()))})[ \t]*(?P<name>.+?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Credit:
    """This person wished to be named in this post."""

    id: str
    post: str
    person: str


def names_in(text: str) -> frozenset[str]:
    """Everybody whom a line of the text gives credit."""
    return frozenset(found["name"] for found in LINE.finditer(text))


def with_credit(text: str, lang: str, name: str) -> str:
    """With a last line that names this person; a text that names them already stays as it is."""
    return text if name in names_in(text) else f"{text.rstrip()}\n\n{BY.get(lang, BY['de'])} {name}"


def without_credit(text: str, name: str) -> str:
    """Without the lines that name this person."""
    if name not in names_in(text):
        return text
    kept = LINE.sub(lambda found: "" if found["name"] == name else found[0], text)
    return re.sub(r"\n{3,}", "\n\n", kept).strip()
