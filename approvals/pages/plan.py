"""The change as a board of three phases; what the system knows ticks itself."""

from datetime import date

from fastapi import Request, Response

from approvals.desk import stepping
from approvals.pages import filled_in
from approvals.pages.change_words import FIGURES, PHASES, SEEN, STEPS
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action
from approvals.plan import LONGEST, Phase, stands_at

router = Routes(prefix="/change/plan")


@router.get("", name="plan")
def plan(request: Request, premises: Asked, reader: Reader) -> Response:
    with premises.begin(reading=True) as work:
        board = stepping.board(work)
        people = sorted(work.people.find(active=True, guest=None), key=lambda one: one.name)
    return page(
        request,
        "plan.html",
        board={phase: [one for one in board if one.step.phase is phase] for phase in Phase},
        phases=PHASES,
        steps=STEPS,
        seen=SEEN,
        figures=FIGURES,
        here_phase=stands_at(board),
        people=people,
        names={one.id: one.name for one in people},
        changes=may(reader.me, Action.PLAN_CHANGE),
        longest=LONGEST,
    )


@router.post("", name="add_step")
def add_step(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    phase = filled_in.text(fields, "phase")
    chosen = Phase(phase) if phase in set(Phase) else Phase.UNFREEZE
    stepping.add_own(premises.begin, chosen, filled_in.text(fields, "title"), by=reader.id)
    return onward(request, "/change/plan", say=N_("Der Schritt steht im Plan."))


@router.post("/{step}", name="assign_step")
def assign_step(request: Request, premises: Asked, reader: Reader, fields: Fields, step: str) -> Response:
    written = filled_in.text(fields, "day")
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError:
        raise FieldUnfit(reader.words.gettext(N_("Bis wann")), written, "2027-03-31") from None
    stepping.assign(premises.begin, step, filled_in.text(fields, "owner") or None, day, by=reader.id)
    return onward(request, "/change/plan", say=N_("Gespeichert."))


@router.post("/{step}/done", name="tick_step")
def tick_step(request: Request, premises: Asked, reader: Reader, fields: Fields, step: str) -> Response:
    stepping.tick(premises.begin, step, done=filled_in.text(fields, "done") == "on", by=reader.id)
    return onward(request, "/change/plan", say=N_("Gespeichert."))


@router.post("/{step}/drop", name="drop_step")
def drop_step(request: Request, premises: Asked, reader: Reader, step: str) -> Response:
    stepping.drop_own(premises.begin, step, by=reader.id)
    return onward(request, "/change/plan", say=N_("Der Schritt ist weg."))
