"""Publish what is due: look everything up again at the door, write the attempt down, then deliver. At most once."""

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from prefect import flow
from prefect.artifacts import acreate_table_artifact

from approvals.channels import Channel, ChannelRefused, OutcomeUnknown, Parcel, Trouble
from approvals.desk import delivering, door
from approvals.desk.noting import KeptNotes
from approvals.placements import Delivery
from flows.errors import StepFailed, StepsFailed
from flows.house import House, house

AT_ONCE = 8
"""Deliveries of one run at a time: most of each is waiting, for a channel or for the disk."""
log = logging.getLogger("freigabe.flows")


@flow(name="publish_placements", flow_run_name="publish placements")
async def publish_placements(placements: Sequence[str]) -> dict[str, str]:
    """Deliver these placements, or find out how earlier attempts ended. Returns the stage of each.

    Raises StepsFailed for those that did not get through, when all were tried.
    """
    home, loop = house(), asyncio.get_running_loop()
    with ThreadPoolExecutor(min(AT_ONCE, len(placements)), thread_name_prefix="publish") as pool:
        running = [loop.run_in_executor(pool, _published, home, placement) for placement in placements]
        ended = dict(zip(placements, await asyncio.gather(*running), strict=True))
    rows = [{"placement": placement, "ended": str(end)} for placement, end in ended.items()]
    await acreate_table_artifact(key="placements", table=rows)
    if failed := {placement: end.kind for placement, end in ended.items() if isinstance(end, StepFailed)}:
        raise StepsFailed(failed)
    return {placement: str(end) for placement, end in ended.items()}


def _published(home: House, placement_id: str) -> str | StepFailed:
    """What went wrong with one holds no other up; the whole story is for this machine's own log, at debug level."""
    try:
        return publish(home, placement_id)
    except Exception as trouble:
        log.debug("publishing failed", exc_info=trouble)
        return StepFailed(type(trouble).__name__)


def publish(home: House, placement_id: str) -> str:
    """What the flow does, without Prefect."""
    with home.begin(reading=True) as work:
        channel = home.channel(work.placements.get(placement_id).channel)
    attempt = delivering.unfinished(home.begin, placement_id)
    if attempt is not None:
        _look_up(home, channel, attempt)
    else:
        _deliver(home, channel, placement_id)
    with home.begin(reading=True) as work:
        return str(work.placements.get(placement_id).stage)


def _look_up(home: House, channel: Channel, attempt: Delivery) -> None:
    """An attempt of which nobody knows how it ended is looked up, never repeated blindly."""
    parcel = door.packed_before(home.begin, home.objects, attempt)
    try:
        address = channel.look_up(parcel, KeptNotes(home.begin, attempt.placement), attempt.started_at)
    except (OutcomeUnknown, ChannelRefused) as unknown:
        delivering.left_unknown(home.begin, attempt, unknown)
        return
    if address is None:
        delivering.refused(home.begin, attempt, ChannelRefused(channel.name, Trouble.NOT_FOUND, again=True))
    else:
        delivering.delivered(home.begin, attempt, address, attempt.renditions)


def _deliver(home: House, channel: Channel, placement_id: str) -> None:
    parcel = door.pack(home.begin, home.objects, placement_id)
    prints = _prints(parcel)
    attempt = door.pass_door(home.begin, placement_id, parcel, prints)
    if attempt is None:
        return
    try:
        address = channel.deliver(parcel, KeptNotes(home.begin, placement_id))
    except ChannelRefused as refused:
        delivering.refused(home.begin, attempt, refused)
    except OutcomeUnknown as unknown:
        delivering.left_unknown(home.begin, attempt, unknown)
    else:
        delivering.delivered(home.begin, attempt, address, prints)


def _prints(parcel: Parcel) -> tuple[str, ...]:
    return tuple(hashlib.sha256(sent.data).hexdigest() for sent in parcel.pictures)
