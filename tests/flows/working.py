"""A dispatcher at work inside a test."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from flows.dispatcher import Dispatcher
from flows.house import House
from tests.flows.firm import Firm


@asynccontextmanager
async def dispatching(home: House) -> AsyncIterator[None]:
    """A dispatcher that runs inside the `with`, and then lets its running jobs end."""
    stop = asyncio.Event()
    running = asyncio.create_task(Dispatcher(home).run(stop))
    try:
        yield
    finally:
        stop.set()
        await running


async def until(true: Callable[[], object], seconds: float = 60) -> None:
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - it becomes true in a database
            await asyncio.sleep(0.05)


def work_off(firm: Firm) -> None:
    """Run a dispatcher until nothing waits."""

    async def work() -> None:
        async with dispatching(firm.home):
            await until(lambda: not firm.home.outbox.waiting())

    asyncio.run(work())
