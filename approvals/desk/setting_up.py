"""Setting a company up step by step: what was told is kept until it is founded; whoever holds a link goes on."""

from dataclasses import replace

from approvals.blueprints import Blueprint
from approvals.desk.founding import found_in
from approvals.desk.joining import require_all_fit, require_stand_in
from approvals.desk.passing import Issued, issue_in, present_in
from approvals.errors import AlreadyFounded, FounderMissing
from approvals.passes import Opens, Pass
from approvals.ports import Begin, Work
from approvals.times import zone_named

ONLY = "company"


def blueprint(begin: Begin, secret: str) -> Blueprint:
    """What was told so far; an empty blueprint where nothing was. Raises PassRefused, AlreadyFounded."""
    with begin(reading=True) as work:
        _ = _link(work, secret)
        return _kept(work)


def keep(begin: Begin, secret: str, told: Blueprint) -> Blueprint:
    """Keep a changed blueprint. Nobody is invited yet.

    Raises PassRefused, AlreadyFounded, ChangedMeanwhile, UnknownZone, BadPerson, HandleTaken, MailTaken, SamePerson,
    BadSetting.
    """
    _ = zone_named(told.company.zone)
    require_all_fit(told.everybody)
    for absence in told.absences:
        require_stand_in(absence)
    with begin() as work:
        _ = _link(work, secret)
        before = _kept(work)
        told = replace(told, id=before.id, at=work.now)
        if work.blueprints.find(id=before.id):
            told = work.blueprints.save(told)
        else:
            work.blueprints.add(told)
        work.commit()
    return told


def set_up(begin: Begin, secret: str, *, label: str) -> Issued:
    """Found the company as it was told, invite everybody, and sign the founder in: all of it or nothing.

    The link is used up and the blueprint forgotten. Raises PassRefused, AlreadyFounded, FounderMissing.
    """
    with begin() as work:
        link = _link(work, secret)
        told = _kept(work)
        if told.founder is None:
            raise FounderMissing
        found_in(work, told.company, told.people, first=told.founder, absences=told.absences)
        work.blueprints.drop(told)
        work.passes.save(replace(work.passes.get(link.id).require(work.now), used_at=work.now))
        session = issue_in(work, Opens.SESSION, told.founder.id, label=label)
        work.commit()
    return session


def _link(work: Work, secret: str) -> Pass:
    link, _ = present_in(work, secret, Opens.SET_UP)
    return link


def _kept(work: Work) -> Blueprint:
    if work.people.newest(1):
        raise AlreadyFounded
    kept = work.blueprints.find()
    return kept[0] if kept else Blueprint(ONLY, work.now, company=work.company)
