"""The dispatcher hands jobs to Prefect; what it cannot do now is done later."""

import asyncio
import subprocess
import sys

import pytest
from sqlalchemy import text

from approvals.desk import passing
from flows.house import House
from flows.lanes import DUE
from flows.mail_folder import text_of
from flows.settings import Settings
from tests.flows.firm import Firm
from tests.flows.working import dispatching, until, work_off
from tests.servers.ports import free_ports

CLAIM = "from flows.house import house; print(len(house().outbox.claim(9)), flush=True); input()"

pytestmark = pytest.mark.usefixtures("prefect")


def test_what_was_decided_is_done(firm: Firm):
    """A draft is checked, and its picture's people are sent their questions, without anybody's doing."""
    post = firm.submit("Wir haben geschlossen").id

    work_off(firm)

    assert firm.stage(post) == "open"


def test_while_prefect_is_away_drafts_are_taken_and_wait(firm: Firm):
    """Nobody answers where Prefect should be: the draft is taken in, and its job waits untouched."""
    nowhere = House(Settings(home=firm.folder, prefect_port=free_ports(1)[0]))
    post = firm.submit("Wir haben geschlossen").id

    async def a_while() -> None:
        async with dispatching(nowhere):
            await asyncio.sleep(1)

    asyncio.run(a_while())
    assert firm.stage(post) == "checking"
    assert [job.attempt for job in firm.home.outbox.waiting()] == [0]


def test_a_link_to_sign_in_is_sent_while_prefect_is_away(firm: Firm):
    """Anna asks for her link while nobody answers where Prefect should be: it lies in her mail all the same."""
    nowhere = House(Settings(home=firm.folder, prefect_port=free_ports(1)[0]))
    with firm.begin(reading=True) as work:
        mail = work.people.get(firm.people["anna"]).mail
    passing.ask_to_sign_in(firm.begin, mail)

    async def a_while() -> None:
        async with dispatching(nowhere):
            await asyncio.sleep(1)

    asyncio.run(a_while())
    assert any("/in/" in text_of(letter) for letter in firm.home.mail.to(mail))


def test_a_job_of_a_killed_dispatcher_is_done_by_the_next(firm: Firm):
    """The process that had claimed the job is killed: once its lease is over, the next one does it."""
    post = firm.submit("Wir haben geschlossen").id
    with subprocess.Popen([sys.executable, "-c", CLAIM], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout.readline() == b"1\n"
        first.kill()
    assert not firm.home.outbox.claim()
    firm.end_leases()

    work_off(firm)

    assert firm.stage(post) == "open"


def test_two_dispatchers_do_each_job_once(firm: Firm):
    """Two of them share six drafts: each is checked once."""
    posts = [firm.submit(f"Entwurf {number}").id for number in range(6)]

    async def day() -> None:
        async with dispatching(firm.home), dispatching(firm.home):
            await until(lambda: not firm.home.outbox.waiting())

    asyncio.run(day())
    kinds = [entry.kind for entry in firm.entries() if entry.about in posts]
    assert kinds.count("opened") == 6
    assert {firm.stage(post) for post in posts} == {"open"}
    with firm.engine.connect() as connection:
        attempts = connection.execute(text("SELECT attempt FROM jobs WHERE task = 'check_post'")).scalars().all()
    assert attempts == [1] * 6


def test_a_full_run_of_what_is_due_goes_out(firm: Firm):
    """As many posts as one run takes are due at the same moment: Prefect takes the run, and each is out."""
    posts = [firm.submit(f"Beitrag {number}").id for number in range(DUE.jobs)]
    for post in posts:
        firm.check(post)
        firm.sign(post)
    for post in posts:
        firm.release(post, seconds=0.1)

    work_off(firm)

    assert {firm.places(post)["export"] for post in posts} == {"published"}


def test_a_job_that_fails_is_tried_again_and_holds_nobody_up(firm: Firm):
    """A picture's bytes are lost: that check fails and pauses, and the draft after it is checked."""
    lost = firm.submit(pictures=[firm.picture(b"lost")]).id
    firm.objects.delete(next(iter(firm.objects.keys("originals/"))))
    fine = firm.submit("Wir haben geschlossen").id

    async def day() -> None:
        async with dispatching(firm.home):
            await until(lambda: firm.stage(fine) == "open" and firm.home.outbox.waiting()[0].trouble)

    asyncio.run(day())
    (job,) = firm.home.outbox.waiting()
    assert (job.about, job.trouble) == (lost, "ObjectMissing")


def test_a_database_that_refuses_for_a_moment_ends_nothing(firm: Firm):
    """The outbox cannot be read for a second; afterwards the dispatcher goes on as before."""
    post = firm.submit("Wir haben geschlossen").id

    async def day() -> None:
        _rename(firm, "jobs", "away")
        async with dispatching(firm.home):
            await asyncio.sleep(1)
            _rename(firm, "away", "jobs")
            await until(lambda: not firm.home.outbox.waiting())

    asyncio.run(day())
    assert firm.stage(post) == "open"


def _rename(firm: Firm, now: str, then: str) -> None:
    with firm.engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE {now} RENAME TO {then}"))
