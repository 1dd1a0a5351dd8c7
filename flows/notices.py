"""Sending one notice: a question, a reminder, an invitation, or what was decided. Knows nothing of Prefect."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from approvals.desk import answer_links, event_answer_links, hiring, passing, reaching
from approvals.desk.guests import LINK as GUEST_LINK
from approvals.desk.joining import FAREWELL
from approvals.errors import ChatRefused
from approvals.jobs import Notice
from approvals.passes import Opens
from approvals.people import LANGUAGES, Person
from approvals.reaching import Reach
from flows import event_letters
from flows.house import House
from flows.letters import ASKS, letter

log = logging.getLogger("freigabe.notices")
WAYS_IN: Mapping[str, Opens] = {"sign_in": Opens.SIGN_IN, "invitation": Opens.INVITATION}


def send(home: House, notice_id: str) -> Path | None:
    """Write the message in the person's language and send it; sent twice it is the same message.

    Returns where the mail lies, or None where it went to a mail server or there was nothing to send.
    """
    with home.begin(reading=True) as work:
        notice = work.notices.get(notice_id)
        person, now = work.people.get(notice.person), work.now
        goes_at, reach = reaching.moment(work, notice, person), reaching.reach_in(work, person.id)
    if notice.sent_at is not None or not person.mail:
        return None
    if goes_at > now:
        reaching.postpone(home.begin, notice, goes_at)
        return None
    if reaching.chatted(reach, notice.kind) and _chatted(home, reach, person):
        _sent(home, notice)
        return None
    given = _given(home, notice)
    with home.begin(reading=True) as work:
        message = letter(work, notice, person, given)
    message["From"] = home.settings.smtp_from
    if not person.active and reach.private_mail:
        message.replace_header("To", reach.private_mail)
    written = home.mail.send(notice.id, message)
    _sent(home, notice)
    return written


def _sent(home: House, notice: Notice) -> None:
    with home.begin() as work:
        work.notices.save(replace(notice, sent_at=work.now))
        work.commit()


def _chatted(home: House, reach: Reach, person: Person) -> bool:
    """Whether it arrived there; else a mail goes."""
    try:
        home.chat.send(reach.chat, person.lang if person.lang in LANGUAGES else "de")
    except ChatRefused as refused:
        log.warning("chat message of %s not taken: %s", person.id, refused.why)
        return False
    return True


def _given(home: House, notice: Notice) -> dict[str, str]:
    """What only this letter holds: its secrets are made now and kept nowhere else."""
    address = home.settings.public_address
    given = {"address": address}
    if notice.kind in WAYS_IN:
        link = passing.issue(home.begin, WAYS_IN[notice.kind], notice.person)
        given["link"] = f"{address}/in/{link.secret}"
    if notice.kind in ASKS:
        link = answer_links.link_for(home.begin, notice.person, notice.about)
        given |= {"link": f"{address}/a/{link.secret}", "digits": str(link.code)}
    if notice.kind in event_letters.ASK:
        link = event_answer_links.link_for(home.begin, notice.person, notice.about)
        given |= {"link": f"{address}/e/{link.secret}", "digits": str(link.code)}
    if notice.kind == GUEST_LINK:
        link = passing.issue(home.begin, Opens.GUEST, notice.person, about=notice.about)
        given["link"] = f"{address}/guest/{link.secret}"
    if notice.kind == FAREWELL:
        link = passing.issue(home.begin, Opens.FAREWELL, notice.person)
        given["link"] = f"{address}/farewell/{link.secret}"
    if notice.kind == "invitation":
        given["key"] = hiring.new_key(home.begin, notice.person)
    return given


def invite(home: House, person: str) -> Path | None:
    """Send this person's invitation at once, if it still waits."""
    with home.begin(reading=True) as work:
        waiting = work.notices.find(person=person, kind="invitation", sent_at=None)
    return next((send(home, notice.id) for notice in waiting), None)
