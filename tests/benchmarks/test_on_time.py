"""How late what is due leaves the embedded service: a thousand posts of one minute, and one alone."""

import os
import statistics
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from approvals.desk import releasing
from approvals.times import Moment
from flows.house import House
from tests.benchmarks.results import keep
from tests.flows.firm import Firm
from tests.service import Service, until

COMMAND = "pytest tests/benchmarks/test_on_time.py --benchmarks -s"
CROWD, ALONE = 1_000, 10
TARGET = "30 s"


@pytest.fixture
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    service = Service(tmp_path_factory.mktemp("on_time"))
    yield service
    if service.process is not None:
        service.end()


def test_a_thousand_posts_of_one_minute(service: Service):
    """How long after its minute each is out, by the publications' own times; no clock fails this."""
    firm = Firm.founded(House(service.settings))
    crowd = [_approved(firm, f"Beitrag {number}") for number in range(CROWD)]
    alone = [_approved(firm, f"Allein {number}") for number in range(ALONE)]
    service.until_ready()
    one_by_one = sorted(_lateness(firm, [post], _due_in(firm, [post], seconds=2)) for post in alone)
    due = _due_in(firm, crowd, seconds=90)
    before = _processor_seconds(service)
    late = _lateness_of_each(firm, crowd, due)
    each = (_processor_seconds(service) - before) / CROWD
    rate = len(late) / (late[-1] / 60)
    rows = [
        ("what", "median", "99 %", "last", "target", "a minute", "processor ms each"),
        ("one post alone, so many times: 10", *_row(one_by_one), TARGET, "", ""),
        ("1,000 posts of one minute, export folder", *_row(late), TARGET, f"{rate:.0f}", f"{each * 1000:.0f}"),
    ]
    keep("on time", COMMAND, rows)
    assert len(late) == CROWD


def _approved(firm: Firm, text: str) -> str:
    post = firm.submit(text).id
    firm.check(post)
    firm.sign(post)
    return post


def _due_in(firm: Firm, posts: Sequence[str], *, seconds: float) -> datetime:
    """Released by the lead, for one moment."""
    when = Moment(firm.clock() + timedelta(seconds=seconds), "Europe/Berlin")
    for post in posts:
        releasing.release(firm.begin, post, "export", when, by=firm.people["lena"])
    assert firm.clock() < when.at, "released too slowly: give it more time"
    return when.at


def _lateness(firm: Firm, posts: Sequence[str], due: datetime) -> float:
    return _lateness_of_each(firm, posts, due)[-1]


def _lateness_of_each(firm: Firm, posts: Sequence[str], due: datetime) -> list[float]:
    """In seconds, sorted, once all are out."""
    until(lambda: _out(firm) >= set(posts), 1200)
    with firm.begin(reading=True) as work:
        return sorted((out.at - due).total_seconds() for out in work.publications.find(post=tuple(posts)))


def _processor_seconds(service: Service) -> float:
    """What the service's own process has used, so that a busy machine can be told from slow work."""
    assert service.process is not None
    fields = Path(f"/proc/{service.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _out(firm: Firm) -> set[str]:
    with firm.begin(reading=True) as work:
        return {out.post for out in work.publications.find()}


def _row(late: Sequence[float]) -> tuple[str, str, str]:
    last = late[-1]
    ninety_nine = statistics.quantiles(late, n=100, method="inclusive")[-1]
    return f"{statistics.median(late):.1f} s", f"{ninety_nine:.1f} s", f"{last:.1f} s"
