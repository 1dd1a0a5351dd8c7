"""Whether the parts of the house answer: each is taken away once."""

import shutil
from pathlib import Path

import pytest

from flows.house import House
from flows.parts import answering
from flows.settings import Settings
from tests.servers.ports import free_ports


@pytest.fixture
def away(tmp_path: Path) -> House:
    """A house whose Prefect server does not run."""
    home = House(Settings(home=tmp_path, prefect_port=free_ports(1)[0]))
    assert answering(home) == {"database": True, "objects": True, "keys": True, "prefect": False}
    return home


def test_without_the_pictures(away: House):
    """Somebody unmounted the disk."""
    shutil.rmtree(away.settings.objects_folder)
    assert not answering(away)["objects"]


def test_without_the_keys(away: House):
    """The folder of the keys is empty."""
    for key in away.settings.keys_folder.glob("*.key"):
        key.unlink()
    assert not answering(away)["keys"]


def test_without_the_database(away: House):
    """Its file is something else now."""
    away.database.dispose()
    away.settings.home.joinpath("freigabe.db").write_bytes(b"no database")
    assert not answering(away)["database"]


def test_with_prefect(home: House, prefect: Settings):
    """The real server is there."""
    assert home.settings.prefect_port == prefect.prefect_port
    assert answering(home)["prefect"]
