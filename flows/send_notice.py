"""Send one notice: a question, a reminder, an invitation, or what was decided."""

import asyncio
from dataclasses import replace

from prefect import flow

from approvals.desk import hiring
from flows.house import House, house
from flows.letters import letter


@flow(name="send_notice", flow_run_name="send notice {notice_id}")
async def send_notice(notice_id: str) -> None:
    await asyncio.to_thread(send, house(), notice_id)


def send(home: House, notice_id: str) -> None:
    """Write the message in the person's language and send it. Sent twice it is the same message."""
    with home.begin(reading=True) as work:
        notice = work.notices.get(notice_id)
        person = work.people.get(notice.person)
    if notice.sent_at is not None or not person.mail:
        return
    key = hiring.new_key(home.begin, person.id) if notice.kind == "invitation" else ""
    with home.begin(reading=True) as work:
        message = letter(work, notice, person, key)
    home.mail.send(notice.id, message)
    with home.begin() as work:
        work.notices.save(replace(notice, sent_at=work.now))
        work.commit()
