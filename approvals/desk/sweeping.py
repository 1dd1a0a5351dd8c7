"""What a crash lost or time brought about is picked up again, every minute."""

from datetime import timedelta

from approvals.appearances import Appearance
from approvals.desk.asking import notify
from approvals.desk.knocking import forget_old
from approvals.desk.reading import read
from approvals.desk.reassessing import reassess, voided
from approvals.desk.summarizing import fill_in
from approvals.dossier import Dossier
from approvals.jobs import Task
from approvals.placements import WAITING_TO_GO, Place
from approvals.ports import Begin, Between, Work
from approvals.posts import Stage
from approvals.standing import Standing, standing
from approvals.summaries import SOMEBODYS, UNDER_WAY
from approvals.times import EPOCH, FOREVER

REMIND_BEFORE = timedelta(days=1)
LIVE = (Stage.CHECKING, Stage.OPEN, Stage.APPROVED)


def sweep(begin: Begin) -> dict[str, int]:
    """Ask again for everything that should be under way and is not. Returns how much of each was asked for.

    Posts from before there were summaries get theirs first, some in each sweep.
    """
    fill_in(begin)
    with begin() as work:
        forget_old(work)
        asked = {
            Task.CHECK: _unchecked(work),
            Task.PUBLISH: _due(work),
            Task.TAKE_DOWN: [p.id for p in work.placements.find(stage=Place.TAKING_DOWN)],
            Task.NOTIFY: [notice.id for notice in work.notices.find(sent_at=None, at=Between(EPOCH, work.now))],
        }
        for task, ids in asked.items():
            for about in ids:
                work.ask_again(task, about)
        work.commit()
    return {str(task): len(ids) for task, ids in asked.items()}


def time_passed(begin: Begin) -> int:
    """Consents end and deadlines pass: hold what waits to go, and what waits for people, against that.

    What has lost nothing is only read: a full queue keeps nobody from writing. Where time has changed something, the
    post is checked again as well: somebody may have to be asked. Returns how many posts it concerned.
    """
    with begin(reading=True) as work:
        going = {placement.post for placement in work.placements.find(stage=WAITING_TO_GO)}
        passed = {summary.id for summary in work.summaries.find(valid_until=Between(EPOCH, work.now))}
    lost = {post for post in sorted(going - passed) if _has_lost_its_yes(begin, post)}
    for post in sorted(lost | passed):
        with begin() as work:
            reassess(work, work.posts.get(post))
            if post in passed:
                work.ask(Task.CHECK, post)
            work.commit()
    return len(lost | passed)


def _has_lost_its_yes(begin: Begin, post: str) -> bool:
    with begin(reading=True) as work:
        file = read(work, work.posts.get(post))
    return any(voided(file, placement) for placement in file.placements if placement.stage in WAITING_TO_GO)


def basis_changed(begin: Begin) -> int:
    """Settings or people changed: hold every post that is somebody's turn against them. Returns how many there were."""
    with begin(reading=True) as work:
        posts = sorted(summary.id for summary in work.summaries.find(turn=SOMEBODYS, stage=UNDER_WAY))
    for post in posts:
        with begin() as work:
            reassess(work, work.posts.get(post))
            work.commit()
    return len(posts)


def remind(begin: Begin) -> int:
    """Remind, once and only themselves, who has a question and has not answered it. Returns how many people.

    A working day before the deadline, or the company's number of working days after the question, if that is sooner.
    """
    with begin() as work:
        soon = work.appearances.find(deadline=within_a_working_day(work)) + _asked_long_ago(work)
        posts = work.posts.find(id=tuple({a.post for a in soon}), stage=LIVE)
        late = {(person, post.id) for post in posts for person in unanswered(read(work, post))}
        late &= {(a.person, a.post) for a in soon}
        reminded = {(n.person, n.about) for n in work.notices.find(kind="reminder", about={p.id for p in posts})}
        for person, post in sorted(late - reminded):
            notify(work, person, "reminder", post)
        work.commit()
    return len(late - reminded)


def within_a_working_day(work: Work) -> Between:
    """The deadlines it is time to remind of. On days off nobody is reminded: what ends on the first day back is
    reminded of before them.
    """
    off = work.company.working_days
    return Between(work.now, off.after(work.now, REMIND_BEFORE) if off.works_at(work.now) else work.now)


def unanswered(file: Dossier) -> frozenset[str]:
    """Who was asked about exactly this and may still answer; what was said of the whole event is an answer too."""
    asked = {
        person
        for face in file.faces
        if (person := file.person_of(face.id)) is not None
        for channel in file.revision.channels
        if standing(file, face, channel) is Standing.WAITING
        and (appearance := file.appearance(face.id, person, channel)) is not None
        and appearance.deadline is not None
    }
    return frozenset(asked)


def _asked_long_ago(work: Work) -> list[Appearance]:
    """Those whose days to be left in peace are over, on working days only."""
    off, days = work.company.working_days, timedelta(days=work.company.remind_after)
    if not off.works_at(work.now):
        return []
    waiting = work.appearances.find(deadline=Between(work.now, FOREVER))
    return [one for one in waiting if one.asked_at is not None and off.after(one.asked_at, days) <= work.now]


def _unchecked(work: Work) -> list[str]:
    """Posts on their way that the guideline in force has not judged: new ones, and all others after it changed."""
    going = tuple({placement.post for placement in work.placements.find(stage=WAITING_TO_GO)})
    posts = {
        post.id: post for post in (*work.posts.find(stage=(Stage.CHECKING, Stage.OPEN)), *work.posts.find(id=going))
    }
    revisions = work.revisions.find(id=tuple(post.revision for post in posts.values()))
    unjudged = {revision.post for revision in revisions if work.findings(revision.content) is None}
    return sorted(p for p in posts if posts[p].stage is Stage.CHECKING or p in unjudged)


def _due(work: Work) -> list[str]:
    stuck = work.placements.find(stage=(Place.PUBLISHING, Place.UNKNOWN))
    left = work.now - timedelta(minutes=work.company.undo_minutes)
    queued = work.placements.find(stage=Place.QUEUED, due_at=Between(EPOCH, left))
    return [placement.id for placement in (*stuck, *queued)]
