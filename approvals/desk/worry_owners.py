"""Whose hands a worry is put in: the contact who has the fewest, and, without contacts, a lead."""

from collections import Counter
from datetime import date

from approvals.days import begins, day_of
from approvals.errands import Errand, Need
from approvals.people import Person, Role
from approvals.ports import Begin, Between, Including, Work
from approvals.signoff import seat_of
from approvals.summaries import opening
from approvals.times import FOREVER
from approvals.worries import WITHIN, WorryState


class Owners:
    """Hands out worries in turn; `due` is the day by which each is answered."""

    def __init__(self, work: Work) -> None:
        here = people_for(work)
        away = {one.contact for one in work.absences.find(ends=Between(work.now, FOREVER)) if one.covers(work.now)}
        held = Counter(one.owner for one in work.worries.find(state=WorryState.OPEN))
        wanted = [one for one in here if one.has(Role.CONTACT)] or here
        self._load = {one.id: held[one.id] for one in wanted if one.id not in away} or {one.id: 0 for one in wanted}
        self.due = due_day(work)

    def next(self) -> str | None:
        """None where nobody is there to ask."""
        if not self._load:
            return None
        chosen = min(self._load, key=lambda one: (self._load[one], one))
        self._load[chosen] += 1
        return chosen


def people_for(work: Work) -> list[Person]:
    """Contacts and leads, in the order of their ids."""
    found = {
        one.id: one
        for role in (Role.CONTACT, Role.LEAD)
        for one in work.people.find(roles=Including(role), active=True)
    }
    return [found[id_] for id_ in sorted(found)]


def due_day(work: Work) -> date:
    return day_of(work.company.working_days.after(work.now, WITHIN), work.company.zone)


def handles(work: Work, person: str) -> bool:
    """Whether this person answers worries now: a contact, the deputy of one who is away, or a lead."""
    me = work.people.get(person)
    return me.has(Role.LEAD) or bool(seat_of(me, work.absences.find(deputy=person), work.now))


def may_handle(begin: Begin, person: str) -> bool:
    with begin(reading=True) as work:
        return handles(work, person)


def due_for(work: Work, me: Person) -> list[Errand]:
    """The open worries in this person's hands whose day has come; of those with a name the words are not here."""
    today = day_of(work.now, work.company.zone)
    mine = [one for one in work.worries.find(owner=me.id, state=WorryState.OPEN) if one.open and one.due]
    return [
        Errand(Need.WORRY, (one.id,), None, opening(one.text), None, begins(one.due, work.company.zone), None, 1, ())
        for one in mine
        if one.due and one.due <= today
    ]
