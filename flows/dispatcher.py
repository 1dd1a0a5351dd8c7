"""Hands outbox jobs to Prefect: each becomes a flow run, here or in a pool. Where Prefect is away, only letters go."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from functools import partial

import httpx
from sqlalchemy.exc import SQLAlchemyError

from approvals.fingerprint import fingerprint
from approvals.jobs import Job, Task
from flows.errors import StepFailed, StepsFailed
from flows.hands import Hands, OwnHands
from flows.house import House
from flows.lanes import LANES, Lane
from flows.notices import send
from flows.pools import PoolHands
from flows.sweep import remind, sweep
from flows.tidy import tidy

WITHOUT_PREFECT: Mapping[Task, Callable[[House, str], object]] = {Task.NOTIFY: send}
"""What cannot wait until Prefect is back: somebody may be at the door, waiting for their link."""
LETTERS_TOGETHER = 4
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
        self._hands: Hands = PoolHands() if home.settings.work == "pools" else OwnHands()
        self._running: dict[str, set[asyncio.Task[None]]] = {}
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
            except (SQLAlchemyError, httpx.HTTPError) as trouble:
                log.warning("the database or Prefect refuses: %s", type(trouble).__name__)
                pause = ASK_AGAIN_EVERY
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
        for timer in timers:
            timer.cancel()
        await asyncio.gather(*(run for runs in self._running.values() for run in runs), *timers, return_exceptions=True)

    async def _start_due(self) -> int:
        if not await self._prefect_is_there():
            return await self._send_letters()
        return sum([await self._start(lane) for lane in LANES])

    async def _start(self, lane: Lane) -> int:
        """Claim what the lane has room for. A shared run takes all there is; it is not split to fill the room."""
        running = self._running.setdefault(str(lane.tasks), set())
        free = await self._hands.runs(lane) - len(running)
        if free <= 0:
            return 0
        claimed = await self._claim(lane.jobs if lane.shared else free, lane.tasks)
        for jobs in [claimed] if lane.shared and claimed else [[job] for job in claimed]:
            _keep(running, self._run(lane, jobs))
        return len(claimed)

    async def _send_letters(self) -> int:
        running = self._running.setdefault("letters", set())
        free = LETTERS_TOGETHER - len(running)
        claimed = await self._claim(free, tuple(WITHOUT_PREFECT)) if free else []
        for job in claimed:
            _keep(running, self._without_prefect(job))
        return len(claimed)

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

    async def _run(self, lane: Lane, jobs: Sequence[Job]) -> None:
        """See the jobs done; each ends by itself."""
        about = sorted({job.about for job in jobs}) if lane.shared else jobs[0].about
        key = fingerprint(sorted(f"{job.id} {job.attempt}" for job in jobs))
        failed: Mapping[str, str] = {}
        try:
            posts = await asyncio.to_thread(self._tags, jobs)
            await self._hands.run(lane, lane.steps[jobs[0].task], about, key, posts)
        except StepsFailed as some:
            failed = some.kinds
        except Exception as trouble:  # noqa: BLE001 - whatever failed is tried again, and the others go on
            failed = dict.fromkeys((job.about for job in jobs), _kind(trouble))
        await asyncio.to_thread(self._settle, jobs, failed)

    async def _without_prefect(self, job: Job) -> None:
        failed: Mapping[str, str] = {}
        try:
            await asyncio.to_thread(WITHOUT_PREFECT[job.task], self._home, job.about)
        except Exception as trouble:  # noqa: BLE001 - whatever failed is tried again, and the others go on
            failed = {job.about: _kind(trouble)}
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


def _kind(trouble: Exception) -> str:
    return trouble.kind if isinstance(trouble, StepFailed) else type(trouble).__name__


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
