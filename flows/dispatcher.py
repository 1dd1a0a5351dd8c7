"""Hands outbox jobs to Prefect: each becomes a flow run, called directly. Where Prefect is away, only letters go."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from functools import partial

import httpx
from prefect import tags
from sqlalchemy.exc import SQLAlchemyError

from approvals.jobs import Job, Task
from flows.check_post import check_post
from flows.enrol import enrol
from flows.erase_person import erase_person
from flows.errors import StepFailed, StepsFailed
from flows.events import group_faces, look_at_event
from flows.forget_picture import forget_picture
from flows.house import House
from flows.notices import send
from flows.publish_placement import publish_placements
from flows.replay_clause import replay_clause
from flows.send_notice import send_notice
from flows.sweep import remind, sweep, sweep_for
from flows.take_down import take_down
from flows.tidy import tidy

FLOWS: Mapping[Task, Callable[[str], Awaitable[object]]] = {
    Task.CHECK: check_post,
    Task.TAKE_DOWN: take_down,
    Task.NOTIFY: send_notice,
    Task.SWEEP: sweep_for,
    Task.ENROL: enrol,
    Task.FORGET: forget_picture,
    Task.REPLAY: replay_clause,
    Task.LOOK: look_at_event,
    Task.GROUP: group_faces,
    Task.ERASE: erase_person,
}
DUE = (Task.PUBLISH,)
WITHOUT_PREFECT: Mapping[Task, Callable[[House, str], object]] = {Task.NOTIFY: send}
"""What cannot wait until Prefect is back: somebody may be at the door, waiting for their link."""
TOGETHER = 4
PUBLISHING_RUNS = 2
"""What is due has runs of its own: no search for faces keeps it waiting."""
PUBLISHED_TOGETHER = 100
"""A run for each would take longer than the delivery, and one with a lease of five minutes must end within it."""
TAGGED = 5
"""Posts that a run is tagged with, at most: each costs Prefect's server time, and at about 100 it refuses the run."""
GLANCE = 0.1
ASK_AGAIN_EVERY = 2.0
SWEEP_EVERY = 60.0
REMIND_EVERY = 3600.0
TIDY_EVERY = 900.0
log = logging.getLogger("freigabe.dispatcher")


class Dispatcher:
    """One per machine is enough; several never get the same job."""

    def __init__(self, home: House) -> None:
        self._home = home
        self._running: set[asyncio.Task[None]] = set()
        self._publishing: set[asyncio.Task[None]] = set()
        self._there, self._asked_at = False, 0.0

    async def run(self, stop: asyncio.Event) -> None:
        """Claim and start jobs until told to stop; then let the running ones end."""
        timers = [
            asyncio.create_task(self._every(SWEEP_EVERY, sweep)),
            asyncio.create_task(self._every(REMIND_EVERY, remind)),
            asyncio.create_task(self._every(TIDY_EVERY, tidy)),
        ]
        while not stop.is_set():
            pause = GLANCE
            try:
                pause = 0.0 if await self._start_due() else GLANCE
            except SQLAlchemyError as trouble:
                log.warning("the database refuses: %s", type(trouble).__name__)
                pause = ASK_AGAIN_EVERY
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
        for timer in timers:
            timer.cancel()
        await asyncio.gather(*self._running, *self._publishing, *timers, return_exceptions=True)

    async def _start_due(self) -> int:
        there = await self._prefect_is_there()
        started = 0
        if there and len(self._publishing) < PUBLISHING_RUNS and (jobs := await self._claim(PUBLISHED_TOGETHER, DUE)):
            _keep(self._publishing, self._publish(jobs))
            started += len(jobs)
        if free := TOGETHER - len(self._running):
            others = await self._claim(free, tuple(FLOWS) if there else tuple(WITHOUT_PREFECT))
            for job in others:
                _keep(self._running, self._run(job, there=there))
            started += len(others)
        return started

    async def _claim(self, most: int, tasks: tuple[Task, ...]) -> list[Job]:
        return await asyncio.to_thread(partial(self._home.outbox.claim, most, tasks=tasks))

    async def _prefect_is_there(self) -> bool:
        now = time.monotonic()
        if now - self._asked_at > ASK_AGAIN_EVERY or not self._there:
            self._there = await prefect_answers(self._home.settings.prefect_api)
            self._asked_at = now
        return self._there

    async def _every(self, seconds: float, work: Callable[[], Awaitable[object]]) -> None:
        while True:
            if not await self._prefect_is_there():
                await asyncio.sleep(ASK_AGAIN_EVERY)
                continue
            try:
                await work()
            except Exception as trouble:  # noqa: BLE001 - the next round tries again
                log.warning("%s failed: %s", getattr(work, "__name__", work), type(trouble).__name__)
            await asyncio.sleep(seconds)

    def _tags(self, jobs: Sequence[Job]) -> Sequence[str]:
        """Runs are tagged with the posts they are about, where there are any, and not too many."""
        if len(jobs) > TAGGED:
            return ()
        about = tuple(job.about for job in jobs)
        with self._home.begin(reading=True) as work:
            placed = [placement.post for placement in work.placements.find(id=about)]
            noticed = [notice.about for notice in work.notices.find(id=about)]
            posts = work.posts.find(id=(*about, *placed, *noticed))
        return [f"post:{post.id}" for post in posts]

    async def _publish(self, jobs: Sequence[Job]) -> None:
        """All that is due in one run; each ends by itself."""
        failed: Mapping[str, str] = {}
        try:
            with tags(*await asyncio.to_thread(self._tags, jobs)):
                await publish_placements(sorted({job.about for job in jobs}))
        except StepsFailed as some:
            failed = some.kinds
        except Exception as trouble:  # noqa: BLE001 - whatever failed is tried again, and the others go on
            failed = dict.fromkeys((job.about for job in jobs), type(trouble).__name__)
        await asyncio.to_thread(self._settle, jobs, failed)

    async def _run(self, job: Job, *, there: bool) -> None:
        failed: Mapping[str, str] = {}
        try:
            if there:
                with tags(*await asyncio.to_thread(self._tags, [job])):
                    await FLOWS[job.task](job.about)
            else:
                await asyncio.to_thread(WITHOUT_PREFECT[job.task], self._home, job.about)
        except Exception as trouble:  # noqa: BLE001 - whatever failed is tried again, and the others go on
            failed = {job.about: trouble.kind if isinstance(trouble, StepFailed) else type(trouble).__name__}
        await asyncio.to_thread(self._settle, [job], failed)

    def _settle(self, jobs: Sequence[Job], failed: Mapping[str, str]) -> None:
        """Done, or to be tried again; where the database refuses that, the lease ends by itself."""
        with contextlib.suppress(SQLAlchemyError):
            self._home.outbox.done([job for job in jobs if job.about not in failed])
        for job in jobs:
            if kind := failed.get(job.about):
                log.warning("%s of %s failed (attempt %d): %s", job.task, job.about, job.attempt, kind)
                with contextlib.suppress(SQLAlchemyError):
                    self._home.outbox.failed(job, kind)


def _keep(running: set[asyncio.Task[None]], work: Coroutine[None, None, None]) -> None:
    """A task that nobody refers to may vanish half way."""
    task = asyncio.create_task(work)
    running.add(task)
    task.add_done_callback(running.discard)


async def prefect_answers(api: str) -> bool:
    """Whether Prefect's server is there."""
    try:
        async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
            return (await client.get(f"{api}/health")).is_success
    except httpx.HTTPError:
        return False
