"""The pages as a process of their own: whom they believe about who asks."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from approvals.knocks import SIGN_IN_PLACE
from tests.servers.ports import free_ports
from tests.servers.running import running

pytestmark = pytest.mark.slow
SERVE = "from flows.house import house; from flows.pages_child import serve_pages; serve_pages(house())"
MANY = SIGN_IN_PLACE.count + 1


@contextmanager
def pages(folder: Path, **settings: str) -> Iterator[httpx.Client]:
    """The pages of an empty company on a free port."""
    port = str(free_ports(1)[0])
    told = {"HOME": str(folder / "data"), "PAGES_PORT": port, **settings}
    command = ["/usr/bin/env", *(f"FREIGABE_{name}={value}" for name, value in told.items())]
    with (
        httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as browser,
        running([*command, sys.executable, "-c", SERVE], folder, lambda: _answers(browser), stop=signal.SIGTERM),
    ):
        yield browser


def _answers(browser: httpx.Client) -> bool:
    try:
        return browser.get("/health").is_success
    except httpx.TransportError:
        return False


def ask_often(browser: httpx.Client) -> list[int]:
    """Ask for a link for another address each time, each time as if for another client of a proxy."""
    form = browser.get("/sign-in").text.split('name="csrf" value="')[1].split('"')[0]
    return [
        browser.post(
            "/sign-in",
            data={"csrf": form, "mail": f"{number}@example.test"},
            headers={"x-forwarded-for": f"198.51.100.{number}"},
        ).status_code
        for number in range(MANY)
    ]


def test_behind_the_trusted_proxy_each_client_is_counted_for_itself(tmp_path: Path):
    """The proxy on 127.0.0.1 is trusted: what it says about who asks is believed."""
    with pages(tmp_path, TRUSTED_PROXY="127.0.0.1") as browser:
        assert ask_often(browser) == [200] * MANY


def test_without_a_trusted_proxy_nobody_is_believed(tmp_path: Path):
    """Whoever writes the header himself is counted by where he comes from."""
    with pages(tmp_path) as browser:
        assert ask_often(browser)[-1] == 429


def test_another_proxy_than_the_trusted_one_is_not_believed(tmp_path: Path):
    """Only the address that is set may speak for others."""
    with pages(tmp_path, TRUSTED_PROXY="192.0.2.7") as browser:
        assert ask_often(browser)[-1] == 429


@pytest.mark.parametrize("trusted", ["", "127.0.0.1"])
def test_the_local_pages_are_not_for_whom_a_proxy_asks(tmp_path: Path, trusted: str):
    """Trusted or not: what was handed on is not from this machine; what was not, is."""
    with pages(tmp_path, TRUSTED_PROXY=trusted) as browser:
        assert browser.get("/local/mail").status_code == 200
        assert browser.get("/local/mail", headers={"x-forwarded-for": "127.0.0.1"}).status_code == 404
        assert browser.get("/local/mail", headers={"host": "rebound.example"}).status_code == 404


def test_the_pages_end_with_whoever_started_them(tmp_path: Path):
    """Started as a child they end when their parent's end of the pipe closes, however the parent ended."""
    environment = {**os.environ, "FREIGABE_HOME": str(tmp_path), "FREIGABE_PAGES_PORT": str(free_ports(1)[0])}
    child = subprocess.Popen([sys.executable, "-m", "flows.pages_child"], env=environment, stdin=subprocess.PIPE)
    assert child.stdin is not None
    child.stdin.close()

    assert child.wait(30) in {0, -signal.SIGTERM}
