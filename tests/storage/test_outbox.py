"""The outbox: work is claimed by one, comes back when its lease ends, and is tried again with growing pauses."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from approvals.jobs import Job, Task
from storage.clock import database_now
from storage.outbox import DONE_IS_KEPT, FIRST_PAUSE, LEASE, LONGEST_PAUSE, Outbox
from storage.outbox import ask as ask_on
from storage.tables_people import JobRow
from tests.office import Office

PAST = timedelta(hours=-1)


@pytest.fixture
def outbox(any_office: Office) -> Outbox:
    """An empty outbox."""
    any_office.jobs_are_done()
    return Outbox(any_office.engine)


def ask(outbox: Outbox, about: str, task: Task = Task.CHECK, *, later: timedelta = PAST) -> None:
    with outbox._engine.begin() as connection:
        now = database_now(connection)
        ask_on(connection, task, about, now + later, now)


def change(outbox: Outbox, job: Job, **values: object) -> None:
    """What time would do."""
    with outbox._engine.begin() as connection:
        connection.execute(update(JobRow).where(JobRow.id == job.id).values(**values))


def abouts(jobs: list[Job]) -> list[str]:
    return [job.about for job in jobs]


def test_due_jobs_are_claimed_in_the_order_of_their_time(outbox: Outbox) -> None:
    """Not before their time, at most as many as asked for, only of the kinds asked for."""
    ask(outbox, "second", later=-timedelta(minutes=1))
    ask(outbox, "first", later=-timedelta(minutes=2))
    ask(outbox, "tomorrow", later=timedelta(days=1))
    ask(outbox, "message", Task.NOTIFY)
    assert abouts(outbox.claim(5, tasks=(Task.CHECK,))) == ["first", "second"]
    assert abouts(outbox.claim()) == ["message"]
    assert outbox.claim(5) == []


def test_the_same_work_is_asked_for_once(outbox: Outbox) -> None:
    """Another task, another thing, or an earlier time is other work."""
    ask(outbox, "post")
    ask(outbox, "post")
    ask(outbox, "post", later=timedelta(hours=1))
    assert abouts(outbox.waiting()) == ["post"]
    ask(outbox, "post", later=2 * PAST)
    ask(outbox, "post", Task.NOTIFY)
    ask(outbox, "other")
    assert abouts(outbox.waiting()) == ["post", "post", "post", "other"]


def test_work_asked_for_while_it_is_under_way_is_done_again(outbox: Outbox) -> None:
    """The one at work has not seen the new facts."""
    ask(outbox, "post")
    outbox.claim()
    ask(outbox, "post")
    assert abouts(outbox.claim()) == ["post"]


def test_a_claimed_job_is_nobody_elses_until_its_lease_ends(outbox: Outbox) -> None:
    """Five minutes; then it comes again, as a second attempt."""
    ask(outbox, "post")
    (job,) = outbox.claim()
    assert LEASE - timedelta(seconds=9) < job.leased_until - datetime.now(UTC) <= LEASE + timedelta(seconds=9)
    assert outbox.claim() == []
    change(outbox, job, leased_until=datetime.now(UTC) - timedelta(seconds=1))
    (again,) = outbox.claim()
    assert (again.id, again.attempt) == (job.id, 2)


def test_done_is_done(outbox: Outbox) -> None:
    """It is not claimed again, nor waited for."""
    ask(outbox, "post")
    outbox.done(outbox.claim())
    assert outbox.claim() == outbox.waiting() == []


def test_who_lost_the_lease_no_longer_decides(outbox: Outbox) -> None:
    """The first worker was thought dead; its late "done" and "failed" do not touch the second's attempt."""
    ask(outbox, "post")
    (first,) = outbox.claim()
    change(outbox, first, leased_until=datetime.now(UTC) - timedelta(seconds=1))
    (second,) = outbox.claim()
    outbox.done([first])
    outbox.failed(first, "late")
    (waiting,) = outbox.waiting()
    assert (waiting.attempt, waiting.trouble, waiting.leased_until) == (2, None, second.leased_until)


def test_failures_come_back_with_growing_pauses(outbox: Outbox) -> None:
    """Each pause is twice the one before, up to five minutes; what went wrong is kept, shortened."""
    ask(outbox, "post")
    pauses = []
    for _ in range(10):
        (job,) = outbox.claim()
        outbox.failed(job, "x" * 1000)
        (waiting,) = outbox.waiting()
        pauses.append((waiting.due_at - datetime.now(UTC)).total_seconds())
        change(outbox, job, due_at=datetime.now(UTC) - timedelta(hours=1))
    wanted = [min(FIRST_PAUSE * 2**n, LONGEST_PAUSE).total_seconds() for n in range(1, 11)]
    assert pauses == pytest.approx(wanted, abs=2)
    assert len(waiting.trouble) == 500


def test_asking_again_hurries_what_pauses_after_a_failure(outbox: Outbox) -> None:
    """The facts changed meanwhile: the same job comes at once, no second one is added."""
    ask(outbox, "post")
    (job,) = outbox.claim()
    outbox.failed(job, "no answer")
    assert outbox.claim() == []
    ask(outbox, "post")
    (again,) = outbox.claim()
    assert (again.id, again.attempt) == (job.id, 2)


def test_what_is_under_way_is_not_asked_for_again(outbox: Outbox, any_office: Office) -> None:
    """The sweep leaves alone what somebody works on, and asks for what nobody does."""
    ask(outbox, "post")
    outbox.claim()
    with any_office.begin() as work:
        work.ask_again(Task.CHECK, "post")
        work.ask_again(Task.CHECK, "other")
        work.commit()
    assert abouts(outbox.waiting()) == ["post", "other"]


def test_many_claimers_at_once_share_the_work(outbox: Outbox) -> None:
    """Four workers claim forty jobs: each job is claimed by exactly one."""
    for number in range(40):
        ask(outbox, str(number))
    claimed: list[str] = []
    start = threading.Barrier(4)

    def work() -> None:
        start.wait()
        while jobs := outbox.claim(3):
            claimed.extend(abouts(jobs))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = abouts(outbox.claim(40))
    assert sorted(claimed + left, key=int) == [str(number) for number in range(40)]


def test_what_was_done_long_ago_is_forgotten(outbox: Outbox) -> None:
    """A week; what was done yesterday, or is not done, stays."""
    for about in ("old", "fresh"):
        ask(outbox, about)
    old, fresh = outbox.claim(2)
    outbox.done([fresh])
    change(outbox, old, done_at=datetime.now(UTC) - DONE_IS_KEPT - timedelta(hours=1))
    ask(outbox, "waiting")
    outbox.prune()
    with outbox._engine.connect() as connection:
        kept = connection.execute(JobRow.__table__.select().order_by(JobRow.n)).all()
    assert [row.about for row in kept] == ["fresh", "waiting"]
