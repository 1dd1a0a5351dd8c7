"""Sending one notice: a question, a reminder, an invitation, or what was decided. Knows nothing of Prefect."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from approvals.desk import answer_links, event_answer_links, hiring, passing
from approvals.jobs import Notice
from approvals.passes import Opens
from flows import event_letters
from flows.house import House
from flows.letters import ASKS, letter

WAYS_IN: Mapping[str, Opens] = {"sign_in": Opens.SIGN_IN, "invitation": Opens.INVITATION}


def send(home: House, notice_id: str) -> Path | None:
    """Write the message in the person's language and send it; sent twice it is the same message.

    Returns where the mail lies, or None where it went to a mail server or there was nothing to send.
    """
    with home.begin(reading=True) as work:
        notice = work.notices.get(notice_id)
        person = work.people.get(notice.person)
    if notice.sent_at is not None or not person.mail:
        return None
    given = _given(home, notice)
    with home.begin(reading=True) as work:
        message = letter(work, notice, person, given)
    message["From"] = home.settings.smtp_from
    written = home.mail.send(notice.id, message)
    with home.begin() as work:
        work.notices.save(replace(notice, sent_at=work.now))
        work.commit()
    return written


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
    if notice.kind == "invitation":
        given["key"] = hiring.new_key(home.begin, notice.person)
    return given


def invite(home: House, person: str) -> Path | None:
    """Send this person's invitation at once, if it still waits."""
    with home.begin(reading=True) as work:
        waiting = work.notices.find(person=person, kind="invitation", sent_at=None)
    return next((send(home, notice.id) for notice in waiting), None)
