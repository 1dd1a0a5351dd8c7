"""Hands outbox jobs to Prefect: each becomes a flow run, called directly. Where Prefect is away, only letters go."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial

import httpx
from prefect import tags
from sqlalchemy.exc import SQLAlchemyError

from approvals.jobs import Job, Task
from flows.check_post import check_post
from flows.enrol import enrol
from flows.errors import StepFailed
from flows.events import group_faces, look_at_event
from flows.forget_picture import forget_picture
from flows.house import House
from flows.notices import send
from flows.publish_placement import publish_placement
from flows.replay_clause import replay_clause
from flows.send_notice import send_notice
from flows.sweep import remind, sweep, sweep_for
from flows.take_down import take_down

FLOWS: Mapping[Task, Callable[[str], Awaitable[object]]] = {
    Task.CHECK: check_post,
    Task.PUBLISH: publish_placement,
    Task.TAKE_DOWN: take_down,
    Task.NOTIFY: send_notice,
    Task.SWEEP: sweep_for,
    Task.ENROL: enrol,
    Task.FORGET: forget_picture,
    Task.REPLAY: replay_clause,
    Task.LOOK: look_at_event,
    Task.GROUP: group_faces,
}
WITHOUT_PREFECT: Mapping[Task, Callable[[House, str], object]] = {Task.NOTIFY: send}
"""What cannot wait until Prefect is back: somebody may be at the door, waiting for their link."""
TOGETHER = 4
GLANCE = 0.1
ASK_AGAIN_EVERY = 2.0
SWEEP_EVERY = 60.0
REMIND_EVERY = 3600.0
log = logging.getLogger("freigabe.dispatcher")


class Dispatcher:
    """One per machine is enough; several never get the same job."""

    def __init__(self, home: House) -> None:
        self._home = home
        self._running: set[asyncio.Task[None]] = set()
        self._there, self._asked_at = False, 0.0

    async def run(self, stop: asyncio.Event) -> None:
        """Claim and start jobs until told to stop; then let the running ones end."""
        timers = [
            asyncio.create_task(self._every(SWEEP_EVERY, sweep)),
            asyncio.create_task(self._every(REMIND_EVERY, remind)),
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
        await asyncio.gather(*self._running, *timers, return_exceptions=True)

    async def _start_due(self) -> int:
        free = TOGETHER - len(self._running)
        if free < 1:
            return 0
        there = await self._prefect_is_there()
        tasks = tuple(FLOWS) if there else tuple(WITHOUT_PREFECT)
        jobs = await asyncio.to_thread(partial(self._home.outbox.claim, free, tasks=tasks))
        for job in jobs:
            running = asyncio.create_task(self._run(job, there=there))
            self._running.add(running)
            running.add_done_callback(self._running.discard)
        return len(jobs)

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

    def _tags(self, job: Job) -> Sequence[str]:
        """Runs are tagged with the post they are about, where there is one."""
        with self._home.begin(reading=True) as work:
            placed = [placement.post for placement in work.placements.find(id=job.about)]
            noticed = [notice.about for notice in work.notices.find(id=job.about)]
            posts = work.posts.find(id=(job.about, *placed, *noticed))
        return [f"post:{post.id}" for post in posts]

    async def _run(self, job: Job, *, there: bool) -> None:
        try:
            if there:
                with tags(*await asyncio.to_thread(self._tags, job)):
                    await FLOWS[job.task](job.about)
            else:
                await asyncio.to_thread(WITHOUT_PREFECT[job.task], self._home, job.about)
            await asyncio.to_thread(self._home.outbox.done, job)
        except Exception as trouble:  # noqa: BLE001 - whatever failed is tried again, and the others go on
            kind = trouble.kind if isinstance(trouble, StepFailed) else type(trouble).__name__
            log.warning("%s of %s failed (attempt %d): %s", job.task, job.about, job.attempt, kind)
            with contextlib.suppress(SQLAlchemyError):
                await asyncio.to_thread(self._home.outbox.failed, job, kind)


async def prefect_answers(api: str) -> bool:
    """Whether Prefect's server is there."""
    try:
        async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
            return (await client.get(f"{api}/health")).is_success
    except httpx.HTTPError:
        return False
