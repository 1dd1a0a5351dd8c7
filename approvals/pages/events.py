"""Events: opened, filled with hundreds of photos at once, looked through, and asked about in one message a person."""

from datetime import date
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from starlette.datastructures import FormData

from approvals.desk import drafting, event_asking, gathering, showing_events
from approvals.drafts import Draft
from approvals.errors import Refused
from approvals.events import LONGEST_NAME, MOST_PHOTOS
from approvals.pages.errors import FieldMissing, FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.posts import Shown
from approvals.uploads import MOST_BYTES

router = Routes(prefix="/events")
ASKED = (
    N_("Alle Gezeigten sind schon gefragt."),
    N_("Eine Person ist gefragt."),
    N_("%(count)s Personen sind gefragt."),
)


@router.get("", name="events")
def events(request: Request, premises: Asked, reader: Reader) -> Response:
    return page(request, "events.html", events=gathering.events(premises.begin, by=reader.id))


@router.get("/new", name="new_event")
def new_event(request: Request, premises: Asked, reader: Reader) -> Response:
    return _new(request, premises, reader)


@router.post("", name="open_event")
def open_event(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    try:
        event = gathering.open_event(
            premises.begin,
            str(fields.get("name", "")),
            _day(reader, fields),
            [channel for channel in _channels(premises) if channel in fields.getlist("channels")],
            by=reader.id,
            known_channels=_channels(premises),
        )
    except Refused as trouble:
        return _new(request, premises, reader, fields, trouble)
    return onward(request, f"/events/{event.id}", say=N_("Die Veranstaltung ist da. Jetzt die Fotos."))


@router.get("/{event}", name="event")
def event(request: Request, premises: Asked, reader: Reader, event: str) -> Response:
    return page(request, "event.html", **_album(premises, reader, event))


@router.get("/{event}/progress", name="event_progress")
def event_progress(request: Request, premises: Asked, reader: Reader, event: str) -> Response:
    """How many photos were searched; asked for again until all were, and then the photos are shown anew."""
    return fragment(request, "event_progress_piece.html", **_album(premises, reader, event))


@router.get("/{event}/photos", name="event_photos")
def event_photos(request: Request, premises: Asked, reader: Reader, event: str) -> Response:
    """The piles as they are now, in place; without a script, the page they stand on."""
    values = _album(premises, reader, event)
    if request.headers.get("hx-request"):
        return fragment(request, "event_photos_piece.html", **values)
    return page(request, "event.html", **values)


@router.post("/{event}/photos", name="add_event_photo")
def add_event_photo(premises: Asked, reader: Reader, fields: Fields, event: str) -> Response:
    """A picture that was uploaded belongs to the event; answered to a script."""
    photo = gathering.add_photo(premises.begin, event, str(fields.get("picture", "")), by=reader.id)
    return JSONResponse({"photo": photo.id})


@router.get("/{event}/photos/{photo}", name="event_photo")
def event_photo(request: Request, premises: Asked, reader: Reader, event: str, photo: str) -> Response:
    close = showing_events.close_look(premises.begin, event, photo, by=reader.id)
    return page(request, "event_photo.html", close=close)


@router.post("/{event}/photos/{photo}/pick", name="pick_event_photo")
def pick_event_photo(request: Request, premises: Asked, reader: Reader, event: str, photo: str) -> Response:
    gathering.pick(premises.begin, event, photo, by=reader.id)
    return onward(request, f"/events/{event}/photos/{photo}", say=N_("Dieses Foto steht jetzt für den Stapel."))


@router.post("/{event}/photos/{photo}/out", name="take_out_event_photo")
def take_out_event_photo(request: Request, premises: Asked, reader: Reader, event: str, photo: str) -> Response:
    gathering.take_out(premises.begin, event, photo, by=reader.id)
    return onward(request, f"/events/{event}", say=N_("Das Foto ist nicht mehr dabei."))


@router.post("/{event}/draft", name="draft_from_event")
def draft_from_event(request: Request, premises: Asked, reader: Reader, fields: Fields, event: str) -> Response:
    """An unfinished draft about this occasion with the photos that were ticked."""
    ticked = fields.getlist("photo")
    album = showing_events.album(premises.begin, event, by=reader.id)
    chosen = [one.pile.shown.picture for one in album.held if one.pile.shown.id in ticked]
    if not chosen:
        raise FieldMissing(reader.words.gettext(N_("Fotos")))
    pictures = tuple(Shown(picture, "", "") for picture in chosen)
    known = _channels(premises)
    channels = tuple(channel for channel in album.event.channels if channel in known)
    draft = Draft("", channels, lang=reader.lang, pictures=pictures, event=album.event.name)
    post = drafting.save(premises.begin, draft, by=reader.id, known_channels=known)
    return onward(request, f"/drafts/{post.id}", say=N_("Der Entwurf ist angelegt. Jetzt fehlen noch die Worte."))


@router.post("/{event}/ask", name="ask_event")
def ask_event(request: Request, premises: Asked, reader: Reader, event: str) -> Response:
    count = event_asking.ask_everybody(premises.begin, event, by=reader.id)
    return onward(request, f"/events/{event}", say=ASKED[min(count, 2)], count=str(count))


@router.post("/{event}/switches", name="switch_event")
def switch_event(request: Request, premises: Asked, reader: Reader, fields: Fields, event: str) -> Response:
    on = {name: fields.get(name) == "on" for name in ("matching", "grouping")}
    version = str(fields.get("version", ""))
    gathering.switch(premises.begin, event, **on, version=int(version) if version.isdecimal() else -1, by=reader.id)
    return onward(request, f"/events/{event}", say=N_("Gespeichert."))


@router.post("/{event}/close", name="close_event")
def close_event(request: Request, premises: Asked, reader: Reader, fields: Fields, event: str) -> Response:
    closed = fields.get("on") != "no"
    gathering.close(premises.begin, event, by=reader.id, closed=closed)
    said = N_("Abgeschlossen. Was die Gezeigten gesagt haben, gilt weiter.") if closed else N_("Es geht weiter.")
    return onward(request, f"/events/{event}", say=said)


def _album(premises: Premises, reader: Visitor, event: str) -> dict[str, Any]:
    album = showing_events.album(premises.begin, event, by=reader.id)
    return {
        "album": album,
        "event": album.event,
        "channel_name": channel_name,
        "most_bytes": MOST_BYTES,
        "most_photos": MOST_PHOTOS,
    }


def _new(
    request: Request,
    premises: Premises,
    reader: Visitor,
    fields: FormData | None = None,
    trouble: Refused | None = None,
) -> Response:
    names = _channels(premises)
    values = {
        "channels": names,
        "channel_name": channel_name,
        "chosen": fields.getlist("channels") if fields else names,
        "typed": {"name": str(fields.get("name", "")), "day": str(fields.get("day", ""))}
        if fields
        else {"name": "", "day": reader.clock.local(reader.now)[:10]},
        "longest": LONGEST_NAME,
        "trouble": trouble,
    }
    return page(request, "new_event.html", status=int(status_of(trouble)) if trouble else 200, **values)


def _channels(premises: Premises) -> tuple[str, ...]:
    with premises.begin(reading=True) as work:
        return work.company.switched_on(tuple(premises.channels))


def _day(reader: Visitor, fields: FormData) -> date:
    written = str(fields.get("day", ""))
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise FieldUnfit(reader.words.gettext(N_("Tag")), written[:20], "2026-11-23") from None
