"""What opens Freigabe as me: sessions, passkeys, tokens. Each can be ended here, at once."""

from typing import Annotated

from fastapi import Form, Request, Response

from approvals.desk import keying, passing
from approvals.pages.errors import FieldMissing
from approvals.pages.guard import Asked, Reader
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.passes import Opens
from approvals.permissions import Action

router = Routes(prefix="/me")
LONGEST = 60
Name = Annotated[str, Form(max_length=LONGEST)]


@router.get("/sessions", name="sessions")
def sessions(request: Request, premises: Asked, reader: Reader) -> Response:
    return _shown(request, premises, reader)


@router.post("/sessions/others/end", name="revoke_other_sessions")
def end_others(request: Request, premises: Asked, reader: Reader) -> Response:
    """All but the one that asks; tokens too, for who presses this fears that somebody else has one."""
    here = reader.session.id if reader.session else ""
    passing.revoke_others(premises.begin, reader.id, but=here)
    return onward(request, "/me/sessions", say=N_("Alles andere ist abgemeldet."))


@router.post("/sessions/{pass_id}/end", name="revoke_session")
def end(request: Request, premises: Asked, reader: Reader, pass_id: str) -> Response:
    passing.revoke(premises.begin, pass_id, by=reader.id)
    return onward(request, "/me/sessions", say=N_("Beendet. Damit kommt niemand mehr herein."))


@router.post("/tokens", name="new_token")
def new_token(request: Request, premises: Asked, reader: Reader, name: Name = "") -> Response:
    """The answer to this form is the only place where the token is ever shown."""
    if not name.strip():
        raise FieldMissing("name")
    made = passing.issue(premises.begin, Opens.API, reader.id, label=name.strip())
    return _shown(request, premises, reader, token=made.secret, named=name.strip())


@router.post("/calendar-addresses", name="new_calendar_address")
def new_calendar_address(request: Request, premises: Asked, reader: Reader, name: Name = "") -> Response:
    """Like a token it is shown only here."""
    if not name.strip():
        raise FieldMissing("name")
    made = passing.issue(premises.begin, Opens.CALENDAR, reader.id, label=name.strip())
    address = f"{premises.address}/calendar-feed/{made.secret}.ics"
    return _shown(request, premises, reader, feed=address, named=name.strip())


def _shown(
    request: Request, premises: Asked, reader: Reader, *, token: str = "", feed: str = "", named: str = ""
) -> Response:
    return page(
        request,
        "sessions.html",
        session_here=reader.session.id if reader.session else "",
        own=passing.passes_of(premises.begin, reader.id, Opens.SESSION),
        tokens=passing.passes_of(premises.begin, reader.id, Opens.API),
        keys=keying.passkeys_of(premises.begin, reader.id),
        feeds=passing.passes_of(premises.begin, reader.id, Opens.CALENDAR),
        reads_plan=may(reader.me, Action.READ_QUEUE),
        token=token,
        feed=feed,
        named=named,
    )
