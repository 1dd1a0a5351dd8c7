"""The draft form without a browser: what it sends, and what was kept of it."""

import re

from httpx import Response

from approvals.desk import drafting
from tests.office import Office
from tests.website import Visit

BY_SCRIPT = {"accept": "application/json"}


def kept(office: Office, post: str) -> drafting.Unfinished:
    return next(one for one in drafting.unfinished(office.begin, office.people["anna"]) if one.post.id == post)


def by_script(visit: Visit, path: str, **fields: object) -> Response:
    return visit.client.post(path, data={"csrf": visit.csrf, **fields}, headers=BY_SCRIPT)


def filled(picture: str, **more: object) -> dict[str, object]:
    """A form that lacks nothing."""
    words = {"picture": [picture], f"alt.{picture}": "Drei lachende Leute", f"rights.{picture}": "Anna Berg"}
    return {"text": "Schön war's!", "channel": ["export", "instagram"], **words, **more}


def version(page: Response) -> str:
    return re.search(r'name="version" value="(\d+)"', page.text)[1]
