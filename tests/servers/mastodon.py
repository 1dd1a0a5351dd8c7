"""A Mastodon server for the tests, written by others: PyPI's mastodon-mock, in a process of its own."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.servers.ports import free_ports
from tests.servers.running import running

TOKEN = "mock_token"


@dataclass(frozen=True)
class MastodonServer:
    address: str

    def posts(self) -> list[dict[str, Any]]:
        """The account's statuses, as the server itself lists them."""
        me = self.get("accounts/verify_credentials")["id"]
        return self.get(f"accounts/{me}/statuses?limit=40")

    def get(self, path: str) -> Any:
        return self._ask("GET", path)

    def reply(self, status: str, text: str) -> None:
        self._ask("POST", "statuses", json={"status": text, "in_reply_to_id": status})

    def _ask(self, method: str, path: str, **more: Any) -> Any:
        bearer = {"authorization": f"Bearer {TOKEN}"}
        answer = httpx.request(method, f"{self.address}/api/v1/{path}", headers=bearer, trust_env=False, **more)
        answer.raise_for_status()
        return answer.json()


@contextmanager
def mastodon_server(folder: Path) -> Iterator[MastodonServer]:
    """Running, with one account."""
    (port,) = free_ports(1)
    address = f"http://127.0.0.1:{port}"
    program = str(Path(sys.executable).with_name("mastodon_mock"))
    command = [program, "serve", "--in-memory", "--host", "127.0.0.1", "--port", str(port)]
    with running(command, folder, lambda: _answers(address), stop=signal.SIGTERM, within=180):
        yield MastodonServer(address)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/api/v2/instance", trust_env=False).is_success
    except httpx.TransportError:
        return False
