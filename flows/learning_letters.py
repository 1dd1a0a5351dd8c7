"""Letters about times with a coach, to both: that one is booked, with its file for the calendar, or called off."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from approvals.coaching import BOOKED, CALLED_OFF
from approvals.jobs import Notice
from approvals.ports import Work

KINDS = frozenset({BOOKED, CALLED_OFF})
SUBJECT: Mapping[str, Mapping[str, str]] = {
    "de": {BOOKED: "Euer Termin am {day}", CALLED_OFF: "Der Termin am {day} fällt aus"},
    "en": {BOOKED: "Your meeting on {day}", CALLED_OFF: "The meeting on {day} is off"},
}
BODY: Mapping[str, Mapping[str, str]] = {
    "de": {
        BOOKED: (
            "Hallo {name},\n\nihr trefft euch am {day} um {time}, für {minutes} Minuten: {coach} hilft {booker}.\n\n"
            "Für den Kalender:\n\n    {address}/learning/coaches/{about}.ics\n\n"
            "Absagen geht jederzeit, ohne Grund:\n\n    {address}/learning/coaches\n"
        ),
        CALLED_OFF: (
            "Hallo {name},\n\nder Termin am {day} um {time} wurde abgesagt. Einen Grund braucht es dafür nicht.\n\n"
            "Andere Zeiten stehen hier:\n\n    {address}/learning/coaches\n"
        ),
    },
    "en": {
        BOOKED: (
            "Hello {name},\n\nyou meet on {day} at {time}, for {minutes} minutes: {coach} helps {booker}.\n\n"
            "For the calendar:\n\n    {address}/learning/coaches/{about}.ics\n\n"
            "You can call it off at any time, without a reason:\n\n    {address}/learning/coaches\n"
        ),
        CALLED_OFF: (
            "Hello {name},\n\nthe meeting on {day} at {time} was called off. That needs no reason.\n\n"
            "Other times are here:\n\n    {address}/learning/coaches\n"
        ),
    },
}


def about_learning(work: Work, notice: Notice) -> dict[str, str]:
    """When it is, for how long, and who meets; strokes where the time was taken away or is free again."""
    found = work.coach_times.find(id=notice.about)
    if not found:
        return dict.fromkeys(("day", "time", "minutes", "coach", "booker", "about"), "-")
    time = found[0]
    starts = time.starts.astimezone(ZoneInfo(work.company.zone))
    names = {one.id: one.name for one in work.people.find(id={time.coach, time.booked_by or time.coach})}
    return {
        "day": starts.strftime("%d.%m.%Y"),
        "time": starts.strftime("%H:%M"),
        "minutes": str(time.minutes),
        "coach": names.get(time.coach, "-"),
        "booker": names.get(time.booked_by or "", "-"),
        "about": time.id,
    }
