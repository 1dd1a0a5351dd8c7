"""Why we are on social media, what we want to reach, and who has read the guideline: a count, never a list."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import Query, Request, Response
from markupsafe import Markup
from starlette.datastructures import FormData

from approvals.desk import confirming, hiring, stating_goals
from approvals.errors import ChangedMeanwhile, NotFound, Refused
from approvals.goals import MOST_GOALS, Goal, Goals
from approvals.pages import filled_in
from approvals.pages.chapters import MARKDOWN
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.refusals import status_of
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action

router = Routes(prefix="/change")
ONE_MORE = 3  # empty lines below the goals there are


@router.get("", name="goals")
def goals(
    request: Request, premises: Asked, reader: Reader, number: Annotated[int | None, Query(ge=1)] = None
) -> Response:
    """The newest version, or the one of this number."""
    with premises.begin(reading=True) as work:
        counted, asked, company = confirming.count(work), confirming.asked(work), work.company
        versions = work.goals.newest(stating_goals.SHOWN)
        authors = {one.id: one.name for one in work.people.find(id={one.by for one in versions})}
    shown = next((one for one in versions if number in {None, one.number}), None)
    if number is not None and shown is None:
        raise NotFound("page", f"/change?number={number}")
    return page(
        request,
        "goals.html",
        shown=shown,
        why=_written(shown, reader) if shown else "",
        versions=versions,
        authors=authors,
        counted=counted,
        own=confirming.mine(premises.begin, reader.me),
        asked=asked,
        company=company,
        leads=may(reader.me, Action.STATE_GOALS),
        sets=may(reader.me, Action.SET_COMPANY),
    )


@router.get("/goals/edit", name="edit_goals")
def edit_goals(request: Request, premises: Asked) -> Response:
    with premises.begin(reading=True) as work:
        now = stating_goals.current(work)
    typed = now or Goals("", 0, "", "", (), "", work.now)
    return _form(request, typed, None)


@router.post("/goals/preview", name="preview_goals")
def preview_goals(request: Request, reader: Reader, fields: Fields) -> Response:
    """As it would stand there; nothing is kept."""
    try:
        typed = _typed(reader, fields)
    except Refused as trouble:
        return fragment(request, "goals_preview_piece.html", shown=None, why="", trouble=trouble)
    if request.headers.get("hx-request"):
        return fragment(request, "goals_preview_piece.html", shown=typed, why=_written(typed, reader), trouble=None)
    return _form(request, typed, None, why=_written(typed, reader))


@router.post("/goals", name="publish_goals")
def publish_goals(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    typed = _typed(reader, fields)
    try:
        stating_goals.publish(premises.begin, typed.german, typed.english, typed.goals, by=reader.id, seen=typed.number)
    except Refused as trouble:
        return _form(request, typed, trouble)
    return onward(request, "/change", say=N_("Veröffentlicht. Alle können es jetzt lesen."))


@router.post("/reading", name="confirm_reading")
def confirm_reading(request: Request, premises: Asked, reader: Reader) -> Response:
    confirming.confirm(premises.begin, by=reader.id)
    return onward(request, "/change", say=N_("Danke! Notiert: du hast sie gelesen."))


@router.post("/reading/ask", name="ask_to_read")
def ask_to_read(request: Request, premises: Asked, reader: Reader) -> Response:
    asked = confirming.ask_all(premises.begin, by=reader.id)
    told = N_("Alle, die sie noch nicht gelesen haben, bekommen eine Nachricht.")
    return onward(request, "/change", say=told if asked else N_("Für diese Fassung wurde schon gebeten."))


@router.post("/reading/first", name="set_read_first")
def set_read_first(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """Whether contacts and leads read the version in force before they sign or release."""
    with premises.begin(reading=True) as work:
        company = work.company
    if str(company.version) != filled_in.text(fields, "version"):
        raise ChangedMeanwhile("company", company.name)
    wished = replace(company, read_first=filled_in.text(fields, "read_first") == "on")
    hiring.set_company(premises.begin, wished, by=reader.id)
    return onward(request, "/change", say=N_("Gespeichert."))


def _written(goals: Goals, reader: Visitor) -> Markup:
    """Markdown, where no HTML passes through; English where there is any for who reads English."""
    text = goals.english if reader.lang == "en" and goals.english else goals.german
    return Markup(MARKDOWN.render(text))  # noqa: S704 - the renderer escapes what it is given


def _form(request: Request, typed: Goals, trouble: Refused | None, why: Markup | str = "") -> Response:
    lines = [*typed.goals, *[Goal("")] * ONE_MORE][:MOST_GOALS]
    status = int(status_of(trouble)) if trouble else 200
    return page(request, "goals_form.html", status=status, typed=typed, lines=lines, trouble=trouble, why=why)


def _typed(reader: Visitor, fields: FormData) -> Goals:
    """Raises FieldUnfit."""
    number = filled_in.text(fields, "number")
    goals = [_goal(reader, fields, line) for line in range(MOST_GOALS)]
    texts = (str(fields.get(name, "")).replace("\r\n", "\n").strip() for name in ("german", "english"))
    german, english = texts
    kept = tuple(one for one in goals if one.german)
    return Goals("", int(number) if number.isdecimal() else 0, german, english, kept, reader.id, reader.now)


def _goal(reader: Visitor, fields: FormData, line: int) -> Goal:
    written = filled_in.text(fields, f"day{line}")
    try:
        day = date.fromisoformat(written) if written else None
    except ValueError:
        raise FieldUnfit(reader.words.gettext(N_("Bis wann")), written, "2027-03-31") from None
    german, english = (filled_in.text(fields, f"{name}{line}") for name in ("goal", "goal_en"))
    return Goal(german, english, day, filled_in.text(fields, f"reached{line}") == "on")
