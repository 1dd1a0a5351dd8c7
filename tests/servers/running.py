"""Start a server, wait until it answers, and end it by its own process id whatever happened between."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class DidNotStart(Exception):
    """The server ended, or did not answer in time; carries the end of what it wrote."""


@contextmanager
def running(
    command: list[str],
    folder: Path,
    answers: Callable[[], bool],
    *,
    stop: signal.Signals,
    user: str | None = None,
    within: float = 60,
) -> Iterator[subprocess.Popen[bytes]]:
    """Keep the server running inside the `with`, then send it `stop`; its output goes to `folder`/log."""
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            user=user,
            start_new_session=True,
        )
    try:
        _wait_for(server, answers, log, within)
        yield server
    finally:
        _end(server, stop)


def _wait_for(server: subprocess.Popen[bytes], answers: Callable[[], bool], log: Path, within: float) -> None:
    deadline = time.monotonic() + within
    while not answers():
        if server.poll() is not None or time.monotonic() > deadline:
            raise DidNotStart(log.read_text(errors="replace")[-2000:])
        time.sleep(0.05)


def _end(server: subprocess.Popen[bytes], stop: signal.Signals) -> None:
    server.send_signal(stop)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
