"""Who runs the flows of this machine's dispatcher: this process, or the workers of Prefect's pools."""

from collections.abc import Sequence
from typing import Protocol

from prefect import tags

from flows.lanes import Lane, Step


class Hands(Protocol):
    """Takes flows to run."""

    async def runs(self, lane: Lane) -> int:
        """How many runs of the lane may be under way at once; none where nobody would take them."""
        ...

    async def run(self, lane: Lane, step: Step, about: str | Sequence[str], key: str, posts: Sequence[str]) -> None:
        """Return when the run has ended well. Raises StepFailed or StepsFailed.

        `key` names this attempt: of two runs with one key there is only one. `posts` are tags to be found by.
        """
        ...


class OwnHands:
    """Calls each flow in this process: a third of a second each, and nothing has to be started."""

    async def runs(self, lane: Lane) -> int:
        return lane.runs

    async def run(self, lane: Lane, step: Step, about: str | Sequence[str], key: str, posts: Sequence[str]) -> None:  # noqa: ARG002 - a call is its own attempt
        with tags(*posts):
            await step(about)
