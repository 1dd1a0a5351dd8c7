"""Whether the company asks for a lesson before somebody submits or signs off; off unless it is switched on."""

from dataclasses import replace

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.desk import hiring
from approvals.errors import BadSetting, ChangedMeanwhile
from approvals.lessons import LESSONS, lesson
from approvals.pages import filled_in
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_

router = Routes(prefix="/administration/learning")


@router.get("", name="learning_settings")
def learning_settings(request: Request, premises: Asked, reader: Reader) -> Response:
    with premises.begin(reading=True) as work:
        company = work.company
    known = [lesson(key, reader.lang) for key in LESSONS]
    return page(request, "learning_settings.html", company=company, lessons=known)


@router.post("", name="set_learning")
def set_learning(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    with premises.begin(reading=True) as work:
        company = work.company
    if str(company.version) != filled_in.text(fields, "version"):
        raise ChangedMeanwhile("company", company.name)
    submit, sign = (_chosen(fields, name) for name in ("lesson_to_submit", "lesson_to_sign"))
    hiring.set_company(premises.begin, replace(company, lesson_to_submit=submit, lesson_to_sign=sign), by=reader.id)
    return onward(request, "/administration", say=N_("Gespeichert."))


def _chosen(fields: FormData, name: str) -> str:
    """A lesson, or none. Raises BadSetting."""
    key = filled_in.text(fields, name)
    if key and key not in LESSONS:
        raise BadSetting(name, key[:40], ", ".join(LESSONS))
    return key
