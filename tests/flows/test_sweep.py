"""What a crash lost is asked for again."""

import asyncio
from datetime import timedelta

import pytest

from approvals.desk import answering, drafting
from approvals.jobs import Task
from flows.sweep import remind, sweep
from tests.flows.firm import Firm

pytestmark = pytest.mark.usefixtures("prefect")


def _waiting(firm: Firm) -> set[tuple[str, str]]:
    return {(job.task, job.about) for job in firm.home.outbox.waiting()}


def test_a_lost_check_is_asked_for_again(firm: Firm):
    """Anna's draft was taken in and its job lost: the sweep finds it."""
    post = firm.submit("Wir haben geschlossen").id
    firm.forget_jobs()

    assert asyncio.run(sweep())[Task.CHECK] == 1
    assert (Task.CHECK, post) in _waiting(firm)


def test_a_lost_publication_is_asked_for_again_once_it_is_due(firm: Firm):
    """What is queued for later is left alone; what is due is asked for."""
    now, later = firm.approved("emil"), firm.approved("ben")
    firm.release(now, seconds=0.1)
    firm.release(later, hours=1)
    firm.forget_jobs()

    asyncio.run(sweep())
    assert (Task.PUBLISH, firm.placement(now).id) in _waiting(firm)
    assert (Task.PUBLISH, firm.placement(later).id) not in _waiting(firm)


def test_a_lost_take_down_is_asked_for_again(firm: Firm):
    """Emil said no, and the job that takes his picture down was lost: it is asked for until it is gone."""
    post = firm.out("emil")
    drafting.withdraw(firm.begin, post, by=firm.people["anna"])
    firm.forget_jobs()

    asyncio.run(sweep())
    assert (Task.TAKE_DOWN, firm.placement(post).id) in _waiting(firm)


def test_a_lost_question_is_asked_for_again(firm: Firm):
    """Ben's question was written down but never sent: the sweep has it sent."""
    picture = firm.picture()
    firm.check(firm.submit(pictures=[picture]).id, {picture: firm.seen("ben")})
    firm.forget_jobs()

    asyncio.run(sweep())
    assert (Task.NOTIFY, firm.notices("ben", "question")[0].id) in _waiting(firm)


def test_a_second_sweep_asks_for_nothing_twice(firm: Firm):
    """Jobs that wait are not doubled."""
    firm.submit("Wir haben geschlossen")
    asyncio.run(sweep())
    before = len(firm.home.outbox.waiting())

    asyncio.run(sweep())
    assert len(firm.home.outbox.waiting()) == before


def test_what_is_being_done_is_not_asked_for_again(firm: Firm):
    """A check that takes longer than a minute is not started a second time beside the first."""
    firm.submit("Wir haben geschlossen")
    firm.home.outbox.claim()

    asyncio.run(sweep())
    assert len(firm.home.outbox.waiting()) == 1


def test_a_job_that_pauses_after_a_failure_is_not_doubled_by_sweeps(firm: Firm):
    """A check that keeps failing waits longer each time; the sweeps in between do not undo that."""
    firm.submit("Wir haben geschlossen")
    (job,) = firm.home.outbox.claim()
    firm.home.outbox.failed(job, "Trouble")

    asyncio.run(sweep())
    assert [waiting.attempt for waiting in firm.home.outbox.waiting()] == [1]


def test_who_has_not_answered_is_reminded_once(firm: Firm):
    """A day before the deadline Ben is reminded, Emil, who answered, is not, and nobody twice."""
    firm.settings(answer_within=timedelta(hours=20))
    picture = firm.picture()
    firm.check(firm.submit(pictures=[picture]).id, {picture: firm.seen("ben", "emil")})
    firm.say("emil", answering.Said.YES)

    assert [asyncio.run(remind()), asyncio.run(remind())] == [1, 0]
    assert len(firm.notices("ben", "reminder")) == 1
    assert not firm.notices("emil", "reminder")
