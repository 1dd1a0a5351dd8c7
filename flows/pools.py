"""Handing flows to Prefect's work pools, and hearing how they ended."""

import inspect
import time
from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from prefect import get_client
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import WorkerStatus
from prefect.deployments import arun_deployment
from prefect.exceptions import ObjectNotFound, PrefectHTTPStatusError
from prefect.states import Cancelled

from flows.errors import StepFailed
from flows.lanes import Lane, Pool, Step
from storage.outbox import LEASE

RUNS_A_WORKER = 2
"""One reads from the disk or waits for an answer while the other one computes."""
PATIENCE = LEASE.total_seconds() - 30
"""Seconds until a run counts as lost: before the lease of its jobs ends, so that nobody else claims them meanwhile."""
LOOK_EVERY = 0.5
COUNT_EVERY = 3.0


class PoolHands:
    """Schedules each run in the lane's pool and waits for its end; what no worker would take stays in the outbox."""

    def __init__(self) -> None:
        self._deployed: dict[str, UUID] = {}
        self._online: dict[Pool, int] = {}
        self._counted: dict[Pool, float] = {}

    async def runs(self, lane: Lane) -> int:
        if time.monotonic() - self._counted.get(lane.pool, 0.0) > COUNT_EVERY:
            async with get_client() as client:
                self._online[lane.pool] = await _online(client, lane.pool)
            self._counted[lane.pool] = time.monotonic()
        return self._online[lane.pool] * RUNS_A_WORKER

    async def run(self, lane: Lane, step: Step, about: str | Sequence[str], key: str, posts: Sequence[str]) -> None:
        async with get_client() as client:
            (parameter,) = inspect.signature(step.fn).parameters
            try:
                run = await arun_deployment(
                    await self._deployment(client, step, lane.pool),
                    client=client,
                    parameters={parameter: about},
                    tags=posts,
                    idempotency_key=key,
                    timeout=PATIENCE,
                    poll_interval=LOOK_EVERY,
                    as_subflow=False,
                )
            except ObjectNotFound:
                # Prefect's own database was made anew.
                self._deployed.clear()
                raise StepFailed(ObjectNotFound.__name__) from None
            if run.state is None or not run.state.is_final():
                await client.set_flow_run_state(run.id, Cancelled(), force=True)
                raise StepFailed("RunLost")
            if not run.state.is_completed():
                raise StepFailed(run.state.message or run.state.name or "Failed")

    async def _deployment(self, client: PrefectClient, step: Step, pool: Pool) -> UUID:
        if step.name not in self._deployed:
            flow = await client.create_flow(step)
            self._deployed[step.name] = await client.create_deployment(flow, pool, work_pool_name=pool)
        return self._deployed[step.name]


async def _online(client: PrefectClient, pool: Pool) -> int:
    try:
        workers = await client.read_workers_for_work_pool(pool)
    except PrefectHTTPStatusError as refused:
        if refused.response.status_code == HTTPStatus.NOT_FOUND:
            return 0  # no worker of this pool has ever been there
        raise
    return sum(worker.status == WorkerStatus.ONLINE for worker in workers)
