"""Every night: delete what is kept no longer, announce consents that end, send auditors the head of the history."""

import asyncio
from contextlib import suppress

from prefect import flow

from approvals.desk import anchoring, expiring, removing, tidying
from approvals.desk.knocking import spend_in
from approvals.errors import PassRefused
from approvals.retention import Kind
from approvals.times import zone_named
from flows.discretion import discreet
from flows.house import House, house
from flows.mail_folder import MailFolder
from storage.erasure import scrub

HOUR = 3
"""On the company's clock: nobody works, and backups of the evening before hold what is deleted now for one more day."""


@flow(name="tidy", flow_run_name="tidy")
@discreet
async def tidy() -> dict[str, int]:
    """Once a night, from three o'clock on; asked more often it does nothing. Returns how much of each was deleted."""
    return await asyncio.to_thread(tidied, house())


def tidied(home: House) -> dict[str, int]:
    """What the flow does, without Prefect."""
    removing.remind_of_late(home.begin)
    if not _tonight(home):
        return {}
    expiring.announce(home.begin)
    expiring.ended(home.begin, whole=True)
    letters = _letters(home)
    counts = tidying.tidy(home.begin)
    if isinstance(home.mail, MailFolder):
        for letter in letters:
            home.mail.forget(letter)
    if counts:
        scrub(home.database)
    anchoring.anchor(home.begin)
    return {str(kind): count for kind, count in counts.items()}


def _letters(home: House) -> list[str]:
    """Letters whose files go with their rows."""
    with home.begin(reading=True) as work:
        return [one.about for one in tidying.due(work, work.now) if one.kind is Kind.LETTERS]


def _tonight(home: House) -> bool:
    """Whether it is night, and this night's turn was not taken yet."""
    with suppress(PassRefused), home.begin() as work:
        here = work.now.astimezone(zone_named(work.company.zone))
        if here.hour < HOUR:
            return False
        spend_in(work, f"tidied {here.date()}")
        work.commit()
        return True
    return False
