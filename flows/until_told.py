"""Running until SIGINT or SIGTERM, for each command that stays."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor

Work = Callable[[asyncio.Event], Coroutine[None, None, None]]


def told_to_stop() -> threading.Event:
    """Set by SIGINT and SIGTERM from now on; for the main thread."""
    stopping = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopping.set())
    return stopping


def until_told(work: Work, stopping: threading.Event) -> None:
    """Do it until `stopping`, of which `work` hears as an event of its own loop. Raises what ends it before.

    It runs in a thread of its own: in the main thread a flow run would put Prefect's signal handler in place of ours.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="service") as pool:
        running = pool.submit(asyncio.run, _hearing(work, stopping))
        running.add_done_callback(lambda _: stopping.set())
        while not stopping.wait(1.0):
            pass
        running.result()


async def _hearing(work: Work, stopping: threading.Event) -> None:
    stop = asyncio.Event()

    async def hear() -> None:
        await asyncio.to_thread(stopping.wait)
        stop.set()

    heard = asyncio.create_task(hear())
    try:
        await work(stop)
    finally:
        stopping.set()
        await heard


async def until(there: Callable[[], Awaitable[bool]], stop: asyncio.Event) -> bool:
    """Wait until it is there; False if the service is to stop before."""
    while not stop.is_set():
        if await there():
            return True
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), 0.2)
    return False
