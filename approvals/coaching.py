"""Times at which a contact or lead helps somebody in person: offered, booked, called off."""

from dataclasses import dataclass
from datetime import datetime, timedelta

BOOKED, CALLED_OFF = "coach_booked", "coach_called_off"
"""Kinds of letters, to both."""
SHORTEST, LONGEST = 10, 120
"""Minutes."""
MOST_OPEN = 40
"""Times one coach offers at once."""


@dataclass(frozen=True, slots=True)
class CoachTime:
    id: str
    coach: str
    starts: datetime
    minutes: int
    booked_by: str | None = None
    called_off: bool = False
    version: int = 0

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)

    def concerns(self, person: str) -> bool:
        return person in {self.coach, self.booked_by}
