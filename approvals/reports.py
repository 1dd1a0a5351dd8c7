"""What happened in a month, on one page: counts and a median, and nobody's name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from approvals.errors import NotFound

FEWEST = 5
"""From which number on something about people's decisions is told, and a median is one."""
TOLD_MONTHS = 6
THURSDAY = 4


@dataclass(frozen=True, slots=True, order=True)
class Month:
    year: int
    number: int

    @classmethod
    def read(cls, written: str) -> "Month":
        """From "2026-10". Raises NotFound."""
        try:
            return cls.of(date.fromisoformat(f"{written}-01"))
        except ValueError:
            raise NotFound("month", written[:20]) from None

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def after(self) -> "Month":
        return Month.of(self.first + timedelta(days=31))

    @property
    def before(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))

    @property
    def weeks(self) -> tuple[str, ...]:
        """The ISO weeks whose Thursday lies in it, as "2026-W48": each week belongs to one month."""
        days = (self.first + timedelta(days=step) for step in range((self.after.first - self.first).days))
        thursdays = (day.isocalendar() for day in days if day.isoweekday() == THURSDAY)
        return tuple(f"{one.year}-W{one.week:02}" for one in thursdays)


@dataclass(frozen=True, slots=True)
class Report:
    """`out` counts posts by channel, `weekly` all of them by ISO week, `monthly` the last six months, oldest first.

    None where a number would tell of somebody: fewer than five, and not nothing. `hours` is the median from a draft's
    first save to its release, of at least five.
    """

    month: Month
    out: Mapping[str, int]
    posts: int
    weekly: Mapping[str, int]
    monthly: Sequence[tuple[Month, int]]
    hours: float | None
    inquiries: int
    inquiries_answered: int
    asked: int | None
    answered: int | None
    worries: int
    worries_answered: int
    consents: int | None
    withdrawn: int | None


def told(count: int) -> int | None:
    """A number of people's decisions: none is told, one to four are not."""
    return None if 0 < count < FEWEST else count
