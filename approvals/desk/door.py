"""The last look before something leaves. Everything is read again in the transaction that starts the delivery."""

from collections.abc import Sequence
from datetime import datetime

from approvals.channels import Parcel, Sent
from approvals.desk.reading import read
from approvals.desk.reassessing import reassess, voided
from approvals.desk.summarizing import summarize
from approvals.desk.taking_in import rendered
from approvals.dossier import Dossier
from approvals.errors import NotFound
from approvals.fingerprint import new_id
from approvals.holds import stopping
from approvals.jobs import Task
from approvals.jpegs import pixels_of
from approvals.open_ends import Missing, open_ends
from approvals.placements import Delivery, Outcome, Place, Placement
from approvals.ports import Begin, Objects, Work
from approvals.posts import Post, Revision
from approvals.seals import cuts


def pack(begin: Begin, objects: Objects, placement_id: str) -> Parcel:
    """What would go out now, with the bytes read before the transaction. The door compares it with the facts."""
    with begin(reading=True) as work:
        placement = work.placements.get(placement_id)
        file = read(work, work.posts.get(placement.post))
    pictures = []
    found = zip(file.revision.pictures, cuts(file, placement.channel), strict=True)
    for number, (shown, rendition) in enumerate(found, start=1):
        if rendition is not None:
            data = objects.get(rendered(rendition.sha256))
            pictures.append(_sent(number, data, shown.alt))
    return _parcel(placement, file.revision, pictures)


def packed_before(begin: Begin, objects: Objects, delivery: Delivery) -> Parcel:
    """What an earlier attempt handed over, to find it by; pictures gone from the objects come without bytes."""
    with begin(reading=True) as work:
        placement = work.placements.get(delivery.placement)
        revision = work.revisions.get(placement.revision)
    pictures = []
    for number, (shown, print_) in enumerate(zip(revision.pictures, delivery.renditions, strict=True), start=1):
        key = rendered(print_)
        pictures.append(_sent(number, objects.get(key) if objects.exists(key) else b"", shown.alt))
    return _parcel(placement, revision, pictures)


def _parcel(placement: Placement, revision: Revision, pictures: Sequence[Sent]) -> Parcel:
    facts = {
        "post": placement.post,
        "revision": revision.number,
        "channel": placement.channel,
        "due_at": placement.due_at.isoformat() if placement.due_at else None,
    }
    return Parcel(placement.id, revision.text_for(placement.channel), tuple(pictures), facts)


def _sent(number: int, data: bytes, alt: str) -> Sent:
    return Sent(f"{number:02d}.jpg", data, alt, *pixels_of(data))


def pass_door(begin: Begin, placement_id: str, parcel: Parcel, prints: tuple[str, ...]) -> Delivery | None:
    """Start a delivery, or None when it may not leave: what stopped it is recorded, and it fails closed.

    `prints` are the SHA-256 of the parcel's pictures, computed from their bytes.
    """
    with begin() as work:
        post, placement = locked(work, placement_id)
        if placement.stage is not Place.QUEUED:
            return None
        if (not_before := _not_before(work, placement)) is None or not_before > work.now:
            work.ask(Task.PUBLISH, placement.id, not_before)
            work.commit()
            return None
        file = read(work, post)
        if stopped := _stopped(file, placement, parcel, prints):
            _stop(work, file, placement, stopped)
            summarize(work, work.posts.get(post.id))
            work.commit()
            return None
        delivery = _start(work, placement, prints)
        summarize(work, post)
        work.commit()
    return delivery


def locked(work: Work, placement_id: str) -> tuple[Post, Placement]:
    """The post first, then its placement: everybody locks in this order."""
    for placement in work.placements.find(id=placement_id):
        return work.posts.get(placement.post), work.placements.get(placement_id)
    raise NotFound("placement", placement_id)


def _not_before(work: Work, placement: Placement) -> datetime | None:
    """When it leaves; later where the channel, when last asked, said how long it wants to be left alone."""
    rests = [delivery.again_at for delivery in work.deliveries.find(placement=placement.id)[-1:]]
    if placement.due_at is None:
        return None
    return max(at for at in (work.company.leaves_at(placement.due_at), *rests) if at)


def _stopped(file: Dossier, placement: Placement, parcel: Parcel, prints: tuple[str, ...]) -> str | None:
    """Why this may not leave, in one word; None when it may."""
    channel = placement.channel
    if stopping(file.holds, file.post.id, channel):
        return "hold"
    if placement.late(file.now):
        return "late"
    if voided(file, placement) or placement.revision != file.revision.id:
        return "yes"
    if any(end.missing is Missing.CHECK for end in open_ends(file, channel)):
        return "check"
    return None if _same(file, channel, parcel, prints) else "parcel"


def _same(file: Dossier, channel: str, parcel: Parcel, prints: tuple[str, ...]) -> bool:
    """Whether the parcel is, byte for byte, what the facts say may go out."""
    wanted = cuts(file, channel)
    alts = [shown.alt for shown in file.revision.pictures]
    return (
        tuple(rendition and rendition.sha256 for rendition in wanted) == prints
        and parcel.text == file.revision.text_for(channel)
        and [sent.alt for sent in parcel.pictures] == alts
    )


def _stop(work: Work, file: Dossier, placement: Placement, why: str) -> None:
    work.record("stopped_at_the_door", None, placement.id, post=file.post.id, channel=placement.channel, why=why)
    if why == "check":
        work.ask(Task.CHECK, file.post.id)
        return
    if why == "yes":
        reassess(work, file.post)
    if work.placements.get(placement.id).stage is Place.QUEUED:
        work.placements.save(placement.moved(Place.HELD))


def _start(work: Work, placement: Placement, prints: tuple[str, ...]) -> Delivery:
    attempt = len(work.deliveries.find(placement=placement.id)) + 1
    delivery = Delivery(new_id(), placement.id, attempt, placement.id, Outcome.STARTED, work.now, renditions=prints)
    work.deliveries.add(delivery)
    work.placements.save(placement.moved(Place.PUBLISHING))
    work.record("delivery_started", None, placement.id, delivery=delivery.id, attempt=attempt)
    return delivery
