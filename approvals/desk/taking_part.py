"""Ambassadors opt in and out by themselves; what one can tell of, with the ideas of the company beside the shipped."""

from approvals.ambassadors import Ambassador, told_of
from approvals.errors import HasLeft, NothingToSay, TooLong
from approvals.fingerprint import new_id
from approvals.ideas import LONGEST_TEXT, LONGEST_TITLE, LONGEST_TRADE, MOST_OWN, OwnIdea
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work


def opt_in(begin: Begin, *, by: str) -> None:
    """Take part; saying it again changes nothing. The history does not hold it. Raises NotFound, HasLeft."""
    with begin() as work:
        if not work.people.get(by).active:
            raise HasLeft(by)
        if not work.ambassadors.find(person=by):
            work.ambassadors.add(Ambassador(new_id(), by))
            work.commit()


def opt_out(begin: Begin, *, by: str) -> None:
    """No more: without a reason, and nobody is told. Nothing of it is kept."""
    with begin() as work:
        for one in work.ambassadors.find(person=by):
            work.ambassadors.drop(one)
        work.commit()


def takes_part(work: Work, person: str) -> bool:
    return bool(work.ambassadors.find(person=person))


def how_many(work: Work) -> int:
    """Of those who are here, in full fives. Two queries; nobody is named."""
    here = {one.id for one in work.people.find(active=True, guest=None)}
    return told_of(sum(1 for one in work.ambassadors.find() if one.person in here))


def add_idea(begin: Begin, trade: str, title: str, text: str, *, by: str) -> str:
    """An idea of the company's own. Returns its id. Raises NotAllowed, NothingToSay, TooLong."""
    name, heading = (" ".join(one.split()) for one in (trade, title))
    written = text.replace("\r\n", "\n").strip()
    for one, limit in ((name, LONGEST_TRADE), (heading, LONGEST_TITLE), (written, LONGEST_TEXT)):
        if not one:
            raise NothingToSay("idea")
        if len(one) > limit:
            raise TooLong(len(one), limit)
    with begin() as work:
        allow(work.people.get(by), Action.ADD_IDEAS)
        if (count := len(work.own_ideas.find())) >= MOST_OWN:
            raise TooLong(count + 1, MOST_OWN)
        idea = OwnIdea(new_id(), name, heading, written, by, work.now)
        work.own_ideas.add(idea)
        work.commit()
    return idea.id


def drop_idea(begin: Begin, idea: str, *, by: str) -> None:
    """Raises NotAllowed, NotFound."""
    with begin() as work:
        allow(work.people.get(by), Action.ADD_IDEAS)
        work.own_ideas.drop(work.own_ideas.get(idea))
        work.commit()
