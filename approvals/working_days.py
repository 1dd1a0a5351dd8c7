"""Working days as the company's calendar knows them: no weekend, and no holiday of its land."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from holidays import country_holidays

from approvals.errors import BadSetting
from approvals.times import zone_named

ONE_DAY = timedelta(days=1)
SATURDAY = 5
FIRST_DAY_BACK_ENDS = time(17)
LANDS = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")
REGIONS = ("DE", *(f"DE-{land}" for land in LANDS), "")  # all of Germany's, one land's, or none
LANGUAGES = {"de": "de", "en": "en_US"}


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A region of REGIONS in a zone; the holidays are those of PyPI `holidays`, kept for public holidays only."""

    zone: str
    region: str

    def works(self, day: date) -> bool:
        return day.weekday() < SATURDAY and not self.holiday(day)

    def holiday(self, day: date, lang: str = "de") -> str:
        """The name of the public holiday, empty where it is none."""
        return _holidays(self.region, day.year, LANGUAGES[lang]).get(day, "") if self.region else ""

    def works_at(self, at: datetime) -> bool:
        return self.works(self._day(at))

    def after(self, at: datetime, within: timedelta) -> datetime:
        """When this much time has passed, of which days off count nothing; a working day counts from midnight on."""
        day, left = self._day(at), within
        while True:
            ends = self._begins(day + ONE_DAY)
            if self.works(day):
                if at + left <= ends:
                    return at + left
                left -= ends - at
            day, at = day + ONE_DAY, ends

    def deadline(self, at: datetime, within: timedelta) -> datetime:
        """The end of a time to answer that begins now; never before 17:00 on the first day back."""
        ends = self.after(at, within)
        day = self._day(ends)
        if at < self._begins(day) and not self.works(day - ONE_DAY):
            back = datetime.combine(day, FIRST_DAY_BACK_ENDS, zone_named(self.zone)).astimezone(UTC)
            return max(ends, back)
        return ends

    def _day(self, at: datetime) -> date:
        return at.astimezone(zone_named(self.zone)).date()

    def _begins(self, day: date) -> datetime:
        return datetime.combine(day, time.min, zone_named(self.zone)).astimezone(UTC)


def region_named(written: str) -> str:
    """A region as settings name it. Raises BadSetting."""
    if written not in REGIONS:
        raise BadSetting("region", written, " | ".join(region or '""' for region in REGIONS))
    return written


@cache
def _holidays(region: str, year: int, language: str) -> Mapping[date, str]:
    country, _, land = region.partition("-")
    return dict(country_holidays(country, subdiv=land or None, years=year, language=language))
