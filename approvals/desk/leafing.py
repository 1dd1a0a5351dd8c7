"""Leafing through the history: whole for auditors and admins, of posts for contacts, one's own for everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from approvals.desk.recounting import TOLD
from approvals.errors import NotAllowed
from approvals.history import Broken, Entry, verify
from approvals.people import Person, Role
from approvals.permissions import MAY, Action, allow
from approvals.ports import Begin

PAGE = 50
WHOLE = MAY[Action.READ_WHOLE_HISTORY]


class Part(StrEnum):
    """What of it somebody looks at."""

    OWN = "own"
    POSTS = "posts"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Filter:
    """What somebody looks for; `before` is where the page before ended."""

    part: Part = Part.OWN
    kind: str = ""
    about: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of entries, newest first, whose names are known as far as there still are any; where the next begins."""

    entries: tuple[Entry, ...]
    people: dict[str, Person]
    before: int | None
    entries_in_all: int
    now: datetime


def parts_for(person: Person) -> tuple[Part, ...]:
    """What this person may look at, the widest first."""
    if person.active and person.roles & WHOLE:
        return (Part.WHOLE, Part.OWN)
    return (Part.POSTS, Part.OWN) if person.has(Role.CONTACT) else (Part.OWN,)


def leaf(begin: Begin, wanted: Filter, *, by: str) -> Leaf:
    """A page. Raises NotAllowed."""
    with begin(reading=True) as work:
        me = work.people.get(by)
        if wanted.part not in parts_for(me):
            raise NotAllowed(by, Action.READ_HISTORY)
        equal: dict[str, object] = {}
        if wanted.part is Part.OWN:
            equal["by"] = by
        if wanted.part is Part.POSTS:
            equal["kind"] = TOLD
        if wanted.kind and (wanted.part is not Part.POSTS or wanted.kind in TOLD):
            equal["kind"] = wanted.kind
        if wanted.about:
            equal["about"] = wanted.about
        found = work.history.newest(PAGE + 1, before=wanted.before, **equal)
        named = {one.by for one in found if one.by}
        people = {person.id: person for person in work.people.find(id=named)}
        before = found[PAGE - 1].seq if len(found) > PAGE else None
        return Leaf(tuple(found[:PAGE]), people, before, work.history.head()[0], work.now)


def verified(begin: Begin, *, by: str) -> tuple[int, Broken | None]:
    """How many entries there are, and the first that does not hold. Raises NotAllowed."""
    with begin(reading=True) as work:
        _require_whole(work.people.get(by))
        head = work.history.head()
        return head[0], verify(work.history.entries(), head)


def exported(begin: Begin, *, by: str) -> Iterator[dict[str, object]]:
    """Every entry as a machine reads it, so that anybody can verify the chain elsewhere. Raises NotAllowed at once."""
    with begin(reading=True) as work:
        _require_whole(work.people.get(by))
    return _rows(begin)


def named(begin: Begin) -> set[str]:
    """Everybody whose acts an export lists."""
    with begin(reading=True) as work:
        return {person.id for person in work.people.find()}


def row_of(entry: Entry) -> dict[str, object]:
    """An entry with everything its hash is over."""
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "kind": entry.kind,
        "by": entry.by,
        "about": entry.about,
        "facts": dict(entry.facts),
        "before": entry.before,
        "sha256": entry.sha256,
    }


def _rows(begin: Begin) -> Iterator[dict[str, object]]:
    with begin(reading=True) as work:
        yield from (row_of(entry) for entry in work.history.entries())


def _require_whole(person: Person) -> None:
    allow(person, Action.READ_WHOLE_HISTORY)
