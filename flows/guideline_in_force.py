"""The guideline in force: the shipped one, or the edition that the company switched on last."""

import threading

from approvals.company import Company
from approvals.ports import Begin
from policies.guideline import Guideline, agreed, shipped_guideline

REMEMBERED = 4  # the one in force, the one before for whoever still reads, and two that are being compared


class InForce:
    """Follows the settings that units of work see: whoever begins one after a change has the changed guideline."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._newest: Company | None = None
        self._read: dict[str, Guideline] = {}

    def see(self, company: Company) -> None:
        """A unit of work began with these settings; older ones than known change nothing."""
        with self._lock:
            if self._newest is None or company.version >= self._newest.version:
                self._newest = company

    def now(self, begin: Begin) -> Guideline:
        """As of the last unit of work that began in this process."""
        if self._newest is None:
            with begin(reading=True) as work:
                self.see(work.company)
        assert self._newest is not None
        return self.of(begin, self._newest)

    def of(self, begin: Begin, company: Company) -> Guideline:
        """That of these settings. Raises a `PolicyError` where an edition cannot be read any more."""
        if not company.edition:
            return shipped_guideline()
        if company.edition not in self._read:
            with begin(reading=True) as work:
                edition = work.editions.get(company.edition)
            read = agreed(edition.german, edition.english)
            with self._lock:
                while len(self._read) >= REMEMBERED:
                    self._read.pop(next(iter(self._read)))
                self._read[company.edition] = read
        return self._read[company.edition]
