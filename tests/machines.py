"""Several machines as processes: PostgreSQL, S3, Prefect's server, pages, dispatcher, workers; by settings only."""

import contextlib
import os
import secrets
import signal
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import httpx
import psycopg
from psycopg import sql

from flows.house import House
from flows.settings import Settings
from tests.servers.balancer import balancing
from tests.servers.ports import free_ports
from tests.servers.postgres import Postgres
from tests.servers.s3 import S3
from tests.service import FREIGABE, until

PARTS: Mapping[str, tuple[str, ...]] = {
    "prefect": ("prefect",),
    "pages 1": ("pages",),
    "pages 2": ("pages",),
    "dispatch": ("dispatch",),
    "faces 1": ("work", "faces"),
    "faces 2": ("work", "faces"),
    "delivery": ("work", "delivery"),
}
"""Each is a machine of its own: a folder of its own, and only database, objects, keys and export in common."""


@dataclass
class Machines:
    """Started, killed and ended by their own process ids."""

    folder: Path
    postgres: Postgres
    s3: S3
    extra: Mapping[str, str] = field(default_factory=dict)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    ends: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    """What is to end after all of them."""
    address: str = ""
    """The proxy before the pages."""

    @cached_property
    def ports(self) -> Mapping[str, int]:
        return dict(zip(("prefect", "pages 1", "pages 2"), free_ports(3), strict=True))

    @cached_property
    def databases(self) -> tuple[str, str]:
        """Ours and Prefect's: fresh ones."""
        names = (f"house_{secrets.token_hex(4)}", f"prefect_{secrets.token_hex(4)}")
        with self.postgres.reach() as connection:
            for name in names:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return names

    @cached_property
    def common(self) -> Mapping[str, str]:
        """What is the same on every machine."""
        ours, prefects = map(self.postgres.url, self.databases)
        return {
            "FREIGABE_DATABASE": ours,
            "FREIGABE_OBJECTS": "s3",
            "FREIGABE_S3_ENDPOINT": self.s3.endpoint,
            "FREIGABE_S3_BUCKET": self.s3.bucket,
            "FREIGABE_S3_ACCESS_KEY": self.s3.access_key,
            "FREIGABE_S3_SECRET_KEY": self.s3.secret_key,
            "FREIGABE_KEYS": str(self.folder / "keys"),
            "FREIGABE_EXPORT": str(self.folder / "export"),
            "FREIGABE_WORK": "pools",
            "FREIGABE_THREADS": "1",
            "FREIGABE_PRIVATE_ADDRESSES": "127.0.0.1",
            "FREIGABE_PREFECT": f"http://127.0.0.1:{self.ports['prefect']}/api",
            "FREIGABE_PREFECT_PASSWORD": "between the machines",
            "FREIGABE_PREFECT_DATABASE": prefects.replace("+psycopg", "+asyncpg"),
            **self.extra,
        }

    @cached_property
    def home(self) -> House:
        """The house as one more machine sees it."""
        given = {name.removeprefix("FREIGABE_").lower(): value for name, value in self.common.items()}
        return House(Settings.model_validate({**given, "home": self.folder}))

    def start(self, name: str) -> None:
        """Start it without waiting, unless it runs."""
        if name in self.running and self.running[name].poll() is None:
            return
        own = self.folder / name
        own.mkdir(exist_ok=True)
        port = self.ports.get(name)
        ports = {"FREIGABE_PREFECT_PORT": str(port), "FREIGABE_PAGES_PORT": str(port)} if port else {}
        with (own / "out").open("ab") as out:
            self.running[name] = subprocess.Popen(
                [FREIGABE, *PARTS[name]],
                env={**os.environ, **self.common, "FREIGABE_HOME": str(own), **ports},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def kill(self, name: str) -> None:
        """As by a loss of power."""
        self.running[name].send_signal(signal.SIGKILL)
        self.running[name].wait()

    def end(self) -> dict[str, int]:
        """Ask one after the other to stop, Prefect's server last; the exit code of each."""
        ended = {}
        for name, process in reversed(self.running.items()):
            process.send_signal(signal.SIGTERM)
            ended[name] = process.wait(90)
        return ended

    def told(self, name: str) -> str:
        return (self.folder / name / "out").read_text(errors="replace")

    def alive(self) -> bool:
        """True, or an AssertionError with what the one that ended said."""
        for name, process in self.running.items():
            assert process.poll() is None, f"{name}: {self.told(name)}"
        return True

    def keep_up(self) -> bool:
        """Start what ended, as whoever keeps machines does; whether all was there and the servers answer."""
        ended = [name for name, process in self.running.items() if process.poll() is not None]
        for name in ended:
            self.start(name)
        return not ended and all(map(self.answers, self.ports))

    def answers(self, name: str) -> bool:
        path = "/api/health" if name == "prefect" else "/health"
        with contextlib.suppress(httpx.TransportError):
            return httpx.get(f"http://127.0.0.1:{self.ports[name]}{path}", trust_env=False).is_success
        return False


@contextlib.contextmanager
def machines(folder: Path, postgres: Postgres, s3: S3) -> Iterator[Machines]:
    """All parts at work inside the `with`."""
    all_parts = Machines(folder, postgres, s3)
    _ = all_parts.home.database, all_parts.home.keys
    with all_parts.ends:
        yield from _running(all_parts)


def _running(all_parts: Machines) -> Iterator[Machines]:
    try:
        for name in PARTS:
            all_parts.start(name)
        until(lambda: all_parts.alive() and all(map(all_parts.answers, all_parts.ports)), 180)
        with balancing([all_parts.ports["pages 1"], all_parts.ports["pages 2"]]) as port:
            all_parts.address = f"http://127.0.0.1:{port}"
            yield all_parts
    finally:
        for process in all_parts.running.values():
            if process.poll() is None:
                process.kill()
        all_parts.home.database.dispose()
        with all_parts.postgres.reach() as connection, contextlib.suppress(psycopg.Error):
            for name in all_parts.databases:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
