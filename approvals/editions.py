"""The guideline as the company changes it: one draft at a time, and every edition that was ever switched on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher

from approvals.versions import Piece, words_changed
from policies.guideline import Guideline
from policies.material import Language

SEED = 0
STAYED = 0.6  # of a line, from which a change is read word by word; less is easier to read one after the other


@dataclass(frozen=True, slots=True)
class Edition:
    """Both documents. `number` and `live_at` are None while it is a draft; number 0 is what was shipped.

    `by` changed it last, `authors` are all who did.
    """

    id: str
    number: int | None
    german: str
    english: str
    by: str | None
    authors: frozenset[str]
    at: datetime
    live_at: datetime | None = None
    live_by: str | None = None
    version: int = 0

    @property
    def texts(self) -> Mapping[Language, str]:
        return {"de": self.german, "en": self.english}


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed under one heading, word by word; a passage that is new or gone is all one piece."""

    title: str
    pieces: tuple[Piece, ...]

    @property
    def shortened(self) -> tuple[Piece, ...]:
        """Of what stayed the same only the rest of a line around a change is left."""
        last = len(self.pieces) - 1
        return tuple(
            replace(piece, text=_cut(piece.text, first=at == 0, last=at == last)) if piece.change == "kept" else piece
            for at, piece in enumerate(self.pieces)
        )


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """Section by section, in the order of the document after; what is gone stands where it was."""
    old, new = dict(_sections(before)), dict(_sections(after))
    order = [*new]
    for place, key in enumerate(old):
        if key not in new:
            order.insert(min(place, len(order)), key)
    changed = [key for key in order if old.get(key, ("", ""))[1] != new.get(key, ("", ""))[1]]
    return tuple(
        Difference((new.get(key) or old[key])[0], tuple(_pieces(old.get(key, ("", ""))[1], new.get(key, ("", ""))[1])))
        for key in changed
    )


def clauses_changed(before: Guideline, after: Guideline) -> tuple[str, ...]:
    """Ids of clauses that are new, gone, or read otherwise in either language, in their order."""
    old, new = _told(before), _told(after)
    return tuple(rule for rule in {**new, **old} if old.get(rule) != new.get(rule))


def _cut(text: str, *, first: bool, last: bool) -> str:
    """Nothing was changed before the first piece or after the last."""
    begins, more, rest = text.partition("\n")
    between, _, ends = rest.rpartition("\n")
    if not more:
        return text
    if first or last:
        return ("" if first else f"{begins}\n") + ("" if last else ends)
    return f"{begins}\n…\n{ends}" if between else text


def _pieces(before: str, after: str) -> Iterator[Piece]:
    """Line by line, and word by word where most of a line stayed; the heading, if it stayed, is not repeated."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if old[:1] == new[:1]:
        old, new = old[1:], new[1:]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        if kind == "equal":
            yield Piece("kept", come)
            continue
        words = words_changed(gone, come)
        stayed = sum(len(piece.text) for piece in words if piece.change == "kept")
        if stayed > STAYED * max(len(gone), len(come)):
            yield from words
            continue
        yield from (Piece(change, text) for change, text in (("removed", gone), ("added", come)) if text)


def _told(guideline: Guideline) -> dict[str, tuple[str, ...]]:
    """What each clause says, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for lang, document in guideline.documents.items():
        sections = {key: text for key, (_, text) in _sections(document.text)}
        for clause in document.clauses:
            found[clause.id] = (*found.get(clause.id, ()), lang, sections.get(clause.anchor, ""))
    return found


def _sections(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """By its anchor, or its title where it has none: the title, and all there is under it, the heading included."""
    title, key, lines, inside = "", "", list[str](), False
    for line in text.splitlines():
        inside ^= line.startswith("```")
        if line.startswith("#") and not inside:
            if lines:
                yield key, (title, "\n".join(lines).strip())
            head = line.lstrip("#").strip()
            title, _, anchor = head.partition("{#")
            title, key, lines = title.strip(), anchor.rstrip("} ") or title.strip(), []
        lines.append(line)
    yield key, (title, "\n".join(lines).strip())
