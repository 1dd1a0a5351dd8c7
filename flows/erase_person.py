"""Destroy a person's key, and remove every byte of them. May run twice."""

import asyncio

from prefect import flow

from flows.discretion import discreet
from flows.forgetting_people import remove
from flows.house import house


@flow(name="erase_person", flow_run_name="erase {erasure_id}")
@discreet
async def erase_person(erasure_id: str) -> None:
    """Of one erasure, by its id: the person's own stands nowhere in Prefect."""
    await asyncio.to_thread(remove, house(), erasure_id)
