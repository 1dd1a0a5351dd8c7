"""A real bad day: how long it lasts, what was done when and by whom, and the review that joins the plan."""

from fastapi import Request, Response

from approvals.desk import holding, storming
from approvals.errors import Refused
from approvals.holds import EVERYTHING
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.language import Clock
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action
from approvals.storms import FIRST_ANSWER_WITHIN, LONGEST_ENTRY
from policies.guideline import LANGUAGES

router = Routes(prefix="/storm/log")


@router.post("", name="begin_storm")
def begin_storm(request: Request, premises: Asked, reader: Reader) -> Response:
    storm = storming.begin_storm(premises.begin, by=reader.id)
    return onward(request, f"/storm/log/{storm}", say=N_("Die Uhr läuft. Schreib auf, was ihr tut."))


@router.get("/{storm}", name="storm_log")
def storm_log(request: Request, premises: Asked, reader: Reader, storm: str) -> Response:
    return _shown(request, premises, reader, _log(premises, reader, storm), ({}, None))


@router.post("/{storm}", name="note_storm")
def note_storm(request: Request, premises: Asked, reader: Reader, fields: Fields, storm: str) -> Response:
    text, answered = str(fields.get("text", "")).replace("\r\n", "\n"), fields.get("answered") == "on"
    try:
        storming.note(premises.begin, storm, text, by=reader.id, answered=answered)
    except Refused as trouble:
        return _shown(request, premises, reader, _log(premises, reader, storm), ({"text": text}, trouble))
    return onward(request, f"/storm/log/{storm}")


@router.post("/{storm}/end", name="end_storm")
def end_storm(request: Request, premises: Asked, reader: Reader, storm: str) -> Response:
    storming.end_storm(premises.begin, storm, by=reader.id)
    return onward(request, f"/storm/log/{storm}", say=N_("Vorbei. Ein Halt bleibt stehen, bis zwei ihn aufheben."))


@router.post("/{storm}/review", name="review_storm")
def review_storm(request: Request, premises: Asked, reader: Reader, fields: Fields, storm: str) -> Response:
    typed = {name: str(fields.get(name, "")).replace("\r\n", "\n") for name in ("well", "change")}
    log = _log(premises, reader, storm)
    day = {lang: Clock(lang, reader.clock.zone).date(log.storm.at) for lang in LANGUAGES}
    try:
        storming.review(premises.begin, storm, **typed, day=day, by=reader.id)
    except Refused as trouble:
        return _shown(request, premises, reader, log, (typed, trouble))
    return onward(request, "/storm", say=N_("Die Rückschau steht jetzt im Plan."))


def _log(premises: Premises, reader: Visitor, storm: str) -> storming.Log:
    return storming.log_of(premises.begin, storm, by=reader.id)


def _shown(
    request: Request,
    premises: Premises,
    reader: Visitor,
    log: storming.Log,
    tried: tuple[dict[str, str], Refused | None],
) -> Response:
    typed, trouble = tried
    return page(
        request,
        "storm_log.html",
        status=int(status_of(trouble)) if trouble else 200,
        log=log,
        storm=log.storm,
        answer_by=log.storm.at + FIRST_ANSWER_WITHIN,
        held=any(hold.scope == EVERYTHING for hold in holding.in_force(premises.begin)),
        acts=may(reader.me, Action.HOLD),
        reviews=may(reader.me, Action.PLAN_STORM) and log.storm.over and not log.storm.reviewed_at,
        typed={"text": "", "well": "", "change": ""} | typed,
        most=LONGEST_ENTRY,
        trouble=trouble,
    )
