"""Every minute: pick up what a crash lost, hold what waits against the time, remind, tidy up."""

import asyncio

from prefect import flow

from approvals.desk import (
    channel_accounts,
    confirming,
    counting,
    enrolling,
    escalating,
    event_asking,
    expiring,
    fetching_comments,
    forgetting,
    hiring,
    laying_in,
    looking_at_events,
    looking_on,
    sweeping,
    uploading,
    worrying,
)
from flows.discretion import discreet
from flows.house import House, house
from storage.erasure import forget_order


@flow(name="sweep", flow_run_name="sweep")
@discreet
async def sweep() -> dict[str, int]:
    """Ask again for everything that should be under way. Returns how much of each was asked for."""
    return await _sweep(house())


@flow(name="sweep_for", flow_run_name="sweep for {about}")
@discreet
async def sweep_for(about: str) -> dict[str, int]:  # noqa: ARG001 - the run is named after it
    """A sweep that a decision asked for: after changed settings or people all that is on its way is judged anew."""
    await asyncio.to_thread(sweeping.basis_changed, house().begin)
    return await _sweep(house())


async def _sweep(home: House) -> dict[str, int]:
    await asyncio.to_thread(sweeping.time_passed, home.begin)
    await asyncio.to_thread(expiring.ended, home.begin)
    asked = await asyncio.to_thread(sweeping.sweep, home.begin)
    await asyncio.to_thread(forgetting.forget_unshown, home.begin)
    await asyncio.to_thread(uploading.sweep_uploads, home.begin, home.objects)
    await asyncio.to_thread(enrolling.sweep_enrolments, home.begin)
    await asyncio.to_thread(looking_at_events.sweep_groups, home.begin)
    await asyncio.to_thread(looking_at_events.sweep_looks, home.begin)
    await asyncio.to_thread(channel_accounts.sweep_accounts, home.begin, home.connect)
    await asyncio.to_thread(counting.sweep_numbers, home.begin, home.channel)
    await asyncio.to_thread(fetching_comments.sweep_comments, home.begin, home.channel)
    await asyncio.to_thread(hiring.end_last_days, home.begin)
    await asyncio.to_thread(looking_on.forget_looks, home.begin)
    await asyncio.to_thread(home.outbox.prune)
    await asyncio.to_thread(laying_in.tend, home.begin)
    await asyncio.to_thread(forget_order, home.database)
    return asked


@flow(name="remind", flow_run_name="remind")
@discreet
async def remind() -> int:
    """Remind, once, who has not answered a day before the deadline, or was asked to read, or holds a worry."""
    begin = house().begin
    posts = await asyncio.to_thread(sweeping.remind, begin)
    signs = await asyncio.to_thread(escalating.escalate, begin)
    readings = await asyncio.to_thread(confirming.remind, begin)
    worries = await asyncio.to_thread(worrying.remind, begin)
    return posts + signs + readings + worries + await asyncio.to_thread(event_asking.remind, begin)
