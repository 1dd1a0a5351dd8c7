"""Posts in a list: from summaries, in a fixed number of queries, newest first, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from approvals.boxes import Box
from approvals.people import Person, Role
from approvals.placements import Place
from approvals.ports import Begin, Containing, Including, Work
from approvals.posts import Stage
from approvals.summaries import Summary, Turn

PAGE = 24
LIVE = frozenset(Stage) - {Stage.DRAFT}
SEE_FACES = frozenset({Role.CONTACT, Role.LEAD})


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
    picture: str | None
    softened: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """`before` is where the next page begins, if there is one."""

    tiles: Sequence[Tile]
    before: str | None


def browse(begin: Begin, reader: Person, shelf: Shelf, words: str = "", before: str | None = None) -> Page:
    """Up to `PAGE` posts whose text contains these words. Somebody else's unfinished draft is in no list.

    In posts of others all faces are softened, except for contacts and leads.
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
    strange = tuple(one.picture for one in found if one.picture and not _sees_faces(reader, one))
    searched = {search.picture for search in work.searches.find(picture=strange)}
    boxes: dict[str, list[Box]] = {}
    for face in work.faces.find(picture=strange):
        boxes.setdefault(face.picture, []).append(face.box)
    return [_tile(reader, one, places.get(one.id, {}), searched, boxes) for one in found]


def _tile(
    reader: Person, one: Summary, places: Mapping[str, Place], searched: set[str], boxes: Mapping[str, Sequence[Box]]
) -> Tile:
    if one.picture is None or _sees_faces(reader, one):
        return Tile(one, places, one.picture, ())
    picture = one.picture if one.picture in searched else None
    return Tile(one, places, picture, tuple(boxes.get(one.picture, ())))


def _sees_faces(reader: Person, one: Summary) -> bool:
    return reader.id in one.authors or bool(reader.roles & SEE_FACES)
