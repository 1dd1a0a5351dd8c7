"""Absences that have begun or are to come: ended early, and who signs for nobody meanwhile."""

from datetime import datetime

from approvals.errors import DeputyAway, NotAllowed, StandsInMeanwhile
from approvals.people import Absence
from approvals.permissions import Action, allow
from approvals.ports import Begin, Between, Work
from approvals.times import FOREVER


def require_no_chain(work: Work, absence: Absence) -> None:
    """Nobody stands in for a deputy. Raises DeputyAway, StandsInMeanwhile."""
    if absence.deputy is None:
        return
    for other in work.absences.find(ends=Between(absence.starts, FOREVER)):
        if other.starts >= absence.ends:
            continue
        if other.contact == absence.deputy:
            raise DeputyAway(absence.deputy, other.ends)
        if other.deputy == absence.contact:
            raise StandsInMeanwhile(absence.contact, other.ends)


def end_early(begin: Begin, absence_id: str, ends: datetime, *, by: str) -> None:
    """Somebody is back sooner: from then on their deputy counts no more; what was signed meanwhile stays signed.

    An absence that then has not even begun is dropped. One never gets longer this way. Raises NotAllowed, NotFound.
    """
    with begin() as work:
        allow(work.people.get(by), Action.RECORD_ABSENCE)
        absence = work.absences.get(absence_id)
        if ends > absence.ends:
            raise NotAllowed(by, Action.RECORD_ABSENCE)
        if ends <= absence.starts:
            work.absences.drop(absence)
        else:
            work.absences.save(Absence(absence.id, absence.contact, absence.deputy, absence.starts, ends, absence.by))
        work.record("back_early", by, absence.contact, ends=ends.isoformat())
        work.commit()
