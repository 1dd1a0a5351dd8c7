"""Lessons and their quizzes: a person passes one, for themselves; a company may ask for one before somebody goes on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from approvals.days import day_of
from approvals.desk.confirming import in_force
from approvals.errors import HasLeft, LessonWanted, NotFound
from approvals.fingerprint import new_id
from approvals.lessons import LESSONS, Passed, lesson
from approvals.lessons.quiz import Answered, Question, answered, passes, questions
from approvals.ports import Begin, Work
from approvals.readings import Count, count_of

if TYPE_CHECKING:
    from policies.guideline import Guideline
    from policies.material import Language


@dataclass(frozen=True, slots=True)
class Sheet:
    """A lesson's questions for one person; `number` counts the tries, and each brings others."""

    lesson: str
    number: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Result:
    answers: tuple[Answered, ...]
    passed: bool


def sheet(begin: Begin, guideline: "Guideline", lang: "Language", key: str, number: int, *, by: str) -> Sheet:
    """The same for the same person and try, for as long as the guideline stays. Raises NotFound."""
    _require_lesson(key)
    with begin(reading=True) as work:
        seed = f"{by} {key} {number} {in_force(work)}"
    return Sheet(key, number, questions(guideline, lang, lesson(key, lang).clauses, seed))


def hand_answers_in(begin: Begin, sheet: Sheet, said: Mapping[str, bool], *, by: str) -> Result:
    """Whoever passes has it kept: who, which lesson, by which edition, on what day; and nothing of the answers.

    The history does not hold it. Raises HasLeft.
    """
    answers = answered(sheet.questions, said)
    if not passes(answers):
        return Result(answers, passed=False)
    with begin() as work:
        if not work.people.get(by).active:
            raise HasLeft(by)
        edition = in_force(work)
        if not work.lessons_passed.find(person=by, lesson=sheet.lesson, edition=edition):
            day = day_of(work.now, work.company.zone)
            work.lessons_passed.add(Passed(new_id(), by, sheet.lesson, edition, day))
            work.commit()
    return Result(answers, passed=True)


def passed_by(work: Work, person: str) -> dict[str, date]:
    """The lessons this person passed, each with the last day."""
    return {one.lesson: one.day for one in work.lessons_passed.find(person=person)}


def require_passed(work: Work, person: str, key: str) -> None:
    """Where the company asks for a lesson: passed once, by whatever edition of the guideline. Raises LessonWanted."""
    if key and not work.lessons_passed.find(person=person, lesson=key):
        raise LessonWanted(person, key)


def wanted_of(begin: Begin, person: str) -> tuple[str, str]:
    """The lesson this person still has to pass before submitting, and before signing; empty for none."""
    with begin(reading=True) as work:
        passed = passed_by(work, person)
        asked = (work.company.lesson_to_submit, work.company.lesson_to_sign)
    submit, sign = ("" if key in passed else key for key in asked)
    return submit, sign


def count(work: Work) -> Count:
    """How many of the people here passed at least one lesson. Nobody is named."""
    here = {one.id for one in work.people.find(active=True, guest=None)}
    learned = {one.person for one in work.lessons_passed.find()} & here
    return count_of(len(learned), len(here), council=work.company.council)


def _require_lesson(key: str) -> None:
    if key not in LESSONS:
        raise NotFound("lesson", key[:40])
