"""Short lessons, each with a quiz about what may go out; what one answered is nobody's business and is not kept."""

from datetime import date
from typing import Annotated

from fastapi import Query, Request, Response
from markupsafe import Markup

from approvals.desk import learning as desk
from approvals.errors import NotFound
from approvals.lessons import LESSONS, Lesson, lesson
from approvals.pages.chapters import MARKDOWN
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.rendering import page
from approvals.pages.threads import Routes
from policies.findings import Level

router = Routes(prefix="/learning")
MOST_TRIES = 999


@router.get("", name="learning")
def lessons(request: Request, premises: Asked, reader: Reader) -> Response:
    with premises.begin(reading=True) as work:
        passed, company = desk.passed_by(work, reader.id), work.company
    wanted = {"submit": company.lesson_to_submit, "sign": company.lesson_to_sign}
    known = [lesson(key, reader.lang) for key in LESSONS]
    return page(request, "learning.html", lessons=known, passed=passed, wanted=wanted)


@router.get("/lessons/{key}", name="lesson")
def one_lesson(request: Request, premises: Asked, reader: Reader, key: str) -> Response:
    known = _known(key, reader)
    return page(
        request,
        "lesson.html",
        lesson=known,
        text=Markup(MARKDOWN.render(known.text)),  # noqa: S704 - shipped with the package
        passed_on=_passed_on(premises, reader, key),
        following=_following(key, reader),
    )


@router.get("/lessons/{key}/quiz", name="quiz")
def quiz(
    request: Request,
    premises: Asked,
    reader: Reader,
    key: str,
    number: Annotated[int, Query(ge=1, le=MOST_TRIES)] = 1,
) -> Response:
    """Six examples of the guideline in force; another try brings others."""
    sheet = desk.sheet(premises.begin, premises.guideline, reader.lang, key, number, by=reader.id)
    return _quiz_page(request, premises, reader, sheet, None)


@router.post("/lessons/{key}/quiz", name="hand_quiz_in")
def hand_quiz_in(request: Request, premises: Asked, reader: Reader, fields: Fields, key: str) -> Response:
    """Each answer with its reason."""
    written = str(fields.get("number", ""))
    number = int(written) if written.isdecimal() and 1 <= int(written) <= MOST_TRIES else 1
    sheet = desk.sheet(premises.begin, premises.guideline, reader.lang, key, number, by=reader.id)
    said = {one.id: fields.get(one.id) == "yes" for one in sheet.questions if fields.get(one.id) in {"yes", "no"}}
    result = desk.hand_answers_in(premises.begin, sheet, said, by=reader.id)
    return _quiz_page(request, premises, reader, sheet, result)


def _quiz_page(
    request: Request, premises: Premises, reader: Visitor, sheet: desk.Sheet, result: desk.Result | None
) -> Response:
    return page(
        request,
        "quiz.html",
        lesson=_known(sheet.lesson, reader),
        sheet=sheet,
        answers={one.question.id: one for one in result.answers} if result else {},
        result=result,
        invented=premises.guideline.documents[reader.lang].company,
        following=_following(sheet.lesson, reader),
        block=Level.BLOCK,
    )


def _known(key: str, reader: Visitor) -> Lesson:
    if key not in LESSONS:
        raise NotFound("lesson", key[:40])
    return lesson(key, reader.lang)


def _passed_on(premises: Premises, reader: Visitor, key: str) -> date | None:
    with premises.begin(reading=True) as work:
        return desk.passed_by(work, reader.id).get(key)


def _following(key: str, reader: Visitor) -> Lesson | None:
    at = LESSONS.index(key) + 1
    return lesson(LESSONS[at], reader.lang) if at < len(LESSONS) else None
