"""The embedded service as a process: it is alone, survives what dies around it, talks to nobody, and ends cleanly.

One service serves all tests of this file; each test finds it running, or starts it again on the same folder.
"""

import json
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from flows.demo.people import BEN, CLARA
from flows.errors import PortTaken
from flows.house import House
from flows.serve import serve
from flows.settings import Settings
from tests.flows.firm import Firm
from tests.service import FREIGABE, Service, until

LISTENER = """
import os, sys

def heard(event, args):
    if event in ("socket.connect", "socket.sendto"):
        note(str(args[1][0]) if isinstance(args[1], tuple) else "a file")
    elif event == "socket.getaddrinfo":
        note(str(args[0]))

def note(address):
    with open(os.environ["HEARD"], "a") as file:
        file.write(address + "\\n")

sys.addaudithook(heard)
"""
HERE = {"127.0.0.1", "localhost", "::1", "a file", "None"}

pytestmark = pytest.mark.slow


@dataclass
class Serving:
    """The running service, the company it works for, and a draft from before Prefect was there."""

    service: Service
    firm: Firm
    early: str


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("service")
    (folder / "sitecustomize.py").write_text(LISTENER)
    service = Service(folder / "data", extra={"PYTHONPATH": str(folder), "HEARD": str(folder / "heard")})
    service.folder.mkdir()
    firm = Firm.founded(House(service.settings))
    service.start()
    try:
        until(lambda: service.running and (service.folder / "logs" / "prefect.log").exists())
        early = firm.submit("Wir haben am Freitag geschlossen").id
        assert not service.ready
        yield Serving(service, firm, early)
    finally:
        if service.process is not None and service.process.poll() is None:
            service.end()


@pytest.fixture
def service(serving: Serving) -> Service:
    serving.service.until_ready()
    return serving.service


@pytest.fixture
def firm(serving: Serving) -> Firm:
    return serving.firm


def test_a_draft_taken_before_prefect_was_there_is_checked(serving: Serving, service: Service):
    """Anna handed in her draft while Prefect's server was still starting."""
    until(lambda: serving.firm.stage(serving.early) == "open")
    assert json.loads((service.folder / "service.json").read_text())["prefect"] == service.settings.prefect_api


def test_a_second_service_on_the_same_folder_is_refused(service: Service):
    """It ends with an error, and the first one goes on."""
    second = subprocess.run([FREIGABE, "run"], env=service.environment, check=False, timeout=60)

    assert second.returncode not in {0, -signal.SIGTERM}
    assert service.ready


def test_prefect_killed_is_started_again_and_nothing_is_lost(service: Service, firm: Firm):
    """Its server is killed by -9: drafts are taken meanwhile, and checked once it is back."""
    (killed,) = (pid for pid, told in service.children().items() if "prefect_child" in told)
    os.kill(killed, signal.SIGKILL)
    post = firm.submit("Während Prefect fort war").id
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{service.settings.prefect_api}/health", trust_env=False)

    until(lambda: firm.stage(post) == "open")

    assert killed not in service.children()


def test_a_killed_service_takes_its_children_along_and_the_next_one_does_its_work(service: Service, firm: Firm):
    """Killed in the middle of a check: no process stays behind, and after the restart the check is done."""
    post = firm.submit("Ben im Garten", pictures=[firm.party([BEN.figure], name="ben.jpg")]).id
    until(lambda: _under_way(firm, post))
    children = list(service.children())
    service.end(signal.SIGKILL)

    until(lambda: not [pid for pid in children if _alive(pid)], 30)
    firm.end_leases()
    service.until_ready()
    until(lambda: firm.stage(post) == "open")


def test_told_to_stop_it_finishes_what_it_does_and_leaves_nothing_behind(service: Service, firm: Firm):
    """SIGTERM in the middle of a check: exit code 0, the check is done, no lease and no process stays."""
    post = firm.submit("Clara im Garten", pictures=[firm.party([CLARA.figure], name="clara.jpg")]).id
    until(lambda: _under_way(firm, post))
    children = list(service.children())

    assert service.end(signal.SIGTERM) == 0
    assert firm.stage(post) == "open"
    assert not _under_way(firm)
    until(lambda: not [pid for pid in children if _alive(pid)], 10)
    assert not (service.folder / "service.json").exists()


def test_nothing_was_told_to_anybody_outside(serving: Serving):
    """In all that, neither the service nor Prefect nor the process for pictures asked for an address outside."""
    notes = serving.service.folder.parent / "heard"
    until(lambda: "127.0.0.1" in notes.read_text())

    assert set(notes.read_text().split("\n")) - {""} - HERE == set()


def _under_way(firm: Firm, about: str | None = None) -> bool:
    """Whether somebody is at work on this, or on anything."""
    return any(job.leased_until is not None and about in {None, job.about} for job in firm.home.outbox.waiting())


def _alive(pid: int) -> bool:
    """Whether it runs: a zombie waiting for its parent does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def test_a_taken_port_is_named_before_anything_is_started(tmp_path: Path) -> None:
    """Where another program listens on Prefect's port, the service says so and starts nothing."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken) as refused:
            serve(House(Settings(home=tmp_path, prefect_port=port)), lambda _: None)
    assert refused.value.port == port
    assert not (tmp_path / "freigabe.db").exists()
