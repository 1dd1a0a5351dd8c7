"""A tiny proxy: hands each connection on to the next server that answers, as the one before several machines does."""

import asyncio
import contextlib
import itertools
import threading
from collections.abc import Iterator, Sequence

from tests.servers.ports import free_ports


@contextlib.contextmanager
def balancing(ports: Sequence[int]) -> Iterator[int]:
    """Give the port that stands for all of these."""
    port, loop = free_ports(1)[0], asyncio.new_event_loop()
    turn = itertools.cycle(ports)
    stop = asyncio.Event()

    async def serve() -> None:
        async with await asyncio.start_server(lambda *ends: _hand_on(turn, len(ports), *ends), "127.0.0.1", port):
            ready.set()
            await stop.wait()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    ready = threading.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)


async def _hand_on(turn: Iterator[int], most: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    for _ in range(most):
        with contextlib.suppress(OSError):
            theirs, ours = await asyncio.open_connection("127.0.0.1", next(turn))
            await asyncio.gather(_pour(reader, ours), _pour(theirs, writer))
            return
    writer.close()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError, asyncio.CancelledError):
        while part := await reader.read(65_536):
            writer.write(part)
            await writer.drain()
    writer.close()
