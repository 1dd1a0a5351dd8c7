"""Ambassadors: in and out by oneself, ideas by trade to begin with, and the company's own."""

from fastapi import Request, Response

from approvals.desk import taking_part as desk
from approvals.errors import Refused
from approvals.ideas import LONGEST_TEXT, LONGEST_TITLE, LONGEST_TRADE, of_the_week, shipped, with_own
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action

router = Routes(prefix="/learning/taking-part")
MOST = {"trade": LONGEST_TRADE, "title": LONGEST_TITLE, "text": LONGEST_TEXT}


@router.get("", name="taking_part")
def taking_part(request: Request, premises: Asked, reader: Reader) -> Response:
    return _shown(request, premises, reader, {}, None)


@router.post("", name="opt_in")
def opt_in(request: Request, premises: Asked, reader: Reader) -> Response:
    desk.opt_in(premises.begin, by=reader.id)
    return onward(request, "/learning/taking-part", say=N_("Schön, dass du dabei bist. Nimm dir eine Idee."))


@router.post("/out", name="opt_out")
def opt_out(request: Request, premises: Asked, reader: Reader) -> Response:
    desk.opt_out(premises.begin, by=reader.id)
    return onward(request, "/learning/taking-part", say=N_("Du bist nicht mehr dabei. Niemand erfährt davon."))


@router.post("/ideas", name="add_idea")
def add_idea(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    typed = {name: str(fields.get(name, "")) for name in MOST}
    try:
        desk.add_idea(premises.begin, **typed, by=reader.id)
    except Refused as trouble:
        return _shown(request, premises, reader, typed, trouble)
    return onward(request, "/learning/taking-part", say=N_("Die Idee steht jetzt für alle da."))


@router.post("/ideas/{idea}/drop", name="drop_idea")
def drop_idea(request: Request, premises: Asked, reader: Reader, idea: str) -> Response:
    desk.drop_idea(premises.begin, idea, by=reader.id)
    return onward(request, "/learning/taking-part", say=N_("Die Idee ist weg."))


def _shown(
    request: Request, premises: Premises, reader: Visitor, typed: dict[str, str], trouble: Refused | None
) -> Response:
    with premises.begin(reading=True) as work:
        mine, count, own = desk.takes_part(work, reader.id), desk.how_many(work), work.own_ideas.find()
    trades = shipped(reader.lang)
    week = reader.clock.today(reader.now).isocalendar().week
    return page(
        request,
        "taking_part.html",
        status=int(status_of(trouble)) if trouble else 200,
        mine=mine,
        count=count,
        week=of_the_week(trades, week),
        trades=with_own(trades, own),
        adds=may(reader.me, Action.ADD_IDEAS),
        writes=may(reader.me, Action.SUBMIT),
        typed={name: typed.get(name, "") for name in MOST},
        most=MOST,
        trouble=trouble,
    )
