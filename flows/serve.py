"""The embedded service: pages, Prefect's server, dispatcher, one warm process for pictures, until told to stop."""

import asyncio
import contextlib
import fcntl
import json
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from flows.child import Child, port_is_free
from flows.errors import AlreadyRunning, PortTaken
from flows.forgetting_people import replay
from flows.house import House
from flows.prefect_server import PrefectServer, environment
from flows.settings import Settings
from flows.until_told import told_to_stop, until, until_told

LOOK_AFTER_EVERY = 2.0
log = logging.getLogger("freigabe")
Tell = Callable[[str], None]


def serve(home: House, tell: Tell) -> None:
    """Run until SIGINT or SIGTERM. Drafts and decisions are taken before Prefect is up and while it is away.

    `tell` hears of each step: "database", "pages", "prefect", "pictures", "ready", "stopping". Raises
    AlreadyRunning, PortTaken, and what the guideline or the database refuse.
    """
    with _alone(home.settings.home) as state:
        for setting in ("pages_port", "prefect_port") if home.settings.prefect is None else ("pages_port",):
            if not port_is_free(port := getattr(home.settings, setting)):
                raise PortTaken(port, f"FREIGABE_{setting.upper()}")
        os.environ.update(environment(home.settings))
        stopping = told_to_stop()
        _ = home.providers, home.database, home.keys, home.guideline
        replay(home)
        tell("database")
        logs = home.settings.home / "logs"
        children = [Child("flows.pages_child", (), {}, logs / "pages.log")]
        if home.settings.prefect is None:
            children.append(PrefectServer(home.settings, logs / "prefect.log"))
        try:
            for child in children:
                child.start()
            until_told(partial(_work, home, children, tell, state), stopping)
        finally:
            for child in children:
                child.stop()


async def _work(home: House, children: Sequence[Child], tell: Tell, state: Path, stop: asyncio.Event) -> None:
    from flows.darkroom import darkroom  # noqa: PLC0415 - Prefect reads its environment when it is first imported
    from flows.dispatcher import Dispatcher, prefect_answers  # noqa: PLC0415

    looking_after = asyncio.create_task(look_after(children, stop))
    dispatcher = asyncio.create_task(Dispatcher(home).run(stop))
    engine = asyncio.create_task(darkroom().engine())
    if await until(lambda: _pages_answer(home.settings), stop):
        tell("pages")
    await until(lambda: prefect_answers(home.settings.prefect_api), stop)
    if not stop.is_set():
        tell("prefect")
        tell(f"pictures {await engine}")
        await asyncio.to_thread(_say_ready, state, home.settings)
        tell("ready")
    await stop.wait()
    tell("stopping")
    await asyncio.gather(dispatcher, looking_after)
    darkroom().close()


async def _pages_answer(settings: Settings) -> bool:
    with contextlib.suppress(OSError):
        _, writer = await asyncio.open_connection(settings.pages_host, settings.pages_port)
        writer.close()
        return True
    return False


def _say_ready(state: Path, settings: Settings) -> None:
    """Others read here that the service is ready, and where the pages and Prefect's are."""
    told = {"pid": os.getpid(), "prefect": settings.prefect_api, "pages": settings.public_address}
    state.write_text(json.dumps(told))


async def look_after(children: Sequence[Child], stop: asyncio.Event) -> None:
    """Start a server again when it died."""
    while not stop.is_set():
        for child in children:
            if child.died():
                log.warning("a server ended; starting it again: %s", child)
                child.start()
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
