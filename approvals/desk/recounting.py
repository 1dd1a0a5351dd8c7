"""What happened to a post, for people to read. Who answered what, and when, is nobody's business."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from approvals.desk.seeing import post_for
from approvals.history import Entry
from approvals.people import Person
from approvals.permissions import Action, allow
from approvals.placements import Placement
from approvals.ports import Begin, Work
from approvals.posts import Post

TOLD = frozenset({
    "submitted", "edited", "opened", "named", "unnamed", "face_drawn", "face_erased", "blurred", "unblurred",
    "set_aside", "exempted", "reasoned", "signed", "returned", "rejected", "withdrawn", "approved", "released", "moved",
    "unqueued", "reviewed", "held", "lift_proposed", "lift_declined", "lifted",
    "missed", "pulled", "asked", "reminded", "commented", "published",
    "delivery_refused", "delivery_unknown", "stopped_at_the_door", "take_down_started", "take_down_failed",
    "take_down_by_hand", "settled", "taken_down",
})  # fmt: skip
"""Never told: answers, "not me" and consents, nor what the machine proposed; each leads to somebody's answer."""
TOGETHER = frozenset({"asked", "signed", "approved"})


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened; `by` is None for the machine, `due_at` the time it gave to these channels."""

    kind: str
    at: datetime
    by: Person | None
    channels: tuple[str, ...]
    due_at: datetime | None = None


def recount(begin: Begin, post_id: str, *, by: str) -> tuple[Post, list[Happening]]:
    """The post and what happened to it, newest first. Raises NotAllowed, NotFound."""
    with begin(reading=True) as work:
        reader = work.people.get(by)
        allow(reader, Action.READ_HISTORY)
        post = post_for(work, post_id, by)
        placements = {placement.id: placement for placement in work.placements.find(post=post_id)}
        entries = [one for one in _about(work, post, placements) if one.kind in TOLD]
        writers = {entry.by for entry in entries if entry.by is not None}
        people = {person.id: person for person in work.people.find(id=writers)}
    return post, _grouped(entries, placements, people)[::-1]


def _about(work: Work, post: Post, placements: Mapping[str, Placement]) -> list[Entry]:
    """Of a face that stands in several posts, only what was said about it in this one."""
    shown = {one.picture for revision in work.revisions.find(post=post.id) for one in revision.pictures}
    faces = {face.id for face in work.faces.find(picture=shown)}
    asked = {appearance.id for appearance in work.appearances.find(post=post.id)}
    holds = {hold.id for hold in work.holds.find(scope=f"post:{post.id}")}
    found = work.history.about(tuple({post.id, *placements, *faces, *asked, *holds}))
    return [entry for entry in found if entry.about not in faces or entry.facts.get("post") == post.id]


def _grouped(
    entries: Sequence[Entry], placements: Mapping[str, Placement], people: Mapping[str, Person]
) -> list[Happening]:
    """What one person, or the machine, did at one moment on several channels is one thing."""
    found: dict[tuple[object, ...], Happening] = {}
    for entry in entries:
        place = placements.get(entry.about)
        channel = str(entry.facts.get("channel") or (place.channel if place else ""))
        key = (entry.kind, entry.by, entry.at) if entry.kind in TOGETHER else (entry.seq,)
        before = found.get(key)
        channels = dict.fromkeys([*(before.channels if before else ()), *([channel] if channel else [])])
        writer = people.get(entry.by) if entry.by else None
        found[key] = Happening(entry.kind, entry.at, writer, tuple(channels), _time_given(entry))
    return list(found.values())


def _time_given(entry: Entry) -> datetime | None:
    written = entry.facts.get("at")
    return datetime.fromisoformat(written) if isinstance(written, str) else None
