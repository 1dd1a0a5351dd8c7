"""Points in time: UTC for the machine, with the zone in which a person meant them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from approvals.errors import NoSuchLocalTime, UnknownZone

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # before anything here happened
FOREVER = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in UTC and the IANA zone it was chosen in."""

    at: datetime
    zone: str

    def local(self) -> datetime:
        return self.at.astimezone(zone_named(self.zone))


def zone_named(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise UnknownZone(name) from unknown


def moment(wall_clock: datetime, zone: str) -> Moment:
    """The moment a wall clock in this zone shows; a time that occurs twice means the first.

    Raises NoSuchLocalTime for a time the spring change skips, UnknownZone for a zone IANA does not know.
    """
    there = wall_clock.replace(tzinfo=zone_named(zone), fold=0)
    at = there.astimezone(UTC)
    if at.astimezone(there.tzinfo).replace(tzinfo=None) != wall_clock.replace(tzinfo=None):
        raise NoSuchLocalTime(wall_clock.isoformat(sep=" ", timespec="minutes"), zone)
    return Moment(at, zone)
