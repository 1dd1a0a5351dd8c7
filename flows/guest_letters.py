"""The letter to a guest who left an address: the link to their own page."""

from collections.abc import Mapping

from approvals.desk.guests import LINK
from approvals.jobs import Notice
from approvals.ports import Work

KINDS = frozenset({LINK})
SUBJECT: Mapping[str, Mapping[str, str]] = {
    "de": {LINK: "Deine Antwort zu Bildern: {event}"},
    "en": {LINK: "Your answer about pictures: {event}"},
}
BODY: Mapping[str, Mapping[str, str]] = {
    "de": {
        LINK: (
            "Hallo {name},\n\n"
            "danke für deine Antwort zu Bildern von dieser Veranstaltung:\n\n    {event}\n\n"
            "Hier siehst du, was gilt, und änderst es, nimmst es zurück oder löschst alles, jederzeit und "
            "ohne Grund:\n\n"
            "    {link}\n\n"
            "Der Link ist nur für dich. Gib ihn nicht weiter.\n"
        ),
    },
    "en": {
        LINK: (
            "Hello {name},\n\n"
            "thank you for your answer about pictures of this event:\n\n    {event}\n\n"
            "Here you see what holds, and change it, take it back or delete everything, at any time "
            "without a reason:\n\n"
            "    {link}\n\n"
            "The link is for you only. Do not pass it on.\n"
        ),
    },
}


def about_guest(work: Work, notice: Notice) -> dict[str, str]:
    """The event's name."""
    return {"event": work.events.get(notice.about).name}
