"""A company about to be founded, as far as the set-up was told of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from approvals.company import Company
from approvals.people import Absence, Person, Role


@dataclass(frozen=True, slots=True)
class Blueprint:
    """There is one, whichever link of the set-up it was told by; it is forgotten once the company is founded.

    `founder` is the comms lead, `people` everybody else; `told` names the steps that were answered.
    """

    id: str
    at: datetime
    company: Company = field(default_factory=Company)
    founder: Person | None = None
    people: tuple[Person, ...] = ()
    absences: tuple[Absence, ...] = ()
    told: frozenset[str] = frozenset()
    version: int = 0

    @property
    def everybody(self) -> tuple[Person, ...]:
        return (self.founder, *self.people) if self.founder else self.people

    def having(self, role: Role) -> Iterator[Person]:
        """Whoever has this role, the founder first."""
        return (person for person in self.everybody if person.has(role))
