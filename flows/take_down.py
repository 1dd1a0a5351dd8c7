"""Take down what is out and prove that it is gone. May run twice."""

import asyncio

from prefect import flow
from prefect.artifacts import acreate_markdown_artifact

from approvals.channels import ByHand, ChannelRefused, OutcomeUnknown
from approvals.desk import taking_down
from flows.discretion import discreet
from flows.house import House, house


@flow(name="take_down", flow_run_name="take down placement {placement_id}")
@discreet
async def take_down(placement_id: str) -> bool:
    """Remove one publication. Returns whether it is gone; where it is not, the sweep starts this again."""
    home = house()
    gone = await asyncio.to_thread(remove, home, placement_id)
    await acreate_markdown_artifact(key=f"placement-{placement_id}", markdown=f"Gone: {gone}")
    return gone


def remove(home: House, placement_id: str) -> bool:
    """What the flow does, without Prefect."""
    out = taking_down.to_take_down(home.begin, placement_id)
    if out is None:
        return True
    channel = home.channel(out.channel)
    try:
        files = channel.files(out.address) if hasattr(channel, "files") else ()
        proof = channel.take_down(out.address)
    except (ChannelRefused, OutcomeUnknown) as why:
        taking_down.not_gone(home.begin, out, why)
        return False
    except ByHand as steps:
        taking_down.by_hand(home.begin, out, steps)
        return False
    taking_down.gone(home.begin, out, proof, files)
    return True
