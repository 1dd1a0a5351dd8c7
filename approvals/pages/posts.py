"""The list of posts: mine, what waits for whom, what is queued and out; searched in the text."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query, Request, Response

from approvals.desk.browsing import Shelf, browse
from approvals.pages.guard import Asked, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.post_words import SHELVES, TURNS, standing_of
from approvals.pages.rendering import page
from approvals.pages.threads import Routes
from approvals.people import Role

router = Routes()
Asking = Annotated[str, Query(max_length=200)]


@router.get("/posts", name="posts")
def posts(
    request: Request, premises: Asked, reader: Reader, *, show: Asking = "", q: Asking = "", before: Asking = ""
) -> Response:
    shelf = Shelf(show) if show in set(Shelf) else _first(reader)
    found = browse(premises.begin, reader.me, shelf, q, before or None)
    older = {"show": shelf, "q": q, "before": found.before or ""}
    return page(
        request,
        "posts.html",
        shelf=shelf,
        shelves=SHELVES,
        turns=TURNS,
        q=q.strip(),
        tiles=[(tile, standing_of(tile.summary.stage, tile.places.values())) for tile in found.tiles],
        older=f"?{urlencode({name: value for name, value in older.items() if value})}" if found.before else "",
        later=bool(before),
        channel_name=channel_name,
    )


def _first(reader: Visitor) -> Shelf:
    """What somebody sees first: who only writes, their own."""
    return Shelf.MINE if reader.me.roles <= {Role.STAFF, Role.ADMIN} else Shelf.ALL
