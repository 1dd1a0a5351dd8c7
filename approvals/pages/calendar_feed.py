"""The plan for calendar programs (iCalendar, RFC 5545): times in UTC, no pictures, behind a private address."""

from datetime import datetime, timedelta

from fastapi import Request, Response
from icalendar import Calendar, Event

from approvals.desk import feeding, passing
from approvals.desk.feeding import Feed
from approvals.desk.knocking import knock
from approvals.errors import PassRefused
from approvals.knocks import LINK
from approvals.pages.clients import client_of
from approvals.pages.guard import Asked
from approvals.pages.language import catalog, language_of
from approvals.pages.looks import LOOKS, channel_name
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.placements import Placement
from approvals.tiles import Looks, Tile
from policies.material import Language

router = Routes(prefix="/calendar-feed")
LASTS = timedelta(minutes=15)
EVERY = timedelta(hours=1)
STANDS_STILL = frozenset({Looks.HALTED, Looks.HELD, Looks.LATE, Looks.FAILED})


@router.get("/{secret}.ics", name="calendar_feed")
def calendar_feed(request: Request, premises: Asked, secret: str) -> Response:
    """Whoever tries many addresses has to wait."""
    try:
        found = feeding.feed(premises.begin, secret)
    except PassRefused:
        knock(premises.begin, f"link from {client_of(request)}", LINK)
        raise
    if not found.link.seen_lately(found.at):
        passing.seen(premises.begin, found.link.id)
    data = written(found, premises.address).to_ical()
    return Response(data, media_type="text/calendar", headers={"cache-control": "private, no-cache"})


def written(feed: Feed, address: str) -> Calendar:
    """In the language of who reads it."""
    lang = language_of(feed.person.lang, None)
    made = Calendar()
    made.add("prodid", "-//Freigabe//Freigabe//DE")
    made.add("version", "2.0")
    made.add("x-wr-calname", catalog(lang).gettext(N_("Geplante Beiträge")))
    made.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    for placement, tile in feed.planned:
        made.add_component(_event(placement, tile, feed.at, address, lang))
    return made


def _event(placement: Placement, tile: Tile, now: datetime, address: str, lang: Language) -> Event:
    words, event = catalog(lang), Event()
    opening = tile.opening or words.gettext(N_("Nur ein Bild"))
    event.add("uid", f"{placement.id}@freigabe")
    event.add("dtstamp", now)
    event.add("dtstart", placement.due_at)
    event.add("duration", LASTS)
    event.add("sequence", placement.version)
    event.add("summary", f"{channel_name(placement.channel)}: {opening}")
    event.add("description", words.gettext(LOOKS[tile.looks].word))
    event.add("url", f"{address}/posts/{placement.post}")
    event.add("status", "TENTATIVE" if tile.looks in STANDS_STILL else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event
