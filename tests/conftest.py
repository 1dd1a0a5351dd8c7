"""What every test may ask for: real servers, started when the first test wants one, and a small office."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.office import Office

pytest_plugins = ("tests.servers.postgres", "tests.servers.s3", "tests.browser")
settings.register_profile("bench", max_examples=1000, deadline=None)


def pytest_configure() -> None:
    """End the servers also when the run is told to stop, as it is after Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A small company on SQLite."""
    company = Office(tmp_path)
    yield company
    company.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """The same company on each of the two databases."""
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    company = Office(tmp_path, url=url)
    yield company
    company.engine.dispose()
