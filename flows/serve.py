"""The embedded service: Prefect's server, the dispatcher, and one warm process for pictures, until told to stop."""

import asyncio
import contextlib
import fcntl
import json
import logging
import os
import signal
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flows.errors import AlreadyRunning, PortTaken
from flows.house import House
from flows.prefect_server import PrefectServer, environment, port_is_free

LOOK_AFTER_EVERY = 2.0
log = logging.getLogger("freigabe")
Tell = Callable[[str], None]


def serve(home: House, tell: Tell) -> None:
    """Run until SIGINT or SIGTERM. Drafts and decisions are taken before Prefect is up and while it is away.

    `tell` hears of each step: "database", "prefect", "pictures", "ready", "stopping". Raises AlreadyRunning, PortTaken,
    and what the guideline or the database refuse.
    """
    with _alone(home.settings.home) as state:
        if not port_is_free(home.settings.prefect_port):
            raise PortTaken(home.settings.prefect_port)
        os.environ.update(environment(home.settings))
        stopping = threading.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: stopping.set())
        _ = home.database, home.keys, home.guideline
        tell("database")
        prefect = PrefectServer(home.settings, home.settings.home / "logs" / "prefect.log")
        prefect.start()
        try:
            _work_aside(_work(home, prefect, tell, state, stopping), stopping)
        finally:
            prefect.stop()


def _work_aside(work: Coroutine[None, None, None], stopping: threading.Event) -> None:
    """In a thread of its own: in the main thread a flow run would put Prefect's signal handler in place of ours."""
    with ThreadPoolExecutor(1, thread_name_prefix="service") as pool:
        running = pool.submit(asyncio.run, work)
        running.add_done_callback(lambda _: stopping.set())
        while not stopping.wait(1.0):
            pass
        running.result()


async def _work(home: House, prefect: PrefectServer, tell: Tell, state: Path, stopping: threading.Event) -> None:
    from flows.darkroom import darkroom  # noqa: PLC0415 - Prefect reads its environment when it is first imported
    from flows.dispatcher import Dispatcher  # noqa: PLC0415

    stop = asyncio.Event()
    told = asyncio.create_task(_hear(stopping, stop))
    looking_after = asyncio.create_task(_look_after(prefect, stop))
    dispatcher = asyncio.create_task(Dispatcher(home).run(stop))
    engine = asyncio.create_task(darkroom().engine())
    await _until_there(home.settings.prefect_api, stop)
    if not stop.is_set():
        tell("prefect")
        tell(f"pictures {await engine}")
        await asyncio.to_thread(_say_ready, state, home.settings.prefect_api)
        tell("ready")
    await stop.wait()
    tell("stopping")
    await asyncio.gather(dispatcher, looking_after, told)
    darkroom().close()


async def _hear(stopping: threading.Event, stop: asyncio.Event) -> None:
    await asyncio.to_thread(stopping.wait)
    stop.set()


async def _until_there(api: str, stop: asyncio.Event) -> None:
    from flows.dispatcher import prefect_answers  # noqa: PLC0415 - as above

    while not stop.is_set() and not await prefect_answers(api):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), 0.2)


def _say_ready(state: Path, api: str) -> None:
    """Others read here that the service is ready, and where Prefect's pages are."""
    state.write_text(json.dumps({"pid": os.getpid(), "prefect": api}))


async def _look_after(prefect: PrefectServer, stop: asyncio.Event) -> None:
    """Start Prefect's server again when it died."""
    while not stop.is_set():
        if prefect.died():
            log.warning("Prefect's server ended; starting it again")
            prefect.start()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), LOOK_AFTER_EVERY)


def is_running(home: Path) -> bool:
    """Whether a service holds this data folder, ready or still starting."""
    try:
        with (home / "service.lock").open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


@contextlib.contextmanager
def _alone(home: Path) -> Iterator[Path]:
    """One service per data folder; the lock goes with the process."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "service.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            raise AlreadyRunning(home) from taken
        state = home / "service.json"
        state.unlink(missing_ok=True)
        try:
            yield state
        finally:
            state.unlink(missing_ok=True)
