"""Which flow does which job, and which pool of workers takes it: what is short never waits behind photos."""

from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from prefect import Flow

from approvals.jobs import Task
from flows.check_post import check_post
from flows.enrol import enrol
from flows.erase_person import erase_person
from flows.events import group_faces, look_at_event
from flows.forget_picture import forget_picture
from flows.publish_placement import publish_placements
from flows.replay_clause import replay_clause
from flows.send_notice import send_notice
from flows.sweep import sweep_for
from flows.take_down import take_down

Step = Flow[..., Coroutine[Any, Any, Any]]
"""An asynchronous flow about one id, or, where jobs share a run, about several."""


class Pool(StrEnum):
    """A work pool of Prefect, where several machines share the work."""

    FACES = "faces"
    DELIVERY = "delivery"


@dataclass(frozen=True)
class Lane:
    """Jobs that are claimed together: by one run each, unless `shared`. `runs` at once on one machine."""

    pool: Pool
    steps: Mapping[Task, Step]
    runs: int
    jobs: int = 1

    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(self.steps)

    @property
    def shared(self) -> bool:
        return self.jobs > 1


DUE = Lane(Pool.DELIVERY, {Task.PUBLISH: publish_placements}, runs=2, jobs=100)
"""Shared: a run for each would take longer than the delivery; within the lease of five minutes all must be done."""
SHORT = Lane(
    Pool.DELIVERY,
    {
        Task.NOTIFY: send_notice,
        Task.TAKE_DOWN: take_down,
        Task.SWEEP: sweep_for,
        Task.FORGET: forget_picture,
        Task.ERASE: erase_person,
    },
    runs=3,
)
PICTURES = Lane(
    Pool.FACES,
    {
        Task.CHECK: check_post,
        Task.ENROL: enrol,
        Task.LOOK: look_at_event,
        Task.GROUP: group_faces,
        Task.REPLAY: replay_clause,
    },
    runs=3,
)
LANES = (DUE, SHORT, PICTURES)
STEPS: Mapping[str, Step] = {step.name: step for lane in LANES for step in lane.steps.values()}
"""By the name that Prefect knows them by."""
