"""Where the code on a poster leads: a guest says whether they may be shown. No sign-in, no script needed."""

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.days import INSTANT
from approvals.desk import guest_doors, guests, hiring
from approvals.desk.guest_doors import Entrance
from approvals.desk.knocking import knock
from approvals.errors import FormSpent, PassRefused, Refused
from approvals.guests import token as token_of
from approvals.knocks import GUESTS, LINK
from approvals.pages.clients import client_of
from approvals.pages.good_once import new_form, used_form
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.guest_form import filled_in, form_values
from approvals.pages.guest_papers import Door, notice_text
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes(prefix="/g/{token}")
THANKS = N_("Danke. So gilt es. Heb dir den Link zu dieser Seite auf.")


@router.get("", name="guest_entrance")
def guest_entrance(request: Request, premises: Asked, reader: Reader, token: str) -> Response:
    return _shown(request, premises, reader, _entrance(request, premises, token))


@router.post("", name="guest_comes_in")
def guest_comes_in(request: Request, premises: Asked, reader: Reader, fields: Fields, token: str) -> Response:
    entry = _entrance(request, premises, token)
    once = used_form(premises, fields, f"door {entry.door.id}")
    try:
        said = filled_in(fields, reader.lang, matching=entry.matching)
        knock(premises.begin, f"guest from {client_of(request)}", GUESTS)
        link = guests.come_in(premises.begin, entry.door.id, said, once=once)
    except FormSpent:
        raise
    except Refused as trouble:
        return _shown(request, premises, reader, entry, fields=fields, trouble=trouble)
    if link is None:
        return onward(request, f"/g/{token}/thanks")
    return onward(request, f"/guest/{link.secret}", say=THANKS)


@router.get("/thanks", name="guest_thanks")
def guest_thanks(request: Request, premises: Asked, token: str) -> Response:
    """For a no without a name: there is nothing to keep, and so nothing to look up."""
    entry = _entrance(request, premises, token)
    return page(request, "guest_thanks.html", event=entry.event, back=f"/g/{token}")


def _entrance(request: Request, premises: Premises, token: str) -> Entrance:
    """Raises PassRefused; whoever tries many that open nothing, TooOften."""
    try:
        return guest_doors.entrance(premises.begin, premises.secret, token)
    except PassRefused:
        knock(premises.begin, f"link from {client_of(request)}", LINK)
        raise


def _shown(
    request: Request,
    premises: Premises,
    reader: Visitor,
    entry: Entrance,
    *,
    fields: FormData | None = None,
    trouble: Refused | None = None,
) -> Response:
    contacts = tuple(hiring.contacts(premises.begin))
    door = Door(entry.door, entry.event, "", contacts, entry.matching)
    values = form_values(entry.event, reader.lang, matching=entry.matching, fields=fields) | {
        "action": f"/g/{token_of(premises.secret, entry.door.id)}",
        "form": new_form(premises, f"door {entry.door.id}"),
        "keep_until": entry.door.keep_until,
        "last_day": lambda ends: reader.clock.date(ends - INSTANT),
        "notice": notice_text(door, reader),
        "people": contacts,
        "trouble": trouble,
        "missing": getattr(trouble, "fields", ()) or (getattr(trouble, "field", ""),),
    }
    return page(request, "guest_entrance.html", status=int(status_of(trouble)) if trouble else 200, **values)
