"""How long pages take, by the name of their route, and what waits: Prometheus' numbers, each process its own.

The letterbox is not counted: when something was thrown in is nobody's business.
"""

import time
from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from approvals.pages.headers import UNNAMED
from approvals.pages.premises import Premises

SECONDS = (0.02, 0.05, 0.08, 0.15, 0.3, 0.6, 1.2, 2.5, 5.0, 10.0)
"""Among them what a fragment (0.08) and a page (0.15) may take at most."""
NO_ROUTE = "none"


class Meter:
    """The numbers of one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        self._requests = Histogram(
            "freigabe_request_seconds",
            "How long requests took, by route, method and status",
            ("route", "method", "status"),
            buckets=SECONDS,
            registry=self._registry,
        )

    def took(self, route: str, method: str, status: int, seconds: float) -> None:
        self._requests.labels(route, method, str(status)).observe(seconds)

    def told(self, premises: Premises) -> bytes:
        """Everything, with what waits in the database as of now."""
        now = CollectorRegistry(auto_describe=False)
        now.register(Waiting(premises))
        return generate_latest(self._registry) + generate_latest(now)


class Waiting:
    """Read when asked for. Implements Prometheus' collector."""

    def __init__(self, premises: Premises) -> None:
        self._premises = premises

    def collect(self) -> Iterator[Metric]:
        parts = self._premises.standing()
        yield _gauge("freigabe_up", "Whether a part answers", "part", {part: int(up) for part, up in parts.items()})
        if not parts["database"]:
            return
        figures = self._premises.figures()
        yield _gauge("freigabe_jobs_waiting", "Jobs not yet done", "task", figures.jobs)
        yield _gauge("freigabe_placements", "Placements by stage", "stage", figures.placements)
        yield _gauge("freigabe_deliveries", "Deliveries by outcome", "outcome", figures.deliveries)
        late = GaugeMetricFamily("freigabe_oldest_job_seconds", "How long the oldest due job has been due")
        late.add_metric((), figures.oldest)
        yield late


class Metered:
    """Takes the time of every request that is not for the letterbox."""

    def __init__(self, app: ASGIApp, meter: Meter) -> None:
        self._app, self._meter = app, meter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(UNNAMED):
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            route = getattr(scope.get("route"), "name", NO_ROUTE)
            method = scope["method"] if route != NO_ROUTE else ""
            self._meter.took(route, method, status, time.perf_counter() - began)


def _gauge(name: str, says: str, label: str, values: Mapping[str, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, says, labels=(label,))
    for value, count in sorted(values.items()):
        family.add_metric((value,), count)
    return family
