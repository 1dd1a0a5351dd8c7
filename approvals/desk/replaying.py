"""A clause on trial is held against everything that was handed in, in the background and piece by piece."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from approvals.appearances import Picture
from approvals.company import Company
from approvals.editions import Edition
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work
from approvals.posts import Revision, Stage
from approvals.replays import Echo, Replay
from policies.clauses import State
from policies.findings import Finding
from policies.guideline import Guideline

PIECE = 100  # posts in one transaction
MOST = 2_000  # places kept of one replay: a clause that finds more than that is read no further
HANDED_IN = tuple(stage for stage in Stage if stage is not Stage.DRAFT)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The next posts to be replayed, by their newest words, of `total`; none are left when it is empty."""

    replay: Replay
    total: int
    company: Company
    revisions: Sequence[Revision]
    facts: Mapping[str, Picture]


def begin_replays(work: Work, edition: Edition, guideline: Guideline, by: str) -> None:
    """Each clause on trial is replayed, as this edition says it."""
    for clause in guideline.clauses:
        if clause.state is State.TRIAL:
            _begin(work, edition.id, clause.id, guideline.hash, by)


def replay_again(begin: Begin, rule: str, *, edition: str, guideline: str, by: str) -> Replay:
    """Replay a clause now, as this edition says it (empty: the shipped one). Raises NotAllowed."""
    with begin() as work:
        allow(work.people.get(by), Action.EDIT_GUIDELINE)
        replay = _begin(work, edition, rule, guideline, by)
        work.commit()
    return replay


def latest(work: Work, rule: str) -> Replay | None:
    """The last one that was begun."""
    return next(iter(work.replays.newest(1, rule=rule)), None)


def next_stretch(begin: Begin, replay: str) -> Stretch:
    """What comes next. Raises NotFound."""
    with begin(reading=True) as work:
        found = work.replays.get(replay)
        posts = work.posts.newest(PIECE, before=found.last, stage=HANDED_IN)
        newest = {revision.post: revision for revision in work.revisions.find(id={post.revision for post in posts})}
        revisions = [newest[post.id] for post in posts]
        shown = {one.picture for revision in revisions for one in revision.pictures}
        facts = {picture.id: picture for picture in work.pictures.find(id=shown)}
        total = found.total or len(work.posts.find(stage=HANDED_IN))
        return Stretch(found, total, work.company, revisions, facts)


def keep_stretch(begin: Begin, stretch: Stretch, found: Mapping[str, Sequence[Finding]]) -> Replay:
    """Keep what was found (by revision) and go on behind it. Raises ChangedMeanwhile where somebody else did."""
    with begin() as work:
        before = work.replays.get(stretch.replay.id)
        kept = len(work.echoes.find(replay=before.id))
        for revision in stretch.revisions:
            for one in found.get(revision.id, ())[: max(MOST - kept, 0)]:
                kept += 1
                work.echoes.add(Echo(new_id(), before.id, revision.post, revision.id, one.where, one.start, one.end))
        replay = replace(stretch.replay, total=stretch.total, done=before.done + len(stretch.revisions))
        if stretch.revisions:
            replay = replace(replay, last=stretch.revisions[-1].post)
        if not stretch.revisions or kept >= MOST:
            replay = replace(replay, finished_at=work.now)
        replay = work.replays.save(replay)
        work.commit()
    return replay


def _begin(work: Work, edition: str, rule: str, guideline: str, by: str) -> Replay:
    """One at a time of each clause: an earlier one that still runs as somebody wrote it before is left behind."""
    for earlier in work.replays.find(rule=rule):
        if earlier.finished_at is None and earlier.guideline == guideline:
            work.ask_again(Task.REPLAY, earlier.id)
            return earlier
        for echo in work.echoes.find(replay=earlier.id):
            work.echoes.drop(echo)
        work.replays.drop(earlier)
    replay = Replay(new_id(), edition, rule, guideline, by, work.now)
    work.replays.add(replay)
    work.ask(Task.REPLAY, replay.id)
    return replay
