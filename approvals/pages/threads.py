"""Which threads answer. They share one interpreter: many that work at once only keep each other waiting."""

from collections.abc import Callable
from functools import partial, wraps
from inspect import iscoroutinefunction
from typing import Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter

reading = CapacityLimiter(2)
"""Fifty people a second, p95 of a page: 102 ms with two threads, 163 with four, 514 with eight, 4 s with forty."""
judging = CapacityLimiter(2)
"""For what runs with every few words somebody types, so that it takes no turn from the pages."""
waiting = CapacityLimiter(16)
"""For what waits itself: writers for the database, pictures for their pixels, sign-ins for another server."""
JUDGE = frozenset({"read_along"})
WAIT = frozenset({"photo", "cut", "lent_picture", "paper_scan", "provider_sign_in", "provider_answer", "outcome"})


class Routes(APIRouter):
    """A router that sends each handler to the threads that suit it."""

    def add_api_route(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:
        """As FastAPI's; a handler that is `async` already runs where it is."""
        if not iscoroutinefunction(endpoint):
            endpoint = _sent_to(_threads(str(more.get("name")), more.get("methods")), endpoint)
        super().add_api_route(path, endpoint, **more)


def _threads(name: str, methods: object) -> CapacityLimiter:
    if name in JUDGE:
        return judging
    return reading if methods == ["GET"] and name not in WAIT else waiting


def _sent_to(threads: CapacityLimiter, handler: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(handler)
    async def sent(*given: object, **named: object) -> object:
        return await to_thread.run_sync(partial(handler, *given, **named), limiter=threads)

    return sent
