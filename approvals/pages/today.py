"""The morning brief: one page to read before the day begins, and to print."""

from typing import Any

from fastapi import Request, Response

from approvals.desk import briefing
from approvals.open_ends import LIFTED_BY as WHO_LIFTS
from approvals.pages.calendar import planner_values
from approvals.pages.guard import Asked, Reader
from approvals.pages.looks import LIFTED_BY, MISSING
from approvals.pages.rendering import page
from approvals.pages.threads import Routes

router = Routes()


@router.get("/today", name="today")
def today(request: Request, premises: Asked, reader: Reader) -> Response:
    brief = briefing.brief(premises.begin, by=reader.id)
    words: dict[str, Any] = {"missing_words": MISSING, "lifted_by": LIFTED_BY, "lifted_by_of": WHO_LIFTS}
    return page(request, "today.html", brief=brief, standing=brief.stops, **words, **planner_values(reader))
