"""Sending one notice: a question, a reminder, an invitation, or what was decided. Knows nothing of Prefect."""

from dataclasses import replace
from pathlib import Path

from approvals.desk import hiring
from flows.house import House
from flows.letters import letter


def send(home: House, notice_id: str) -> Path | None:
    """Write the message in the person's language and send it; sent twice it is the same message.

    Returns where the mail lies, or None where there was nothing to send.
    """
    with home.begin(reading=True) as work:
        notice = work.notices.get(notice_id)
        person = work.people.get(notice.person)
    if notice.sent_at is not None or not person.mail:
        return None
    key = hiring.new_key(home.begin, person.id) if notice.kind == "invitation" else ""
    with home.begin(reading=True) as work:
        message = letter(work, notice, person, key)
    written = home.mail.send(notice.id, message)
    with home.begin() as work:
        work.notices.save(replace(notice, sent_at=work.now))
        work.commit()
    return written


def invite(home: House, person: str) -> Path | None:
    """Send this person's invitation at once, if it still waits."""
    with home.begin(reading=True) as work:
        waiting = work.notices.find(person=person, kind="invitation", sent_at=None)
    return next((send(home, notice.id) for notice in waiting), None)
