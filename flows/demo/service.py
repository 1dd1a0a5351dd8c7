"""The embedded service as a child of the demo, on the demo's own data folder."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flows.house import House

START_SECONDS = 120.0
JOB_SECONDS = 60.0


class ServiceDidNotStart(Exception):
    """Carries the path of its log."""

    def __init__(self, log: Path) -> None:
        super().__init__(log)
        self.log = log


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running(home: House) -> Iterator[subprocess.Popen[bytes]]:
    """`freigabe run` for this house, from ready to stopped."""
    settings = home.settings
    log = settings.home / "logs" / "service.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", "from flows.cli import app; app()", "run"],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        _until_ready(process, settings.home / "service.json", log)
        yield process
    finally:
        process.terminate()
        process.wait()


def _until_ready(process: subprocess.Popen[bytes], state: Path, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while not state.exists():
        if process.poll() is not None or time.monotonic() > until:
            raise ServiceDidNotStart(log)
        time.sleep(0.1)


def until_done(home: House) -> None:
    """Wait until everything that is due has been done."""
    until = time.monotonic() + JOB_SECONDS
    while any(job.due_at <= datetime.now(UTC) for job in home.outbox.waiting()):
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.05)
