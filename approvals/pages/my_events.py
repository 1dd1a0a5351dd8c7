"""The events that asked me something, so that what I said there is changed as easily as it was said."""

from fastapi import Request, Response

from approvals.desk import event_answering
from approvals.pages.guard import Asked, Reader
from approvals.pages.rendering import page
from approvals.pages.threads import Routes

router = Routes(prefix="/me/events")


@router.get("", name="my_events")
def my_events(request: Request, premises: Asked, reader: Reader) -> Response:
    asked = event_answering.asked_about(premises.begin, reader.id)
    return page(request, "my_events.html", events=asked[::-1])
