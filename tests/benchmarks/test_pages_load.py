"""Fifty people at work on a company of four years, beside the plain recipe over the same database."""

import json
import os
import signal
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from flows.house import House
from flows.settings import Settings
from tests.benchmarks import working_day
from tests.benchmarks.large_company import LargeCompany, fill
from tests.benchmarks.results import keep
from tests.servers.ports import free_ports
from tests.servers.running import running
from tests.service import FREIGABE

COMMAND = "pytest tests/benchmarks/test_pages_load.py --benchmarks"
SECONDS = 60
REACHED = {"page": 150.0, "fragment": 80.0}  # ms, 95 of 100
DONE = {"page": 200, "fragment": 200, "write": 303}
TICKS = os.sysconf("SC_CLK_TCK")
HEAD = ("what", "requests", "p50 ms", "p95 ms", "p99 ms", "p95 to reach", "failed", "CPU ms each")
SERVE = "from flows.house import house; from flows.pages_child import serve_pages; serve_pages(house())"
ALONE = [sys.executable, "-c", SERVE]
WHOLE = [FREIGABE, "run"]


@dataclass(frozen=True)
class Large:
    """A filled house."""

    folder: Path
    house: House
    company: LargeCompany


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Large]:
    folder = tmp_path_factory.mktemp("large")
    company = fill(folder)
    house = House(Settings(home=folder))
    yield Large(folder, house, company)
    house.database.dispose()


@contextmanager
def serving(large: Large, command: Sequence[str], port: int, prefect: int = 0) -> Iterator[subprocess.Popen[bytes]]:
    """The pages of this company on a port, until the end of the `with`."""
    told = {"HOME": str(large.folder), "PAGES_PORT": str(port), "PREFECT_PORT": str(prefect)}
    settings = [f"FREIGABE_{name}={value}" for name, value in told.items()]
    address = f"http://127.0.0.1:{port}/health"
    with running(
        ["/usr/bin/env", *settings, *command], large.folder, lambda: answers(address), stop=signal.SIGTERM, within=120
    ) as process:
        yield process


def answers(address: str) -> bool:
    try:
        return httpx.get(address, trust_env=False).status_code < 500
    except httpx.TransportError:
        return False


def load(folder: Path, address: str, people: Sequence[Mapping[str, Any]], seconds: int) -> list[dict[str, Any]]:
    """What fifty people were answered, asked from another process."""
    plan = folder / "plan.json"
    plan.write_text(json.dumps({"address": address, "seconds": seconds, "seed": 3, "people": people}))
    command = [sys.executable, "-m", "tests.benchmarks.fifty_users", str(plan)]
    told = subprocess.run(command, capture_output=True, check=True, cwd=Path.cwd())
    return json.loads(told.stdout)


def processor_seconds(process: int) -> float:
    """Of this process and its children, as long as they live."""
    everything = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        everything[int(stat.parent.name)] = (int(fields[1]), (int(fields[11]) + int(fields[12])) / TICKS)
    mine, found = [process], 0.0
    while mine:
        one = mine.pop()
        found += everything.get(one, (0, 0.0))[1]
        mine += [child for child, (parent, _) in everything.items() if parent == one]
    return found


def centile(values: Sequence[float], hundredth: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[hundredth - 1]


def row(what: str, answered: Sequence[Mapping[str, Any]], cpu: str, reach: float | None) -> tuple[str, ...]:
    taken = [one["ms"] for one in answered]
    figures = tuple(f"{centile(taken, hundredth):.0f}" for hundredth in (50, 95, 99))
    failed = sum(one["status"] != DONE[one["kind"]] for one in answered)
    return (what, str(len(answered)), *figures, f"{reach:.0f}" if reach else "", str(failed), cpu)


def of_kind(answered: Sequence[Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [one for one in answered if one["kind"] == kind]


def measured(
    large: Large, serve: Callable[[int], AbstractContextManager[subprocess.Popen[bytes]]], lists: bool = False
) -> tuple[list[dict[str, Any]], str]:
    """A minute of fifty people, after a few seconds in which everything is loaded once; `lists` and posts only."""
    port = free_ports(1)[0]
    address = f"http://127.0.0.1:{port}"
    people = working_day.people(large.house, large.company, address)
    if lists:
        people = [one | {"asks": [ask for ask in one["asks"] if like_plain(ask)]} for one in people]
    with serve(port) as process:
        load(large.folder, address, people, 5)
        before = processor_seconds(process.pid)
        answered = load(large.folder, address, people, SECONDS)
        used = processor_seconds(process.pid) - before
    return answered, f"{1000 * used / len(answered):.0f}"


def like_plain(ask: Mapping[str, Any]) -> bool:
    """What the plain recipe has too."""
    return ask["kind"] == "page" and ask["name"].startswith("post")


def test_fifty_people_wait_for_nothing(large: Large):
    """Each asks for something every second; pages alone, the whole of `freigabe run`, and the plain recipe."""
    plain_pages = [sys.executable, str(Path(__file__).with_name("plain_pages.py")), str(large.folder / "freigabe.db")]
    alone, cpu_alone = measured(large, lambda port: serving(large, ALONE, port))
    whole, cpu_whole = measured(large, lambda port: serving(large, WHOLE, port, free_ports(1)[0]))
    same, cpu_same = measured(large, lambda port: serving(large, ALONE, port), lists=True)
    plain, cpu_plain = measured(large, lambda port: serving(large, [*plain_pages, str(port)], port), lists=True)

    slower = centile([one["ms"] for one in plain], 95) / centile([one["ms"] for one in same], 95)
    rows = [
        HEAD,
        *(
            row(f"{what}: {kind}s", of_kind(answered, kind), cpu, REACHED.get(kind))
            for what, answered, cpu in (("pages alone", alone, cpu_alone), ("freigabe run", whole, cpu_whole))
            for kind in ("page", "fragment", "write")
        ),
        row("pages alone, asked for lists and posts only", same, cpu_same, None),
        row("plain recipe, asked for the same", plain, cpu_plain, None),
        (
            "ratio: the plain recipe takes so many times as long",
            "",
            "",
            f"{slower:.1f}",
            *[""] * 3,
            _times(cpu_plain, cpu_same),
        ),
    ]
    keep("pages: fifty people, 500 colleagues, 20,000 posts", COMMAND, rows)
    keep("pages: each of them", COMMAND, [HEAD, *(row(name, them, "", None) for name, them in by_name(alone))])
    assert not [one for one in alone if one["status"] >= 500 or one["status"] < 0]


def _times(one: str, other: str) -> str:
    return f"{float(one) / float(other):.1f}"


def by_name(answered: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    names = sorted({one["name"] for one in answered})
    found = [(name, [one for one in answered if one["name"] == name]) for name in names]
    return [(name, them) for name, them in found if len(them) > 1]
