"""Publish what is due: look everything up again at the door, write the attempt down, then deliver. At most once."""

import asyncio
import hashlib

from prefect import flow
from prefect.artifacts import acreate_markdown_artifact

from approvals.channels import Channel, ChannelRefused, OutcomeUnknown, Parcel, Trouble
from approvals.desk import delivering, door
from approvals.desk.noting import KeptNotes
from approvals.placements import Delivery
from flows.discretion import discreet
from flows.house import House, house


@flow(name="publish_placement", flow_run_name="publish placement {placement_id}")
@discreet
async def publish_placement(placement_id: str) -> str:
    """Deliver one placement, or find out how an earlier attempt ended. Returns the placement's stage."""
    home = house()
    stage = await asyncio.to_thread(publish, home, placement_id)
    await acreate_markdown_artifact(key=f"placement-{placement_id}", markdown=f"Stage: {stage}")
    return stage


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
