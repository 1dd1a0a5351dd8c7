"""Counting tries, so that guessing takes too long."""

import hashlib
from datetime import UTC, datetime, timedelta

from approvals.errors import PassRefused, TooOften
from approvals.fingerprint import new_id
from approvals.knocks import Bound, Knock
from approvals.ports import Begin, Between, Work

KEPT = timedelta(days=1)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def knock(begin: Begin, what: str, bound: Bound) -> None:
    """Note a try. Raises TooOften with the time from which it may be tried again."""
    name = _named(what)
    with begin() as work:
        recent = work.knocks.find(what=name, at=Between(work.now - bound.within, work.now))
        if len(recent) >= bound.count:
            raise TooOften(recent[0].at + bound.within)
        for old in work.knocks.find(what=name, at=Between(LONG_AGO, work.now - bound.within)):
            work.knocks.drop(old)
        work.knocks.add(Knock(new_id(), name, work.now))
        work.commit()


def spend_in(work: Work, what: str) -> None:
    """Use something up that is good once; two at once do not both succeed. Raises PassRefused, ChangedMeanwhile."""
    name = _named(what)
    if work.knocks.find(id=name):
        raise PassRefused
    work.knocks.add(Knock(name, name, work.now))


def forget_old(work: Work) -> None:
    """Drop what no bound looks at any more."""
    for old in work.knocks.find(at=Between(LONG_AGO, work.now - KEPT)):
        work.knocks.drop(old)


def _named(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()
