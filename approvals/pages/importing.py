"""More people from a list: looked at, then taken, all of them or nobody."""

from typing import Any

from fastapi import Request, Response

from approvals.desk import hiring
from approvals.pages import filled_in, rosters
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.rosters import Sent
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.people import Person

router = Routes(prefix="/administration/people-list")


@router.get("", name="import_people")
def import_people(request: Request) -> Response:
    return page(request, "import_people.html", preview=None)


@router.post("/preview", name="preview_people")
def preview(request: Request, premises: Asked, reader: Reader, sent: Sent) -> Response:
    seen = rosters.preview(sent, _everybody(premises))
    values: dict[str, Any] = {"preview": seen, "wrong": lambda problem: premises.wording.wrong(problem, reader.lang)}
    if request.headers.get("hx-request"):
        return fragment(request, "roster_piece.html", to_take="/administration/people-list/take", **values)
    return page(request, "import_people.html", **values)


@router.post("/take", name="take_people")
def take(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    roster, count = str(fields.get("roster", "")), filled_in.text(fields, "count")
    new = rosters.confirmed(roster, count, _everybody(premises))
    hiring.hire_all(premises.begin, new, by=reader.id)
    say = N_("%(count)s sind dabei und bekommen ihre Einladung.")
    return onward(request, "/administration/people", say=say, count=str(len(new)))


def _everybody(premises: Premises) -> list[Person]:
    with premises.begin(reading=True) as work:
        return work.people.find(guest=None)
