"""The parts of the service one by one, for machines that each do one thing. Each runs until SIGINT or SIGTERM."""

import asyncio
import os
from functools import partial

from flows.forgetting_people import replay
from flows.house import House
from flows.prefect_server import PrefectServer, environment
from flows.serve import Tell, look_after
from flows.until_told import told_to_stop, until_told


def keep_prefect(home: House, tell: Tell) -> None:
    """Prefect's server, started again where it ends. Raises PrefectOpen."""
    server = PrefectServer(home.settings, home.settings.home / "logs" / "prefect.log")
    stopping = told_to_stop()
    server.start()
    tell("prefect_started")
    try:
        until_told(partial(look_after, (server,)), stopping)
    finally:
        server.stop()


def dispatch(home: House, tell: Tell) -> None:
    """Claim jobs, and see them done: by the workers of the pools, or here, as FREIGABE_WORK says."""
    os.environ.update(environment(home.settings))
    _ = home.database, home.keys, home.guideline
    replay(home)

    async def dispatching(stop: asyncio.Event) -> None:
        from flows.darkroom import darkroom  # noqa: PLC0415 - Prefect reads its environment when it is first imported
        from flows.dispatcher import Dispatcher  # noqa: PLC0415

        tell("dispatching")
        await Dispatcher(home).run(stop)
        if home.settings.work == "here":
            darkroom().close()

    until_told(dispatching, told_to_stop())


def work(home: House, pool: str, tell: Tell) -> None:
    """Run the flows of one pool: "faces" looks at pictures, "delivery" delivers, writes letters and takes down."""
    os.environ.update(environment(home.settings))
    _ = home.database, home.keys, home.guideline

    async def working(stop: asyncio.Event) -> None:
        from flows.darkroom import darkroom  # noqa: PLC0415 - Prefect reads its environment when it is first imported
        from flows.lanes import Pool  # noqa: PLC0415
        from flows.pool_worker import PoolWorker  # noqa: PLC0415

        if pool == Pool.FACES:
            tell(f"pictures {await darkroom().engine()}")
        tell("working")
        await PoolWorker(Pool(pool)).until(stop)
        if pool == Pool.FACES:
            darkroom().close()

    until_told(working, told_to_stop())
