"""For whoever looks after the service: whether it can work, and how it does. No person, post or word in it."""

from http import HTTPStatus

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from approvals.pages.guard import Asked
from approvals.pages.threads import Routes

router = Routes()
NEEDED = ("database", "objects", "keys")


@router.get("/ready", name="ready")
def ready(premises: Asked) -> Response:
    """Status 503 where something is away that answering needs; Prefect's server is only told of: its work waits."""
    parts = premises.standing()
    able = all(parts[part] for part in NEEDED)
    code = HTTPStatus.OK if able else HTTPStatus.SERVICE_UNAVAILABLE
    return JSONResponse({"ready": able, **parts}, status_code=code)


@router.get("/metrics", name="metrics")
def metrics(request: Request, premises: Asked) -> Response:
    """In Prometheus' own text format."""
    return Response(request.app.state.meter.told(premises), media_type=CONTENT_TYPE_LATEST)
