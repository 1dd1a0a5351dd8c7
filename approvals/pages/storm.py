"""The plan for the bad day, for everybody to read and for the lead to edit; and the exercise, which touches nothing."""

from typing import Annotated

from fastapi import Query, Request, Response
from markupsafe import Markup

from approvals.desk import storming
from approvals.errors import Refused
from approvals.pages.chapters import MARKDOWN
from approvals.pages.exercise import SCENES, played
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action
from approvals.storms import LONGEST_PLAN, StormPlan

router = Routes(prefix="/storm")


@router.get("", name="storm")
def storm(request: Request, premises: Asked, reader: Reader) -> Response:
    acts = may(reader.me, Action.HOLD)
    with premises.begin(reading=True) as work:
        plan, deciders = storming.current_plan(work), storming.deciders(work)
        now = storming.under_way(work)
        lately = work.storms.newest(storming.LATELY) if acts else []
    text = plan.english if reader.lang == "en" and plan.english else plan.german
    return page(
        request,
        "storm.html",
        plan=plan,
        text=Markup(MARKDOWN.render(text)),  # noqa: S704 - the renderer escapes what it is given
        deciders=deciders,
        under_way=now,
        lately=[one for one in lately if one.over],
        acts=acts,
        edits=may(reader.me, Action.PLAN_STORM),
    )


@router.get("/edit", name="edit_storm_plan")
def edit_storm_plan(request: Request, premises: Asked) -> Response:
    with premises.begin(reading=True) as work:
        plan = storming.current_plan(work)
    return _form(request, plan, None)


@router.post("/plan", name="publish_storm_plan")
def publish_storm_plan(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    german, english = (str(fields.get(name, "")).replace("\r\n", "\n") for name in ("german", "english"))
    number = str(fields.get("number", ""))
    seen = int(number) if number.isdecimal() else 0
    try:
        storming.publish_plan(premises.begin, german, english, by=reader.id, seen=seen)
    except Refused as trouble:
        return _form(request, StormPlan("", seen, german, english, "", reader.now), trouble)
    return onward(request, "/storm", say=N_("Veröffentlicht. Alle können den Plan jetzt lesen."))


@router.get("/exercise", name="storm_exercise")
def storm_exercise(
    request: Request, way: Annotated[str, Query(max_length=40)] = "", chosen: Annotated[str, Query(max_length=1)] = ""
) -> Response:
    """Everything so far stands in the address: no database, no channel, no post and no hold is asked or touched."""
    done = played(way + chosen)
    return page(request, "storm_exercise.html", done=done, scenes=SCENES, at=len(done), way=way_of(done))


def way_of(done: list[tuple[int, str]]) -> str:
    return "".join(key for _, key in done)


def _form(request: Request, plan: StormPlan, trouble: Refused | None) -> Response:
    status = int(status_of(trouble)) if trouble else 200
    return page(request, "storm_form.html", status=status, plan=plan, trouble=trouble, most=LONGEST_PLAN)
