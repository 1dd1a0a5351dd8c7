"""Send one notice. May run twice."""

import asyncio

from prefect import flow

from flows.discretion import discreet
from flows.house import house
from flows.notices import send


@flow(name="send_notice", flow_run_name="send notice {notice_id}")
@discreet
async def send_notice(notice_id: str) -> None:
    """Write the message in the person's language and send it."""
    await asyncio.to_thread(send, house(), notice_id)
