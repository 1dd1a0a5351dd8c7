"""Two minutes of 30 people while everything is killed and started again, and what is left of the promises."""

from collections.abc import Iterator

import pytest

from tests.benchmarks.results import keep
from tests.flows.firm import Firm
from tests.machines import Machines, machines
from tests.servers.postgres import Postgres
from tests.servers.s3 import S3, with_bucket
from tests.storm.day import Plan, stormy_day

COMMAND = "pytest tests/benchmarks/test_storm.py --benchmarks -s"
THIRTY = {"staff": 10, "pictured": 12, "contact": 5, "lead": 3}
PLAN = Plan(THIRTY, seconds=120, pause=3, settle=900)


@pytest.fixture
def several(tmp_path_factory: pytest.TempPathFactory, postgres: Postgres, s3_server: S3) -> Iterator[Machines]:
    with machines(tmp_path_factory.mktemp("storm"), postgres, with_bucket(s3_server)) as all_parts:
        yield all_parts


def test_the_promises_hold_in_a_storm(several: Machines):
    """Nothing lost, nothing twice, nothing out without its yes."""
    day = stormy_day(several, Firm.founded(several.home), PLAN)
    kept = day.kept
    keep(
        "a storm on several machines",
        COMMAND,
        [
            ("what", "how many"),
            ("people at work at once, seconds", f"{sum(THIRTY.values())}, {PLAN.seconds:.0f}"),
            (
                "killed by -9 and started again",
                ", ".join(f"{name} {n}" for name, n in sorted(day.weather.killed.items())),
            ),
            ("requests; broken off, or answered with 5xx", f"{day.asked}; {day.broke_off}"),
            ("done, as somebody was told", str(sum(len(one.told) for one in day.everybody))),
            ("posts; entries of the history", f"{len(kept.posts)}; {len(kept.entries)}"),
            ("delivered: export folder; webhook", f"{len(day.received['export'])}; {len(day.received['webhook'])}"),
            ("taken down again", str(sum(out.gone_at is not None for out in kept.publications))),
            ("asked of the webhook twice", str(day.repeated)),
            *((f"broken: {promise}", str(len(found))) for promise, found in day.broken.items()),
        ],
    )
    assert {promise: found for promise, found in day.broken.items() if found} == {}
    assert kept.publications
