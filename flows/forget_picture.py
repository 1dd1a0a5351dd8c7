"""Remove the bytes of a picture that is known no more. May run twice."""

import asyncio

from prefect import flow

from approvals.desk import forgetting
from flows.discretion import discreet
from flows.house import house
from storage.previews import Previews


@flow(name="forget_picture", flow_run_name="forget picture {picture}")
@discreet
async def forget_picture(picture: str) -> None:
    """The original goes, and the previews made of it."""
    home = house()
    await asyncio.to_thread(forgetting.forget_bytes, home.begin, home.objects, picture)
    await asyncio.to_thread(Previews(home.objects).forget, picture)
