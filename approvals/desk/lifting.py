"""Going on after a hold takes two people: one proposes it, another one agrees; nothing fires by itself then."""

from dataclasses import dataclass

from approvals.desk.asking import notify
from approvals.desk.door import locked
from approvals.desk.summarizing import summarize
from approvals.errors import NotAllowed
from approvals.holds import EVERYTHING, Hold, stopping
from approvals.people import Person, Role
from approvals.permissions import MAY, Action
from approvals.placements import Place
from approvals.ports import Begin, Between, Including, Work
from approvals.signoff import seat_of
from approvals.times import FOREVER

PROPOSED = "lift_proposed"
AGREE = frozenset({Role.CONTACT}) | MAY[Action.LIFT]
"""Who may be one of the two; a contact's recorded deputy as well. One of them is of those who may lift."""


@dataclass(frozen=True, slots=True)
class Lifting:
    """What one word for going on came to: `lifted` by it, or proposed to a second person.

    `missed` are the placements that wait for a review now, one by one: what came due meanwhile and what no other hold
    stops.
    """

    hold: Hold
    lifted: bool
    missed: tuple[str, ...] = ()


def lift(begin: Begin, hold_id: str, *, by: str) -> Lifting:
    """Propose to lift a hold, or agree to what another person proposed within the last day, which lifts it.

    A proposal counts while who made it might still make it. What the hold kept from going out stays held until the lead
    gives each one a new time. Raises NotAllowed, NotFound, AlreadyLifted, and SamePerson for one's second word.
    """
    with begin() as work:
        hold = work.holds.get(hold_id)
        roles = _roles(work, work.people.get(by))
        _require(by, roles)
        first = _who_proposed(work, hold)
        if first is None:
            done = _propose(work, hold, by)
        else:
            if by != hold.proposed_by:
                _require(by, roles | first, of=MAY[Action.LIFT])
            done = _lift(work, hold, by)
        work.commit()
    return done


def keep(begin: Begin, hold_id: str, *, by: str) -> None:
    """It stays as it is: whoever may be one of the two takes the proposal back. Raises NotAllowed, AlreadyLifted."""
    with begin() as work:
        hold = work.holds.get(hold_id)
        _require(by, _roles(work, work.people.get(by)))
        work.holds.save(hold.kept())
        work.record("lift_declined", by, hold_id)
        work.commit()


def may_agree(work: Work, me: Person) -> bool:
    """Whether this person may be one of the two now. At most one query."""
    return bool(_roles(work, me) & AGREE)


def _propose(work: Work, hold: Hold, by: str) -> Lifting:
    proposed = work.holds.save(hold.proposed(by, work.now))
    work.record(PROPOSED, by, hold.id)
    told = {one.id for role in AGREE for one in work.people.find(active=True, roles=Including(role))}
    for person in sorted(told - {by}):
        notify(work, person, PROPOSED, hold.id)
    return Lifting(proposed, lifted=False)


def _lift(work: Work, hold: Hold, by: str) -> Lifting:
    lifted = work.holds.save(hold.lifted(by, work.now))
    work.record("lifted", by, hold.id, proposed_by=hold.proposed_by)
    return Lifting(lifted, lifted=True, missed=_hold_what_was_missed(work, lifted))


def _who_proposed(work: Work, hold: Hold) -> frozenset[Role] | None:
    """The roles in which it was proposed, as they are now; None where no proposal counts."""
    if hold.proposed_by is None or hold.proposed_at is None or not hold.waits_for_second(work.now):
        return None
    roles = _roles(work, work.people.get(hold.proposed_by), hold)
    return roles if roles & AGREE else None


def _roles(work: Work, person: Person, proposed: Hold | None = None) -> frozenset[Role]:
    """Their own, and a contact's for whom they stand in; for a proposal, stood in for when it was made."""
    if not person.active or person.roles & AGREE:
        return person.roles if person.active else frozenset()
    at = work.now if proposed is None or proposed.proposed_at is None else proposed.proposed_at
    absences = work.absences.find(deputy=person.id, ends=Between(at, FOREVER))
    return person.roles | ({Role.CONTACT} if seat_of(person, absences, at) else frozenset())


def _require(by: str, roles: frozenset[Role], *, of: frozenset[Role] = AGREE) -> None:
    if not roles & of:
        raise NotAllowed(by, Action.LIFT)


def _hold_what_was_missed(work: Work, hold: Hold) -> tuple[str, ...]:
    """Whatever came due and that nobody has tried to send yet is held now, or it would go out after all."""
    others = work.holds.find(lifted_at=None)
    missed = []
    for found in sorted(work.placements.find(stage=(Place.QUEUED, Place.HELD), **_within(hold)), key=lambda p: p.post):
        if found.stage is Place.QUEUED and (found.due_at is None or found.due_at > work.now):
            continue
        post, placement = locked(work, found.id)
        if placement.stage is Place.QUEUED:
            work.placements.save(placement.moved(Place.HELD))
            work.record("missed", None, placement.id, post=post.id, channel=placement.channel)
            summarize(work, post)
        if not stopping(others, post.id, placement.channel):
            missed.append(placement.id)
    return tuple(missed)


def _within(hold: Hold) -> dict[str, str]:
    """The placements a hold is about, by the fields they have in common."""
    kind, _, about = hold.scope.partition(":")
    return {} if kind == EVERYTHING else {kind: about}
