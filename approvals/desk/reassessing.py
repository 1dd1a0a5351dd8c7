"""After anything changed: what has its yes is approved, what lost it is pulled or comes down, in one transaction."""

from collections.abc import Collection
from dataclasses import replace

from approvals.desk.reading import read
from approvals.desk.summarizing import keep_summary
from approvals.dossier import Dossier
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.open_ends import Missing, before_signing, open_ends, signatures_missing
from approvals.placements import OUT_OR_LEAVING, WAITING_TO_GO, Delivery, Outcome, Place, Placement, Publication
from approvals.ports import Work
from approvals.posts import Post, Stage
from approvals.removals import WITHIN, Removal
from approvals.seals import cuts, seal
from approvals.standing import may_stay_out

STOPPED = frozenset({Stage.WITHDRAWN, Stage.REJECTED, Stage.RETURNED})
GONE = frozenset({Place.PULLED, Place.TAKEN_DOWN, Place.TAKING_DOWN})


def reassess(work: Work, post: Post) -> Post:
    """Hold the post and each of its placements against the facts as they are now.

    A channel with no open end is approved; a placement that waits is pulled when its yes no longer holds; what is out
    starts its take-down when a visible face is denied or the post was withdrawn.
    """
    file = read(work, post)
    for placement in file.placements:
        if placement.stage in WAITING_TO_GO:
            _keep_or_pull(work, file, placement)
        elif placement.stage is Place.PUBLISHED and (why := must_come_down(work, post, placement)):
            start_take_down(work, placement, {person for person in why if person is not None})
    if post.stage in {Stage.OPEN, Stage.APPROVED}:
        _approve_what_is_ready(work, file)
    post = _settle(work, post)
    keep_summary(work, replace(file, post=post, placements=work.placements.find(post=post.id)))
    return post


def voided(file: Dossier, placement: Placement) -> bool:
    """Whether the yes of a waiting placement no longer holds for the newest revision.

    A check that still runs voids nothing: the seal tells whether what was signed has changed, and the door waits.
    """
    channel = placement.channel
    if file.post.stage in STOPPED or channel not in file.revision.channels or seal(file, channel) != placement.seal:
        return True
    ends = before_signing(file, channel)
    return any(end.missing is not Missing.CHECK for end in ends) or signatures_missing(file, channel) > 0


def must_come_down(work: Work, post: Post, placement: Placement) -> tuple[str | None, ...]:
    """Why what is out has to go: whose face it shows that has no yes any more, None for nobody's in particular.

    Empty where it may stay; a post that was withdrawn or rejected comes down for nobody in particular.
    """
    if post.stage in {Stage.WITHDRAWN, Stage.REJECTED}:
        return (None,)
    file = read(work, post, placement.revision)
    sent = _sent(work, placement)
    hidden = {
        face for rendition in file.renditions if rendition.sha256 in sent.renditions for face in rendition.blurred
    }
    visible = (face for face in file.faces if face.id not in hidden)
    return tuple(_of(file, one.id) for one in visible if not may_stay_out(file, one, placement.channel))


def _of(file: Dossier, face: str) -> str | None:
    """Whose face it is, also after they have left."""
    naming = file.naming(face)
    return naming.person if naming else None


def start_take_down(work: Work, placement: Placement, people: Collection[str]) -> None:
    """It comes down, and these people are told when it is gone."""
    work.placements.save(placement.moved(Place.TAKING_DOWN))
    due_at = work.company.working_days.deadline(work.now, WITHIN)
    for person in sorted(people):
        removal = Removal(new_id(), person, placement.id, placement.post, placement.channel, work.now, due_at)
        work.removals.add(removal)
    work.record("take_down_started", None, placement.id, post=placement.post, channel=placement.channel)
    work.ask(Task.TAKE_DOWN, placement.id)


def published(work: Work, placement: Placement) -> Publication | None:
    """What of this placement is out and not yet proved gone."""
    return next(iter(work.publications.find(placement=placement.id, gone_at=None)), None)


def _keep_or_pull(work: Work, file: Dossier, placement: Placement) -> None:
    if voided(file, placement):
        work.placements.save(placement.moved(Place.PULLED))
        work.record("pulled", None, placement.id, post=file.post.id, channel=placement.channel)
    elif placement.revision != file.revision.id:
        work.placements.save(replace(placement, revision=file.revision.id))


def _approve_what_is_ready(work: Work, file: Dossier) -> None:
    for channel in file.revision.channels:
        bound = seal(file, channel)
        if bound is not None and not open_ends(file, channel):
            _approve(work, file, channel, bound)


def _approve(work: Work, file: Dossier, channel: str, bound: str) -> None:
    """Nothing that waits, is on its way, is out or not yet proved gone is approved a second time."""
    placements = work.placements.find(post=file.post.id, channel=channel)
    same = [p for p in placements if p.stage is not Place.TAKEN_DOWN]
    if any((p.seal == bound and p.stage is not Place.PULLED) or _looks_alike(work, file, p) for p in same):
        return
    pulled = next((p for p in same if p.stage is Place.PULLED), None)
    if pulled is None:
        work.placements.add(
            Placement(new_id(), file.post.id, file.revision.id, channel, Place.APPROVED, None, None, bound)
        )
    else:
        again = replace(pulled.moved(Place.APPROVED), revision=file.revision.id, seal=bound, due_at=None, zone=None)
        work.placements.save(again)
    work.record("approved", None, file.post.id, channel=channel, seal=bound)


def _looks_alike(work: Work, file: Dossier, placement: Placement) -> bool:
    """Whether what this placement sent, and is not proved gone, looks to the world like what would be sent now."""
    if placement.stage not in OUT_OR_LEAVING:
        return False
    channel, then = placement.channel, work.revisions.get(placement.revision)
    sent = _sent(work, placement).renditions
    now = tuple(rendition and rendition.sha256 for rendition in cuts(file, channel))
    alts = [[shown.alt for shown in revision.pictures] for revision in (then, file.revision)]
    return then.text_for(channel) == file.revision.text_for(channel) and sent == now and alts[0] == alts[1]


def _sent(work: Work, placement: Placement) -> Delivery:
    """The attempt that is known to be out, or else the last one."""
    attempts = work.deliveries.find(placement=placement.id)
    return next((attempt for attempt in attempts if attempt.outcome is Outcome.DELIVERED), attempts[-1])


def _settle(work: Work, post: Post) -> Post:
    """A post is approved while a channel of its newest content is, and open otherwise."""
    if post.stage not in {Stage.OPEN, Stage.APPROVED}:
        return post
    newest = work.revisions.get(post.revision).content
    same = tuple(revision.id for revision in work.revisions.find(post=post.id) if revision.content == newest)
    placements = work.placements.find(post=post.id, revision=same)
    wanted = Stage.APPROVED if any(p.stage not in GONE for p in placements) else Stage.OPEN
    if wanted is post.stage:
        return post
    work.record("stage", None, post.id, stage=wanted)
    return work.posts.save(post.moved(wanted))
