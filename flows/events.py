"""Look at an event's photos, some in each run; then group the faces nobody knows. Both may run twice."""

import asyncio

import numpy as np
from prefect import flow

from approvals.desk import looking_at_events as looking
from approvals.errors import NotFound
from approvals.faces.groups import groups
from flows.darkroom import darkroom, describe, search
from flows.discretion import discreet
from flows.house import House, house
from storage.pictures.likeness import alike, likeness
from storage.previews import WIDTHS, Previews


@flow(name="look_at_event", flow_run_name="look at event {event_id}")
@discreet
async def look_at_event(event_id: str) -> str:
    """Tell near duplicates apart, then search the next photos. Returns "further", "done", or "gone"."""
    home = house()
    try:
        await asyncio.to_thread(_print, home, event_id)
        await _search(home, event_id)
        return "further" if await asyncio.to_thread(looking.go_on, home.begin, event_id) else "done"
    except NotFound as gone:
        if gone.id != event_id:
            raise
        return "gone"


@flow(name="group_faces", flow_run_name="group faces of event {event_id}")
@discreet
async def group_faces(event_id: str) -> int:
    """Describe the faces nobody knows, group those that look alike, and keep who is with whom: nothing else of them.

    The descriptors exist in the memory of this run only. Returns how many groups there are.
    """
    home = house()
    unknown = await asyncio.to_thread(looking.to_group, home.begin, event_id)
    ids: list[str] = []
    pictures: list[str] = []
    rows: list[list[float]] = []
    for picture, faces in unknown.items():
        described = await darkroom().run(describe, picture, [box for _, box in faces])
        for (face, _), row in zip(faces, described, strict=True):
            if row is not None:
                ids.append(face)
                pictures.append(picture)
                rows.append(row)
    vectors = np.asarray(rows, dtype=np.float32).reshape(len(rows), -1)
    found = await asyncio.to_thread(groups, vectors, ids, pictures) if ids else []
    return await asyncio.to_thread(looking.keep_groups, home.begin, event_id, found)


def _print(home: House, event_id: str) -> None:
    """From the preview that the event's page shows anyway."""
    previews = Previews(home.objects)
    for photo in looking.to_look_at(home.begin, event_id).unprinted:
        looking.keep_print(home.begin, photo.id, likeness(previews.of(photo.picture, WIDTHS[0])), alike)


async def _search(home: House, event_id: str) -> None:
    engine = await darkroom().engine()
    for photo in (await asyncio.to_thread(looking.to_look_at, home.begin, event_id)).unsearched:
        seen = await darkroom().run(search, photo.picture)
        await asyncio.to_thread(looking.keep_look, home.begin, photo.id, engine, seen)
