"""Times as people write them: on the company's clock, to the minute."""

import re
from datetime import datetime, timedelta

from approvals.times import Moment, moment
from flows.errors import BadDuration, BadTime

DURATION = re.compile(r"(\d{1,4})\s*([dh])")


def moment_of(written: str, zone: str) -> Moment:
    """The moment meant by "2026-12-01 10:00" on a clock in this zone. Raises BadTime, NoSuchLocalTime, UnknownZone."""
    return moment(_wall_clock(written), zone)


def day_begins(written: str, zone: str) -> datetime:
    """UTC; a date alone means its first minute."""
    return moment_of(written, zone).at


def day_ends(written: str, zone: str) -> datetime:
    """UTC; a date alone means the whole day, so its end is the first minute of the next."""
    wall_clock = _wall_clock(written)
    is_date = len(written.strip()) == len("2026-12-01")
    return moment(wall_clock + timedelta(days=1) if is_date else wall_clock, zone).at


def duration_of(written: str) -> timedelta:
    """From "3d" or "12h". Raises BadDuration."""
    fits = DURATION.fullmatch(written.strip())
    if fits is None or int(fits[1]) < 1:
        raise BadDuration(written)
    return timedelta(days=int(fits[1])) if fits[2] == "d" else timedelta(hours=int(fits[1]))


def _wall_clock(written: str) -> datetime:
    try:
        read = datetime.fromisoformat(written.strip())
    except ValueError:
        raise BadTime(written) from None
    if read.tzinfo is not None:
        raise BadTime(written)
    return read
