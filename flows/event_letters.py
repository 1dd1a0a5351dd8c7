"""The letter about a whole event: one for each person, however many pictures show them."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from approvals.desk.event_asking import NOTICE, REMINDER, open_for
from approvals.jobs import Notice
from approvals.ports import Work

ASK = frozenset({NOTICE, REMINDER})
SUBJECT: Mapping[str, Mapping[str, str]] = {
    "de": {
        NOTICE: "Dürfen Bilder von dir raus? {event}",
        REMINDER: "Noch eine Frage offen: dürfen Bilder von dir raus? {event}",
    },
    "en": {
        NOTICE: "May pictures of you go out? {event}",
        REMINDER: "Still open: may pictures of you go out? {event}",
    },
}
BODY: Mapping[str, str] = {
    "de": (
        "Hallo {name},\n\n"
        "von dieser Veranstaltung gibt es Bilder, auf denen du zu sehen bist ({count}):\n\n    {event}\n\n"
        "Sieh sie dir an und antworte zu jedem, oder zu allen auf einmal, ohne Passwort:\n\n    {link}\n\n"
        "    Für ein Ja: {digits}\n\n"
        "Ja, ja aber verpixelt, oder nein: du entscheidest, ohne Grund, und kannst es jederzeit ändern.\n"
        "Antworte bis {deadline}. Ohne Antwort erscheint kein Bild mit dir.\n\n"
        "Der Link ist nur für dich. Gib ihn nicht weiter.\n"
    ),
    "en": (
        "Hello {name},\n\n"
        "there are pictures of this event that show you ({count}):\n\n    {event}\n\n"
        "Look at them and answer about each, or about all at once, without a password:\n\n    {link}\n\n"
        "    For a yes: {digits}\n\n"
        "Yes, yes but blurred, or no: you decide, without a reason, and can change it at any time.\n"
        "Please answer by {deadline}. Without an answer no picture appears with you.\n\n"
        "The link is for you only. Do not pass it on.\n"
    ),
}


def about_event(work: Work, notice: Notice) -> dict[str, str]:
    """The event's name, how many pictures are asked about, and the person's own deadline."""
    event = work.events.get(notice.about)
    asked = [one for one in open_for(work, notice.person) if one.event == event.id]
    deadline = max((one.deadline for one in asked), default=None)
    zone = ZoneInfo(work.company.zone)
    return {
        "event": event.name,
        "count": str(len({one.picture for one in asked})),
        "deadline": deadline.astimezone(zone).strftime("%d.%m.%Y %H:%M") if deadline else "-",
    }
