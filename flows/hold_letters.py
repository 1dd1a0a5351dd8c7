"""Letters about a hold: somebody wants to go on, and a second person has to agree."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from approvals.desk.lifting import PROPOSED
from approvals.jobs import Notice
from approvals.ports import Work

KINDS = frozenset({PROPOSED})
SUBJECT: Mapping[str, Mapping[str, str]] = {
    "de": {PROPOSED: "Soll es weitergehen? Dein Wort fehlt"},
    "en": {PROPOSED: "Shall it go on? Your word is missing"},
}
BODY: Mapping[str, Mapping[str, str]] = {
    "de": {
        PROPOSED: (
            "Hallo {name},\n\nseit {since} ist die Veröffentlichung angehalten:\n\n    {reason}\n\n{who} schlägt vor, "
            "weiterzumachen. Das gilt erst, wenn eine zweite Person zustimmt, bis {until}:\n\n    {address}/holds\n\n"
            "Nachgeschickt wird dann nichts von selbst. Ist es zu früh, lass es liegen: es bleibt angehalten.\n"
        )
    },
    "en": {
        PROPOSED: (
            "Hello {name},\n\npublishing has been on hold since {since}:\n\n    {reason}\n\n{who} proposes to go on. "
            "That counts once a second person agrees, until {until}:\n\n    {address}/holds\n\n"
            "Nothing is sent afterwards by itself. If it is too early, leave it: the hold stays.\n"
        )
    },
}


def about_hold(work: Work, notice: Notice) -> dict[str, str]:
    """Why it was stopped and since when, who proposes to go on and until when that counts."""
    hold, zone = work.holds.get(notice.about), ZoneInfo(work.company.zone)
    proposed = [work.people.get(hold.proposed_by).name] if hold.proposed_by else []
    reasons = [remark.text for remark in work.remarks.find(id=hold.remark)]
    ends = hold.proposal_ends or work.now
    return {
        "since": hold.at.astimezone(zone).strftime("%d.%m.%Y %H:%M"),
        "reason": " ".join(reasons),
        "who": ", ".join(proposed) or "-",
        "until": ends.astimezone(zone).strftime("%d.%m.%Y %H:%M"),
    }
