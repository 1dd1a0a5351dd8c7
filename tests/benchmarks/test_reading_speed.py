"""What a page reads, in a house of four years: 500 people, 20,000 posts, 60,000 pictures, on SQLite."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from approvals.desk.answering import asked, questions
from approvals.desk.reading import read
from approvals.desk.waiting import waiting_for
from approvals.dossier import Dossier
from approvals.history import verify
from approvals.ports import Including
from approvals.summaries import Summary, summary_of
from flows.house import House
from flows.settings import Settings
from tests.benchmarks.large_company import LargeCompany, fill
from tests.benchmarks.results import keep

TIMES = 50


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, LargeCompany]:
    """Takes a minute and a half."""
    folder = tmp_path_factory.mktemp("large")
    who = fill(folder)
    return House(Settings(home=folder)), who


def test_an_imagined_house_is_one_that_the_desk_could_have_written(tmp_path: Path):
    """Its history verifies, and no summary differs from what reading the post anew would tell."""
    who = fill(tmp_path, people=60, posts=400)
    house = House(Settings(home=tmp_path))
    with house.begin(reading=True) as work:
        assert verify(work.history.entries(), work.history.head()) is None
        for kept in work.summaries.find():
            now = summary_of(read(work, work.posts.get(kept.id)))
            shown = replace(now, updated_at=kept.updated_at, valid_until=kept.valid_until, version=kept.version)
            assert shown == kept
        assert {post.id for post in work.posts.newest(len(who.under_way))} == set(who.under_way)


def test_reading(large: tuple[House, LargeCompany]):
    """Median and 95th percentile of each thing a page reads, in time of the processor: a page may cost about 10 ms."""
    house, who = large
    staff = who.staff[20:]
    rows = [
        _row("the dossier of a post under way", partial(_dossier, house), who.under_way),
        _row("the dossier of a decided post", partial(_dossier, house), who.decided),
        _row("what waits for staff", partial(waiting_for, house.begin), staff),
        _row("what waits for a contact", partial(waiting_for, house.begin), who.contacts),
        _row("what waits for a lead", partial(waiting_for, house.begin), who.leads),
        _row("the questions a person has not answered", partial(asked, house.begin), staff),
        _row("everything a person was ever asked", partial(questions, house.begin), staff),
        _row("the newest 30 posts", lambda _: _newest(house), staff),
        _row("the newest 30 posts of an author", lambda one: _newest(house, authors=Including(one)), staff),
    ]
    command = "pytest tests/benchmarks/test_reading_speed.py --benchmarks"
    keep("What a page reads", command, [["read", "things", "median ms of CPU", "95 % ms of CPU"], *rows])


def _row(name: str, act: Callable[[str], object], about: Sequence[str]) -> list[str]:
    act(about[0])
    taken, things = [], 0
    for number in range(TIMES):
        begun = time.thread_time()
        found = act(about[number % len(about)])
        taken.append((time.thread_time() - begun) * 1000)
        things += len(found) if isinstance(found, list) else 1
    return [name, f"{things / TIMES:.0f}", f"{statistics.median(taken):.1f}", f"{sorted(taken)[int(TIMES * 0.95)]:.1f}"]


def _dossier(house: House, post: str) -> Dossier:
    with house.begin(reading=True) as work:
        return read(work, work.posts.get(post))


def _newest(house: House, **equal: object) -> list[Summary]:
    with house.begin(reading=True) as work:
        return work.summaries.newest(30, **equal)
