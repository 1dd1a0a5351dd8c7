"""Fixed places in the week on which a channel likes to publish, as people write them: "Di und Do 10:00"."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from approvals.errors import NoSuchLocalTime, SlotUnclear
from approvals.times import Moment, moment, zone_named
from approvals.working_days import ONE_DAY, WorkingDays

CLOSE = timedelta(minutes=60)  # two posts on one channel within an hour take each other's readers
SOON = timedelta(days=14)
MOST = 60  # places of one channel in a week
DAYS = (
    ("mo", "mon", "montag", "monday", "montags", "mondays"),
    ("di", "die", "tu", "tue", "dienstag", "tuesday", "dienstags", "tuesdays"),
    ("mi", "we", "wed", "mittwoch", "wednesday", "mittwochs", "wednesdays"),
    ("do", "th", "thu", "donnerstag", "thursday", "donnerstags", "thursdays"),
    ("fr", "fri", "freitag", "friday", "freitags", "fridays"),
    ("sa", "sat", "samstag", "saturday", "samstags", "saturdays", "sonnabend", "sonnabends"),
    ("so", "su", "sun", "sonntag", "sunday", "sonntags", "sundays"),
)
NUMBERS = {word: number for number, words in enumerate(DAYS) for word in words}
SHORT = {"de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
HOUR = re.compile(r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?")
BETWEEN = frozenset({"und", "and", "um", "at", "uhr", "o'clock"})


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A time on the company's clock on one day of every week (Monday is 0)."""

    channel: str
    weekday: int
    at: time


def read_slots(channel: str, written: str) -> tuple[Slot, ...]:
    """From "Di und Do 10:00, Fr 9": days, then their times. Raises SlotUnclear about what is neither."""
    found: set[Slot] = set()
    days: list[int] = []
    timed = True
    for word in re.findall(r"[^\s,;/+&]+", written.casefold()):
        bare = word.strip(".")
        if bare in NUMBERS:
            days = [NUMBERS[bare]] if timed else [*days, NUMBERS[bare]]
            timed = False
        elif (hour := HOUR.fullmatch(word)) and days:
            found |= {Slot(channel, day, time(int(hour[1]), int(hour[2] or 0))) for day in days}
            timed = True
        elif word not in BETWEEN:
            raise SlotUnclear(channel, word[:40])
    if not timed or len(found) > MOST:
        raise SlotUnclear(channel, written[:40])
    return tuple(sorted(found))


def written_slots(slots: Iterable[Slot], lang: str = "de") -> str:
    """As `read_slots` reads them: days that share a time stand together."""
    days: dict[time, list[int]] = {}
    for slot in sorted(slots):
        days.setdefault(slot.at, []).append(slot.weekday)
    together: dict[tuple[int, ...], list[time]] = {}
    for at, same in sorted(days.items(), key=lambda one: (one[1], one[0])):
        together.setdefault(tuple(same), []).append(at)
    return ", ".join(
        f"{' '.join(SHORT[lang][day] for day in same)} {' '.join(f'{at:%H:%M}' for at in times)}"
        for same, times in together.items()
    )


def coming(
    slots: Collection[Slot], after: datetime, until: datetime, off: WorkingDays, *, on_holidays: bool
) -> Iterator[tuple[Slot, Moment]]:
    """The places between two instants, in the order of time. One that the clocks skip is left out; of one that comes
    twice the first counts. Without `on_holidays` holidays have none.
    """
    day, last = _day(after, off.zone), _day(until, off.zone)
    while day <= last:
        if on_holidays or not off.holiday(day):
            here = ((slot, _moment(day, slot, off.zone)) for slot in sorted(slots, key=lambda slot: (slot.at, slot)))
            yield from (
                (slot, when)
                for slot, when in here
                if slot.weekday == day.weekday() and when and after < when.at <= until
            )
        day += ONE_DAY


def free(places: Iterable[tuple[Slot, Moment]], taken: Sequence[tuple[str, datetime]]) -> Iterator[tuple[Slot, Moment]]:
    """Those with nothing else on their channel within an hour."""
    for slot, when in places:
        if not any(channel == slot.channel and abs(at - when.at) < CLOSE for channel, at in taken):
            yield slot, when


def _moment(day: date, slot: Slot, zone: str) -> Moment | None:
    try:
        return moment(datetime.combine(day, slot.at), zone)
    except NoSuchLocalTime:
        return None


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(zone_named(zone)).date()
