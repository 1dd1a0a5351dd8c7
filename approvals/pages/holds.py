"""The big calm switch: stop everything, a channel or a post, with a reason; and go on without firing anything."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Query, Request, Response

from approvals.desk import holding, lifting
from approvals.errors import NothingToSay, UnknownChannel
from approvals.holds import EVERYTHING
from approvals.pages.calendar import planner_values
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.signing_in import own_path
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action

router = Routes(prefix="/holds")
LATELY = 10


@router.get("", name="holds")
def holds(request: Request, premises: Asked, reader: Reader, post: Annotated[str, Query()] = "") -> Response:
    return _shown(request, premises, reader, scope=f"post:{post}" if post else EVERYTHING)


@router.post("", name="place_hold")
def place_hold(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    scope, reason = str(fields.get("scope", "")), str(fields.get("reason", ""))
    try:
        holding.place(premises.begin, reason, by=reader.id, **_about(scope, premises))
    except NothingToSay as trouble:
        return _shown(request, premises, reader, scope=scope, trouble=trouble)
    return onward(request, "/holds", say=N_("Angehalten. Was fällig wird, bleibt liegen, bis du weitermachst."))


@router.get("/now", name="crisis")
def crisis(request: Request, premises: Asked, reader: Reader) -> Response:
    """The first of two taps, from every page; the second stops everything. Where all stands still, that is told."""
    standing, _ = holding.stops(premises.begin, 0)
    if any(stop.hold.scope == EVERYTHING for stop in standing):
        return onward(request, "/holds", say=N_("Alles steht schon still."))
    return page(request, "crisis.html", back=own_path(request.query_params.get("back", "/")), **planner_values(reader))


@router.post("/{hold}/lift", name="lift_hold")
def lift_hold(request: Request, premises: Asked, reader: Reader, hold: str) -> Response:
    """The first word of two, or the second: then on to the review of what was missed, if anything was."""
    done = lifting.lift(premises.begin, hold, by=reader.id)
    if not done.lifted:
        return onward(request, "/holds", say=N_("Vorgeschlagen. Weiter geht es, sobald eine zweite Person zustimmt."))
    if done.missed and may(reader.me, Action.REVIEW):
        return onward(
            request, "/queue", say=N_("Es geht weiter. Was liegen blieb, entscheidest du hier Stück für Stück.")
        )
    if done.missed:
        said = N_("Es geht weiter. Was liegen blieb, entscheidet die Kommunikationsleitung Stück für Stück.")
        return onward(request, "/holds", say=said)
    return onward(request, "/holds", say=N_("Es geht weiter. Liegen geblieben ist nichts."))


@router.post("/{hold}/keep", name="keep_hold")
def keep_hold(request: Request, premises: Asked, reader: Reader, hold: str) -> Response:
    lifting.keep(premises.begin, hold, by=reader.id)
    return onward(request, "/holds", say=N_("Es bleibt angehalten."))


def _about(scope: str, premises: Premises) -> Mapping[str, str]:
    """The channel or post that is meant, by name. Raises UnknownChannel, FieldUnfit."""
    kind, _, about = scope.partition(":")
    if kind == "channel" and about not in premises.channels:
        raise UnknownChannel(about, tuple(premises.channels))
    if scope != EVERYTHING and (kind not in {"channel", "post"} or not about):
        raise FieldUnfit("scope", scope[:40], EVERYTHING)
    return {kind: about} if about else {}


def _shown(
    request: Request, premises: Premises, reader: Visitor, *, scope: str, trouble: NothingToSay | None = None
) -> Response:
    standing, lifted = holding.stops(premises.begin, LATELY)
    with premises.begin(reading=True) as work:
        agrees = bool(standing) and lifting.may_agree(work, reader.me)
    post = scope.removeprefix("post:") if scope.startswith("post:") else ""
    return page(
        request,
        "holds.html",
        status=int(status_of(trouble)) if trouble else 200,
        standing=standing,
        lifted=lifted,
        scope=scope,
        about=holding.opening_of(premises.begin, post, by=reader.id) if post else "",
        channels=tuple(premises.channels),
        trouble=trouble,
        agrees=agrees,
        waiting={stop.hold.id for stop in standing if stop.proposed_by},
        **planner_values(reader),
    )
