"""Posts in a list: from summaries, in a fixed number of queries, newest first, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from approvals.desk.veiling import visible_in
from approvals.people import Person
from approvals.placements import Place
from approvals.ports import Begin, Containing, Including, Work
from approvals.posts import Stage
from approvals.summaries import Summary, Turn
from approvals.visible import Visible

PAGE = 24
LIVE = frozenset(Stage) - {Stage.DRAFT}


class Shelf(StrEnum):
    """Which posts a list shows."""

    MINE = "mine"
    PEOPLE = "people"
    READY = "ready"
    QUEUED = "queued"
    OUT = "out"
    ALL = "all"


FILTERS: Mapping[Shelf, Mapping[str, object]] = {
    Shelf.PEOPLE: {"turn": Turn.PEOPLE, "stage": LIVE},
    Shelf.READY: {"turn": Turn.CONTACT, "stage": LIVE},
    Shelf.QUEUED: {"placed": (Place.QUEUED,), "stage": LIVE},
    Shelf.OUT: {"placed": (Place.PUBLISHED, Place.TAKING_DOWN), "stage": LIVE},
    Shelf.ALL: {"stage": LIVE},
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A post in a list. `picture` is None where there is none, or none that this reader may see yet."""

    summary: Summary
    places: Mapping[str, Place]
    picture: Visible | None


@dataclass(frozen=True, slots=True)
class Page:
    """`before` is where the next page begins, if there is one."""

    tiles: Sequence[Tile]
    before: str | None


def browse(begin: Begin, reader: Person, shelf: Shelf, words: str = "", before: str | None = None) -> Page:
    """Up to `PAGE` posts whose text contains these words. Somebody else's unfinished draft is in no list.

    In posts of others all faces are softened, except for contacts and leads (`veiling`).
    """
    wanted = dict(FILTERS.get(shelf, {"authors": Including(reader.id)}))
    if words.strip():
        wanted["text"] = Containing(words.strip())
    with begin(reading=True) as work:
        found = work.summaries.newest(PAGE + 1, before=before, **wanted)
        tiles = _tiles(work, reader, found[:PAGE])
    return Page(tiles, found[PAGE - 1].id if len(found) > PAGE else None)


def _tiles(work: Work, reader: Person, found: Sequence[Summary]) -> list[Tile]:
    places: dict[str, dict[str, Place]] = {}
    for placement in work.placements.find(post=tuple(one.id for one in found)):
        places.setdefault(placement.post, {})[placement.channel] = placement.stage
    visible = visible_in(work, reader, found)
    return [Tile(one, places.get(one.id, {}), visible.get(one.id)) for one in found]
