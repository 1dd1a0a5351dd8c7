"""Whether the parts of the house answer, for whoever looks after it."""

from collections.abc import Callable, Mapping

import httpx
from sqlalchemy.exc import SQLAlchemyError

from flows.house import COMPANY_KEY, House
from storage.errors import StorageError

PROBE = "probe/ready"
PATIENCE = 2.0  # seconds


def answering(home: House) -> dict[str, bool]:
    """By "database", "objects", "keys" and "prefect". A disk that is full or may only be read does not answer."""
    return {part: _answers(ask, home) for part, ask in PARTS.items()}


def _answers(ask: Callable[[House], bool], home: House) -> bool:
    try:
        return ask(home)
    except (StorageError, SQLAlchemyError, httpx.HTTPError, OSError):
        return False


def _database(home: House) -> bool:
    with home.begin(reading=True):
        return True


def _objects(home: House) -> bool:
    home.objects.put(PROBE, b"")
    home.objects.delete(PROBE)
    return True


def _keys(home: House) -> bool:
    return bool(home.keys.of(COMPANY_KEY))


def _prefect(home: House) -> bool:
    return httpx.get(f"{home.settings.prefect_api}/health", timeout=PATIENCE, trust_env=False).is_success


PARTS: Mapping[str, Callable[[House], bool]] = {
    "database": _database,
    "objects": _objects,
    "keys": _keys,
    "prefect": _prefect,
}
