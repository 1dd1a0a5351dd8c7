"""What is planned, for the calendar program of somebody who holds a private address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from approvals.desk import passing
from approvals.desk.holding import stops_in
from approvals.desk.planning import tiles_of
from approvals.errors import PassRefused
from approvals.passes import Opens, Pass
from approvals.people import Person
from approvals.permissions import MAY, Action
from approvals.placements import Placement
from approvals.ports import Begin, Between
from approvals.tiles import ON_CALENDAR, Tile
from approvals.times import FOREVER

LOOKS_BACK = timedelta(days=30)
MOST = 1000  # entries; calendar programs fetch them again and again


@dataclass(frozen=True, slots=True)
class Feed:
    """Whose it is, and what is planned: the newest placements, each with its tile, in the order of time."""

    link: Pass
    person: Person
    company: str
    planned: tuple[tuple[Placement, Tile], ...]
    at: datetime


def feed(begin: Begin, secret: str) -> Feed:
    """Raises PassRefused, also for who may not read the plan any more."""
    with begin(reading=True) as work:
        link, person = passing.present_in(work, secret, Opens.CALENDAR)
        if person is None or not person.roles & MAY[Action.READ_QUEUE]:
            raise PassRefused
        found = work.placements.find(stage=ON_CALENDAR, due_at=Between(work.now - LOOKS_BACK, FOREVER))
        found = sorted(found, key=lambda one: (one.due_at or FOREVER, one.id))[-MOST:]
        tiles = tiles_of(work, person, found, stops_in(work))
        return Feed(link, person, work.company.name, tuple(zip(found, tiles, strict=True)), work.now)
