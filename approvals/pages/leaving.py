"""Somebody leaves: what shall stay of them, said by them, by a contact, and afterwards by the link they were sent."""

from dataclasses import replace
from typing import Any

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.days import ONE_DAY, begins
from approvals.desk import leaving, looking_on, passing, reaching
from approvals.errors import NotFound, PassRefused
from approvals.leaving import Stays
from approvals.pages import filled_in
from approvals.pages.answer_links import opened
from approvals.pages.answers import Asking
from approvals.pages.contacts import day_of_form
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.passes import Opens, Pass
from approvals.people import Person
from approvals.viewings import Looked, Purpose

router = Routes()
NOTED = N_("Gemerkt. Du kannst es jederzeit anders sagen.")
EVERYTHING = "everything"


@router.get("/me/leaving", name="leaving")
def my_leaving(request: Request, premises: Asked, reader: Reader) -> Response:
    reach = reaching.reach_of(premises.begin, reader.id)
    told = leaving.review(premises.begin, reader.id, by=reader.id)
    return _page(request, told, action="/me/leaving", mine=True, private=reach.private_mail)


@router.post("/me/leaving", name="choose_leaving")
def choose_leaving(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    _choose(premises, fields, reader.id, by=reader.id)
    return onward(request, "/me/leaving", say=NOTED)


@router.post("/me/leaving/mail", name="leave_private_mail")
def leave_private_mail(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """Where the link goes on the last day; an empty field takes the address away again."""
    reach = reaching.reach_of(premises.begin, reader.id)
    mail = filled_in.text(fields, "mail")
    reaching.choose(premises.begin, replace(reach, private_mail=mail), check=lambda _: None)
    said = N_("Hinterlegt. Am letzten Tag geht dorthin dein Link.") if mail else N_("Die Adresse ist gelöscht.")
    return onward(request, "/me/leaving", say=said)


@router.get("/leavers", name="leavers")
def leavers(request: Request, premises: Asked, reader: Reader) -> Response:
    """Raises NotAllowed for anybody who is neither a contact nor looks after the people."""
    return page(request, "leavers.html", leavers=leaving.leavers(premises.begin, by=reader.id))


@router.get("/leavers/{person}", name="leaver")
def leaver(request: Request, premises: Asked, reader: Reader, person: str) -> Response:
    told = leaving.review(premises.begin, person, by=reader.id)
    looking_on.looked(premises.begin, [person], Looked.LEAVING, Purpose.REVIEW, by=reader.id)
    return _page(request, told, action=f"/leavers/{person}", mine=False)


@router.post("/leavers/{person}", name="choose_for_leaver")
def choose_for_leaver(request: Request, premises: Asked, reader: Reader, fields: Fields, person: str) -> Response:
    _choose(premises, fields, person, by=reader.id)
    return onward(request, f"/leavers/{person}", say=NOTED)


@router.post("/administration/people/{person}/last-day", name="last_day")
def last_day(request: Request, premises: Asked, reader: Reader, fields: Fields, person: str) -> Response:
    day = day_of_form(reader, N_("Letzter Tag"), filled_in.text(fields, "last"))
    leaving.announce(premises.begin, person, begins(day + ONE_DAY, reader.clock.zone), by=reader.id)
    said = N_("Eingetragen. Die Person und die Ansprechpersonen bekommen Bescheid.")
    return onward(request, f"/administration/people/{person}", say=said)


@router.post("/administration/people/{person}/stays", name="call_off_leaving")
def call_off_leaving(request: Request, premises: Asked, reader: Reader, person: str) -> Response:
    leaving.call_off(premises.begin, person, by=reader.id)
    return onward(request, f"/administration/people/{person}", say=N_("Der letzte Tag ist gestrichen."))


@router.get("/farewell/{secret}", name="farewell")
def farewell(request: Request, premises: Asked, secret: str) -> Response:
    """Looking decides nothing."""
    person = _opened(request, premises, secret).person
    told = leaving.review(premises.begin, person.id, by=person.id)
    return _page(request, told, action=f"/farewell/{secret}", mine=True, gone=True)


@router.post("/farewell/{secret}", name="choose_by_farewell")
def choose_by_farewell(request: Request, premises: Asked, fields: Fields, secret: str) -> Response:
    person = _opened(request, premises, secret).person
    if filled_in.text(fields, "picture") == EVERYTHING:
        leaving.take_back_everything(premises.begin, person.id)
    else:
        _choose(premises, fields, person.id, by=person.id)
    return onward(request, f"/farewell/{secret}", say=N_("Zurückgenommen. Was draußen ist, wird jetzt entfernt."))


def _opened(request: Request, premises: Premises, secret: str) -> Asking:
    def open_link() -> tuple[Pass, Person, str]:
        link, person = passing.present(premises.begin, secret, Opens.FAREWELL)
        if person is None:
            raise PassRefused
        return link, person, person.id

    return opened(request, premises, f"/farewell/{secret}", open_link)


def _choose(premises: Premises, fields: FormData, person: str, *, by: str) -> None:
    said = filled_in.text(fields, "stays")
    if said not in set(Stays):
        raise NotFound("choice", said[:20])
    leaving.choose(premises.begin, person, filled_in.text(fields, "picture"), Stays(said), by=by)


def _page(
    request: Request, told: leaving.Review, *, action: str, mine: bool, private: str = "", gone: bool = False
) -> Response:
    values: dict[str, Any] = {"review": told, "action": action, "mine": mine, "private": private, "gone": gone}
    return page(request, "leaving.html", channel_name=channel_name, everything=EVERYTHING, **values)
