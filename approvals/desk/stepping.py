"""The plan of the change: whose step it is, by when, and, where only people know it, that it is done."""

from dataclasses import replace
from datetime import date

from approvals.desk.evidence import facts
from approvals.errors import KnownByItself, NotFound, NothingToSay, TooLong
from approvals.fingerprint import new_id
from approvals.permissions import Action, allow
from approvals.plan import LONGEST, MOST_OWN, PLAN, Phase, Standing, Step
from approvals.ports import Begin, Work


def board(work: Work) -> list[Standing]:
    """Every step as it stands, phase by phase, the company's own at the end of each."""
    told = work.plan_steps.find()
    known = {one.key: one for one in told if one.key}
    steps = [known.get(key) or _blank(key) for key in PLAN]
    steps += [one for one in told if one.key is None]
    seen = facts(work)
    phases = tuple(Phase)
    standings = []
    for step in sorted(steps, key=lambda one: phases.index(one.phase)):
        evidence = PLAN[step.key][1] if step.key else None
        standings.append(Standing(step, evidence, seen[evidence] if evidence else None))
    return standings


def assign(begin: Begin, step: str, owner: str | None, day: date | None, *, by: str) -> None:
    """Say whose it is and by when. Raises NotAllowed, NotFound."""
    with begin() as work:
        allow(work.people.get(by), Action.PLAN_CHANGE)
        if owner is not None and not work.people.get(owner).active:
            raise NotFound("person", owner)
        kept = _keep(work, replace(_step(work, step), owner=owner, day=day))
        work.record("step_assigned", by, kept.id, owner=owner)
        work.commit()


def tick(begin: Begin, step: str, *, done: bool, by: str) -> None:
    """Say that it is done, or is not after all. Raises NotAllowed, NotFound, KnownByItself."""
    with begin() as work:
        before = _step(work, step)
        if before.key and PLAN[before.key][1] is not None:
            raise KnownByItself(before.key)
        if before.owner != by:
            allow(work.people.get(by), Action.PLAN_CHANGE)
        kept = _keep(work, replace(before, done_at=work.now if done else None, done_by=by if done else None))
        work.record("step_done" if done else "step_open", by, kept.id)
        work.commit()


def add_own(begin: Begin, phase: Phase, title: str, *, by: str) -> str:
    """A step of the company's own. Returns its id. Raises NotAllowed, NothingToSay, TooLong."""
    written = " ".join(title.split())
    if not written:
        raise NothingToSay("step")
    if len(written) > LONGEST:
        raise TooLong(len(written), LONGEST)
    with begin() as work:
        allow(work.people.get(by), Action.PLAN_CHANGE)
        own = work.plan_steps.find(key=None)
        if len(own) >= MOST_OWN:
            raise TooLong(len(own) + 1, MOST_OWN)
        step = Step(new_id(), None, phase, written, None, None)
        work.plan_steps.add(step)
        work.record("step_added", by, step.id)
        work.commit()
    return step.id


def drop_own(begin: Begin, step: str, *, by: str) -> None:
    """Raises NotAllowed, NotFound for a step every company has."""
    with begin() as work:
        allow(work.people.get(by), Action.PLAN_CHANGE)
        before = _step(work, step)
        if before.key:
            raise NotFound("step", step)
        work.plan_steps.drop(before)
        work.record("step_dropped", by, step)
        work.commit()


def _step(work: Work, named: str) -> Step:
    """By its key or its id. Raises NotFound."""
    if named in PLAN:
        return next(iter(work.plan_steps.find(key=named)), _blank(named))
    return work.plan_steps.get(named)


def _blank(key: str) -> Step:
    return Step("", key, PLAN[key][0], "", None, None)


def _keep(work: Work, step: Step) -> Step:
    if step.id:
        return work.plan_steps.save(step)
    new = replace(step, id=new_id())
    work.plan_steps.add(new)
    return new
