"""Pictures on Mastodon: uploaded before the status, and processed while one waits."""

import json

from approvals.channels import ChannelRefused, Notes, Parcel, Sent, Trouble
from flows.channels.calling import NeverSent
from flows.channels.fitting import marks
from flows.channels.web import Web

MEDIA = "media"
READY, PROCESSING, GONE = 200, 206, 404
PAUSE = 1.0  # seconds between two looks


def uploaded(channel: str, web: Web, parcel: Parcel, notes: Notes) -> list[str]:
    """The ids of the parcel's pictures, uploaded now or by an earlier attempt, once they are processed."""
    known, wanted = noted(notes), marks(parcel)
    for mark, sent in zip(wanted, parcel.pictures, strict=True):
        if mark not in known or _state(web, known[mark]) == GONE:
            known[mark] = _upload(web, sent)
            notes.keep(MEDIA, json.dumps(known))
        while _state(web, known[mark]) == PROCESSING:
            _pause(channel, web)
    return [known[mark] for mark in wanted]


def noted(notes: Notes) -> dict[str, str]:
    """The ids of all uploads of this delivery, by what they show."""
    known: dict[str, str] = json.loads(notes.get(MEDIA) or "{}")
    return known


def _upload(web: Web, sent: Sent) -> str:
    files = {"file": (sent.name, sent.data, "image/jpeg")}
    return str(web.told("POST", "/api/v2/media", files=files, data={"description": sent.alt}).get("id"))


def _state(web: Web, media: str) -> int:
    """Whether an upload is ready (200), being processed (206), or forgotten (404)."""
    try:
        told = web.told("GET", f"/api/v1/media/{media}")
    except ChannelRefused as refused:
        if refused.trouble != Trouble.GONE:
            raise
        return GONE
    return READY if told.get("url") else PROCESSING


def _pause(channel: str, web: Web) -> None:
    try:
        web.patience.pause(PAUSE)
    except NeverSent as trouble:
        raise ChannelRefused(channel, Trouble.BUSY, again=True, detail="media") from trouble
