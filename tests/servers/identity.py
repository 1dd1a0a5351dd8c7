"""A real identity provider for the tests: npm's oidc-provider, installed when the first test wants it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from approvals.pages.vouching import Provider
from tests.servers.node_packages import install
from tests.servers.ports import free_ports
from tests.servers.running import running

HERE = Path(__file__).parent / "oidc"


@contextmanager
def identity_provider(folder: Path, back: str) -> Iterator[Provider]:
    """Running, and sending people back to this address. Skips the test where there is no node."""
    install(HERE)
    (port,) = free_ports(1)
    issuer = f"http://127.0.0.1:{port}"
    command = ["node", str(HERE / "server.js"), str(port), back]
    with running(command, folder, lambda: _answers(issuer), stop=signal.SIGTERM):
        yield Provider("house", "Haus-Konto", issuer, "freigabe", "only for tests")


def _answers(issuer: str) -> bool:
    try:
        return httpx.get(f"{issuer}/.well-known/openid-configuration", trust_env=False).is_success
    except httpx.TransportError:
        return False
