"""A real identity provider for the tests: npm's oidc-provider, installed when the first test wants it."""

import fcntl
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from approvals.pages.vouching import Provider
from tests.servers.ports import free_ports
from tests.servers.running import running

HERE = Path(__file__).parent / "oidc"
INSTALLED = HERE / "node_modules" / ".package-lock.json"


@contextmanager
def identity_provider(folder: Path, back: str) -> Iterator[Provider]:
    """Running, and sending people back to this address. Skips the test where there is no node."""
    if shutil.which("npm") is None:
        pytest.skip("the identity provider needs node and npm")
    _install()
    (port,) = free_ports(1)
    issuer = f"http://127.0.0.1:{port}"
    command = ["node", str(HERE / "server.js"), str(port), back]
    with running(command, folder, lambda: _answers(issuer), stop=signal.SIGTERM):
        yield Provider("house", "Haus-Konto", issuer, "freigabe", "only for tests")


def _install() -> None:
    """Once; two test runs at once wait for each other."""
    with (HERE / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not INSTALLED.exists():
            quietly = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
            subprocess.run(["npm", "ci", *quietly], cwd=HERE, check=True, timeout=300, stdin=subprocess.DEVNULL)


def _answers(issuer: str) -> bool:
    try:
        return httpx.get(f"{issuer}/.well-known/openid-configuration", trust_env=False).is_success
    except httpx.TransportError:
        return False
