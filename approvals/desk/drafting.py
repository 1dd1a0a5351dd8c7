"""Staff write drafts, hand them in, change them, take them back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from approvals.desk.commenting import works_on
from approvals.desk.forgetting import forget_draft
from approvals.desk.learning import require_passed
from approvals.desk.may_show import require_own
from approvals.desk.reassessing import reassess
from approvals.desk.seeing import handed_in, post_for
from approvals.desk.summarizing import summarize
from approvals.desk.wishing import require_wished
from approvals.drafts import Draft, check_channels, check_complete
from approvals.errors import AlreadyHandedIn, ChangedMeanwhile, EditedNothing, NotAllowed
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.people import Role
from approvals.permissions import Action, allow
from approvals.ports import Begin, Including, Work
from approvals.posts import Post, Revision, Stage

WORDS_REST = timedelta(seconds=5)  # while somebody types, one check serves the saves of as many seconds


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft that was kept and not handed in yet."""

    post: Post
    revision: Revision


def save(
    begin: Begin, draft: Draft, *, by: str, known_channels: Sequence[str], post_id: str | None = None, version: int = 0
) -> Post:
    """Keep an unfinished draft over what was kept of it before. Anything may still be missing; nobody is asked.

    `version` is the post's, as last seen; what is kept already may be saved again with any. Nothing enters the history.
    Raises UnknownChannel, NotAllowed, NotFound (a picture, or a draft of somebody else), NotYourPicture,
    AlreadyHandedIn, ChangedMeanwhile.
    """
    check_channels(draft, known_channels)
    with begin() as work:
        allow(work.people.get(by), Action.SUBMIT)
        kept = _begun(work, draft, by) if post_id is None else _written_over(work, post_id, draft, version, by)
        summarize(work, kept)
        work.commit()
    return kept


def save_all(begin: Begin, drafts: Sequence[Draft], *, by: str, known_channels: Sequence[str]) -> list[Post]:
    """Keep many new unfinished drafts, or none. Raises what `save` raises."""
    for draft in drafts:
        check_channels(draft, known_channels)
    with begin() as work:
        allow(work.people.get(by), Action.SUBMIT)
        kept = [_begun(work, draft, by) for draft in drafts]
        for post in kept:
            summarize(work, post)
        work.commit()
    return kept


def unfinished(begin: Begin, person: str) -> list[Unfinished]:
    """This person's own unfinished drafts, the last one saved first."""
    with begin(reading=True) as work:
        mine = work.posts.find(stage=Stage.DRAFT, authors=Including(person))
        posts = {post.revision: post for post in mine}
        found = [Unfinished(posts[r.id], r) for r in work.revisions.find(id=tuple(posts))]
    return sorted(found, key=lambda one: one.revision.at, reverse=True)


def hand_in(begin: Begin, post_id: str, *, by: str, known_channels: Sequence[str], version: int) -> Post:
    """An unfinished draft, as last seen, goes on its way: from here on it is checked and people are asked.

    Raises what `submit` raises, AlreadyHandedIn, ChangedMeanwhile.
    """
    with begin() as work:
        allow(work.people.get(by), Action.SUBMIT)
        require_passed(work, by, work.company.lesson_to_submit)
        post = _unfinished_of(work, post_id, by)
        if post.version != version:
            raise ChangedMeanwhile("draft", post_id)
        revision = work.revisions.get(post.revision)
        check_complete(revision, known_channels)
        require_wished(work, revision)
        taken = work.posts.save(post.moved(Stage.CHECKING))
        _submitted(work, taken, revision)
        work.commit()
    return taken


def discard(begin: Begin, post_id: str, *, by: str) -> None:
    """Forget an unfinished draft for good, and the pictures that only it showed; their bytes follow (Task.FORGET).

    Raises NotFound, AlreadyHandedIn.
    """
    with begin() as work:
        forget_draft(work, _unfinished_of(work, post_id, by))
        work.commit()


def submit(begin: Begin, draft: Draft, *, by: str, known_channels: Sequence[str]) -> Post:
    """Take the draft in and ask for its check. Raises EmptyPost, NoChannel, UnknownChannel, NotAllowed, NotFound,
    NotYourPicture, LessonWanted, CreditNotWished.
    """
    check_complete(draft, known_channels)
    with begin() as work:
        allow(work.people.get(by), Action.SUBMIT)
        require_passed(work, by, work.company.lesson_to_submit)
        post = new_id()
        revision = _revision(work, post, 1, draft, by)
        require_wished(work, revision)
        taken = Post(post, Stage.DRAFT, revision.id, frozenset({by}), work.now).moved(Stage.CHECKING)
        work.posts.add(taken)
        work.revisions.add(revision)
        _submitted(work, taken, revision)
        work.commit()
    return taken


def edit(
    begin: Begin, post_id: str, draft: Draft, *, by: str, known_channels: Sequence[str], revision: str | None = None
) -> Post:
    """Add a revision. What it touched must be checked, answered and signed anew; everything else stays.

    For authors, contacts, deputies in office and leads; whoever edits becomes an author. `revision` is the one that
    was changed, as last seen. Raises EditedNothing where the new snapshot equals the old one, ChangedMeanwhile where
    somebody else edited first, NotHandedIn, and what `submit` raises but LessonWanted: whoever takes their name out of
    a text needs no lesson for it.
    """
    check_complete(draft, known_channels)
    with begin() as work:
        allow(work.people.get(by), Action.SUBMIT)
        post = handed_in(work, post_id, by)
        if not works_on(work, post, work.people.get(by)):
            raise NotAllowed(by, "edit")
        before = work.revisions.get(post.revision)
        now = _revision(work, post.id, before.number + 1, draft, by)
        if now.sha256 == before.sha256:
            raise EditedNothing(post.id)
        if revision not in {None, before.id}:
            raise ChangedMeanwhile("draft", post_id)
        require_wished(work, now)
        work.revisions.add(now)
        changed = post.moved(Stage.CHECKING).touched_by(by)
        if now.content == before.content:
            changed = post
        changed = work.posts.save(replace(changed, revision=now.id))
        work.record("edited", by, post.id, revision=now.id, sha256=now.sha256)
        work.ask(Task.CHECK, post.id)
        reassess(work, changed)
        work.commit()
    return changed


def withdraw(begin: Begin, post_id: str, *, by: str) -> None:
    """Take the whole post back: what waits stops, what is queued is pulled, what is out is taken down."""
    with begin() as work:
        person = work.people.get(by)
        post = handed_in(work, post_id, by)
        if by not in post.authors and not person.has(Role.LEAD):
            raise NotAllowed(by, "withdraw")
        gone = work.posts.save(post.moved(Stage.WITHDRAWN))
        work.record("withdrawn", by, post.id)
        reassess(work, gone)
        work.commit()


def _submitted(work: Work, post: Post, revision: Revision) -> None:
    work.record("submitted", revision.by, post.id, revision=revision.id, sha256=revision.sha256)
    work.ask(Task.CHECK, post.id)
    summarize(work, post)


def _unfinished_of(work: Work, post_id: str, by: str) -> Post:
    post = post_for(work, post_id, by)
    if post.stage is not Stage.DRAFT:
        raise AlreadyHandedIn(post_id)
    return post


def _begun(work: Work, draft: Draft, by: str) -> Post:
    revision = _revision(work, new_id(), 1, draft, by)
    post = Post(revision.post, Stage.DRAFT, revision.id, frozenset({by}), work.now)
    work.posts.add(post)
    work.revisions.add(revision)
    work.ask(Task.CHECK, post.id)
    return post


def _written_over(work: Work, post_id: str, draft: Draft, version: int, by: str) -> Post:
    post = _unfinished_of(work, post_id, by)
    before = work.revisions.get(post.revision)
    now = _revision(work, post.id, 1, draft, by)
    if now.sha256 == before.sha256:
        return post
    if post.version != version:
        raise ChangedMeanwhile("draft", post_id)
    work.revisions.drop(before)
    work.revisions.add(now)
    if now.content != before.content:
        work.forget_findings(before.content)
        same_pictures = now.pictures == before.pictures
        work.ask(Task.CHECK, post.id, work.now + WORDS_REST if same_pictures else None)
    return work.posts.save(replace(post, revision=now.id))


def _revision(work: Work, post: str, number: int, draft: Draft, by: str) -> Revision:
    require_own(work, draft, work.people.get(by))
    return draft.revision(post, number, by, work.now)
