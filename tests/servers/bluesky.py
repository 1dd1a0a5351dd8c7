"""A real Bluesky server for the tests: npm's @atproto/pds, with its own directory of identities."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.servers.node_packages import install
from tests.servers.ports import free_ports
from tests.servers.running import running

HERE = Path(__file__).parent / "pds"
HANDLE, PASSWORD = "firma.test", "only for tests"


@dataclass(frozen=True)
class BlueskyServer:
    address: str
    did: str

    def posts(self) -> list[dict[str, Any]]:
        """What the account has published, as the server itself lists it."""
        asked = {"repo": self.did, "collection": "app.bsky.feed.post"}
        return xrpc(self.address, "GET", "com.atproto.repo.listRecords", params=asked)["records"]


@contextmanager
def bluesky_server(folder: Path) -> Iterator[BlueskyServer]:
    """Running, with the company's account. Skips the test where there is no npm."""
    install(HERE, built=("better-sqlite3",))
    (port,) = free_ports(1)
    address = f"http://127.0.0.1:{port}"
    command = ["node", str(HERE / "server.js"), str(port), str(folder)]
    with running(command, folder, lambda: _answers(address), stop=signal.SIGTERM, within=180):
        told = {"handle": HANDLE, "email": "post@firma.test", "password": PASSWORD}
        made = xrpc(address, "POST", "com.atproto.server.createAccount", json=told)
        yield BlueskyServer(address, made["did"])


def xrpc(address: str, verb: str, method: str, **more: Any) -> dict[str, Any]:
    answer = httpx.request(verb, f"{address}/xrpc/{method}", timeout=60, trust_env=False, **more)
    answer.raise_for_status()
    return answer.json()


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/xrpc/_health", trust_env=False).is_success
    except httpx.TransportError:
        return False
