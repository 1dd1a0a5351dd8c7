"""`freigabe run` as a process of its own, for tests that want the whole service."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flows.settings import Settings
from tests.servers.ports import free_ports

START_SECONDS = 120.0
FREIGABE = str(Path(sys.executable).with_name("freigabe"))


def until(true: Callable[[], object], seconds: float = START_SECONDS) -> None:
    """Wait until it is so; AssertionError if it is not in time."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "too late"
        time.sleep(0.02)


@dataclass
class Service:
    """The service on one folder: started, ended and killed by its own process id."""

    folder: Path
    extra: Mapping[str, str] = field(default_factory=dict)
    ports: list[int] = field(default_factory=lambda: free_ports(2))
    process: subprocess.Popen[bytes] | None = None

    @property
    def settings(self) -> Settings:
        return Settings(home=self.folder, prefect_port=self.ports[0], pages_port=self.ports[1])

    @property
    def environment(self) -> dict[str, str]:
        prefect, pages = map(str, self.ports)
        own = {"HOME": str(self.folder), "PREFECT_PORT": prefect, "PAGES_PORT": pages}
        return {**os.environ, **{f"FREIGABE_{name}": value for name, value in own.items()}, **self.extra}

    @property
    def ready(self) -> bool:
        return self.running and (self.folder / "service.json").exists()

    @property
    def running(self) -> bool:
        """True, or an AssertionError with what it said at its end."""
        assert self.process is not None
        assert self.process.poll() is None, self.told()
        return True

    def told(self) -> str:
        return (self.folder / "service.out").read_text(errors="replace")

    def start(self) -> None:
        """Start without waiting; what is there already keeps running."""
        if self.process is None or self.process.poll() is not None:
            self.folder.mkdir(exist_ok=True)
            with (self.folder / "service.out").open("ab") as out:
                self.process = subprocess.Popen(
                    [FREIGABE, "run"],
                    env=self.environment,
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=subprocess.STDOUT,
                )

    def until_ready(self) -> None:
        self.start()
        until(lambda: self.ready)

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send it the signal, and return its exit code."""
        assert self.process is not None
        self.process.send_signal(how)
        try:
            return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise

    def children(self) -> dict[int, str]:
        """The process ids and command lines of what the service started."""
        assert self.process is not None
        tasks = Path(f"/proc/{self.process.pid}/task")
        ids = [int(pid) for listed in tasks.glob("*/children") for pid in listed.read_text().split()]
        return {pid: Path(f"/proc/{pid}/cmdline").read_bytes().decode().replace("\0", " ") for pid in ids}
