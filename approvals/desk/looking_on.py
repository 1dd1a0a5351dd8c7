"""Who looked at whose data: noted down when it happens, shown to nobody but the person it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from approvals.fingerprint import new_id
from approvals.ports import Begin, Between
from approvals.times import EPOCH
from approvals.viewings import KEPT, ONCE_WITHIN, Looked, Purpose, Viewing


@dataclass(frozen=True, slots=True)
class Seen:
    """One look, with the name of who it was; empty where that person was erased."""

    viewing: Viewing
    name: str


def looked(begin: Begin, people: Iterable[str], what: Looked, purpose: Purpose, *, by: str) -> None:
    """Note that somebody looked at these people's data. Looking at one's own, or again within the hour, notes nothing.

    Only while works-council mode is on.
    """
    others = set(people) - {by}
    with begin(reading=True) as work:
        since = Between(work.now - ONCE_WITHIN, work.now)
        lately = {one.person for one in work.viewings.find(person=others, by=by, what=what, purpose=purpose, at=since)}
        fresh = sorted(others - lately) if work.company.council else []
    if not fresh:
        return
    with begin() as work:
        for person in fresh:
            work.viewings.add(Viewing(new_id(), person, by, what, purpose, work.now))
        work.commit()


def viewings_of(begin: Begin, person: str) -> list[Seen]:
    """Who looked at my data in the last 90 days, newest first."""
    with begin(reading=True) as work:
        found = work.viewings.find(person=person, at=Between(work.now - KEPT, work.now))
        names = {one.id: one.name for one in work.people.find(id={viewing.by for viewing in found})}
    return [Seen(viewing, names.get(viewing.by, "")) for viewing in reversed(found)]


def forget_looks(begin: Begin) -> int:
    """Forget what is older than 90 days. Returns how many."""
    with begin() as work:
        old = work.viewings.find(at=Between(EPOCH, work.now - KEPT))
        for viewing in old:
            work.viewings.drop(viewing)
        work.commit()
    return len(old)
