"""The servers that tests lean on."""

import signal
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from tests.servers import postgres as postgresql
from tests.servers.postgres import Postgres
from tests.servers.running import DidNotStart, running
from tests.servers.s3 import S3


def test_every_test_finds_an_empty_database(postgres_url: str) -> None:
    """The database handed to a test holds no tables of another."""
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert tables == (0,)


def test_the_database_asks_for_its_password(postgres: Postgres) -> None:
    """Somebody else on this machine cannot enter the tests' database."""
    assert not replace(postgres, password="guessed").answers()


def test_nothing_stays_when_a_test_fails_inside() -> None:
    """The server has ended and its folder is gone although the test broke off."""
    with pytest.raises(RuntimeError, match="broke off"), postgresql.started() as server:
        raise RuntimeError("broke off")
    assert not server.answers()


def test_s3_refuses_who_does_not_sign(s3: S3) -> None:
    """A request without a signature is turned away, so passing tests prove signing."""
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(f"{s3.endpoint}/{s3.bucket}?list-type=2", timeout=10)


def test_a_server_that_ends_at_once_says_why(tmp_path: Path) -> None:
    """What the server wrote before it ended is in the error."""
    command = ["sh", "-c", "echo no disk; exit 3"]
    with pytest.raises(DidNotStart, match="no disk"), running(command, tmp_path, lambda: False, stop=signal.SIGKILL):
        pass
