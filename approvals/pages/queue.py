"""What leaves next, and what did not leave: each missed post is decided about by itself."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from fastapi import Request, Response

from approvals.days import day_of
from approvals.desk import planning
from approvals.pages.calendar import outlook_values, planner_values
from approvals.pages.guard import Asked, Reader
from approvals.pages.placing import next_hour
from approvals.pages.rendering import page
from approvals.pages.threads import Routes
from approvals.tiles import Tile

router = Routes()
MOST_NEXT = 30


@router.get("/queue", name="queue")
def queue(request: Request, premises: Asked, reader: Reader) -> Response:
    found = planning.queue(premises.begin, reader.me, MOST_NEXT)
    proposed = reader.clock.local(next_hour(reader.now))
    return page(
        request,
        "queue.html",
        queue=found,
        by_day=list(_by_day(found.next, reader.clock.zone, reader.now)),
        day=proposed[:10],
        time=proposed[11:],
        back="/queue",
        **outlook_values(found.outlook, reader),
        **planner_values(reader),
    )


def _by_day(tiles: Sequence[Tile], zone: str, now: datetime) -> Iterator[tuple[datetime, list[Tile]]]:
    """The first time of each day with that day's tiles."""
    for _, same in groupby(tiles, key=lambda one: day_of(one.at or now, zone)):
        here = list(same)
        yield here[0].at or now, here
