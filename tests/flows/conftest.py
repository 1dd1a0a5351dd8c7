"""One real Prefect for all flow tests, and houses whose flows can be called directly.

Prefect reads its environment when it is first imported, so it is set here, before any test module is imported.
A process has one house: a module uses either `firm` or `seeing_firm`.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.darkroom import darkroom, describe_portrait
from flows.house import House, house
from flows.prefect_server import PrefectServer, environment
from flows.settings import Settings
from tests.flows.firm import Firm
from tests.servers.ports import free_ports

_FOLDER = tempfile.TemporaryDirectory(prefix="freigabe-prefect-")
_SETTINGS = Settings(home=Path(_FOLDER.name), prefect_port=free_ports(1)[0])
os.environ |= environment(_SETTINGS)


@pytest.fixture(scope="session")
def prefect() -> Iterator[Settings]:
    """A running Prefect server; its data lies below `prefect_home`."""
    from prefect.logging.handlers import APILogHandler  # noqa: PLC0415 - not before the environment is set

    from flows.dispatcher import prefect_answers  # noqa: PLC0415 - imports Prefect as well

    server = PrefectServer(_SETTINGS, Path(_FOLDER.name) / "prefect.log")
    server.start()
    try:
        until = time.monotonic() + 90
        while not asyncio.run(prefect_answers(_SETTINGS.prefect_api)):
            assert time.monotonic() < until
            time.sleep(0.1)
        yield _SETTINGS
        APILogHandler().flush()
    finally:
        server.stop()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """This process's house, on an empty folder."""
    monkeypatch.setenv("FREIGABE_HOME", str(tmp_path))
    monkeypatch.setenv("FREIGABE_PREFECT_PORT", str(_SETTINGS.prefect_port))
    house.cache_clear()
    yield house()
    _move_out()


@pytest.fixture
def firm(home: House) -> Firm:
    """A small company in that house."""
    return Firm.founded(home)


@pytest.fixture(scope="module")
def seeing_firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firm]:
    """A company whose Anna, Ben, Clara and Emil enrolled themselves, looked at by the real engine in its darkroom."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FREIGABE_HOME", str(tmp_path_factory.mktemp("seeing")))
        patch.setenv("FREIGABE_PREFECT_PORT", str(_SETTINGS.prefect_port))
        house.cache_clear()
        firm = Firm.founded(house())
        firm.enrol_everybody(lambda data, name: asyncio.run(darkroom().run(describe_portrait, data, name)))
        yield firm
        _move_out()


def _move_out() -> None:
    darkroom().close()
    darkroom.cache_clear()
    house().database.dispose()
    house.cache_clear()
