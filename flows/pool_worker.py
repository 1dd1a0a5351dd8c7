"""A worker of one of Prefect's pools. It runs flows in its own warm process: starting one for each takes 7 to 11 s."""

import asyncio
import os
from uuid import UUID

from anyio.abc import TaskStatus
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.responses import WorkerFlowRunResponse
from prefect.flow_engine import run_flow_async
from prefect.workers.base import BaseJobConfiguration, BaseVariables, BaseWorker, BaseWorkerResult

from flows.lanes import STEPS, Pool, Step
from flows.pools import RUNS_A_WORKER

END_RUNS = 60.0
"""Seconds that runs under way have to end when the worker is to stop."""


class Ran(BaseWorkerResult):
    """The flow has told Prefect by itself how it ended."""


class PoolWorker(BaseWorker[BaseJobConfiguration, BaseVariables, Ran]):
    """Takes runs of its pool, at most RUNS_A_WORKER at once."""

    type = "freigabe"

    def __init__(self, pool: Pool) -> None:
        super().__init__(work_pool_name=pool, limit=RUNS_A_WORKER)
        self._steps: dict[UUID, Step] = {}
        self._ending = False

    async def until(self, stop: asyncio.Event) -> None:
        """Work until told to stop; then take nothing more, and let what runs end."""
        working = asyncio.create_task(self.start(printer=lambda *_: None))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
        self._ending = True
        async with asyncio.timeout(END_RUNS):
            while not working.done() and self.limiter.borrowed_tokens:  # noqa: ASYNC110 - it is counted, nothing tells
                await asyncio.sleep(0.1)
        stopping.cancel()
        working.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)

    async def _get_scheduled_flow_runs(self) -> list[WorkerFlowRunResponse]:
        return [] if self._ending else await super()._get_scheduled_flow_runs()

    async def run(
        self,
        flow_run: FlowRun,
        configuration: BaseJobConfiguration,  # noqa: ARG002 - for those that start a process
        task_status: TaskStatus[int] | None = None,
    ) -> Ran:
        """Run it here. Its failure is Prefect's to know, not this worker's end."""
        if task_status is not None:
            task_status.started(os.getpid())
        step = await self._step(flow_run.flow_id)
        await run_flow_async(step, flow_run=flow_run, parameters=flow_run.parameters, return_type="state")
        return Ran(identifier=str(flow_run.id), status_code=0)

    async def _step(self, flow: UUID) -> Step:
        if flow not in self._steps:
            self._steps[flow] = STEPS[(await self.client.read_flow(flow)).name]
        return self._steps[flow]
