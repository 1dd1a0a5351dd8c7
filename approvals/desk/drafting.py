"""Staff hand in drafts, change them, take them back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from approvals.desk.reassessing import reassess
from approvals.errors import EditedNothing, EmptyPost, NoChannel, NotAllowed, UnknownChannel
from approvals.fingerprint import new_id
from approvals.jobs import Task
from approvals.people import Role
from approvals.permissions import Action, allow
from approvals.ports import Begin, Work
from approvals.posts import Post, Revision, Shown, Stage
from approvals.times import Moment


@dataclass(frozen=True, slots=True)
class Draft:
    """What an author hands in; the pictures were taken in before (`taking_in`)."""

    text: str
    channels: Sequence[str]
    lang: str = "de"
    pictures: Sequence[Shown] = ()
    variants: Mapping[str, str] = field(default_factory=dict)
    event: str | None = None
    wish: Moment | None = None


def submit(begin: Begin, draft: Draft, *, by: str, known_channels: Sequence[str]) -> Post:
    """Take the draft in and ask for its check. Raises EmptyPost, NoChannel, UnknownChannel, NotAllowed, NotFound."""
    _usable(draft, known_channels)
    with begin() as work:
        allow(work.people.get(by), Action.SUBMIT)
        post = new_id()
        revision = _revision(work, post, 1, draft, by)
        taken = Post(post, Stage.DRAFT, revision.id, frozenset({by}), work.now).moved(Stage.CHECKING)
        work.posts.add(taken)
        work.revisions.add(revision)
        work.record("submitted", by, post, revision=revision.id, sha256=revision.sha256)
        work.ask(Task.CHECK, post)
        work.commit()
    return taken


def edit(begin: Begin, post_id: str, draft: Draft, *, by: str, known_channels: Sequence[str]) -> Post:
    """Add a revision. What it touched must be checked, answered and signed anew; everything else stays.

    Raises EditedNothing where the new snapshot equals the old one, and what `submit` raises.
    """
    _usable(draft, known_channels)
    with begin() as work:
        allow(work.people.get(by), Action.SUBMIT)
        post = work.posts.get(post_id)
        before = work.revisions.get(post.revision)
        revision = _revision(work, post.id, before.number + 1, draft, by)
        if revision.sha256 == before.sha256:
            raise EditedNothing(post.id)
        work.revisions.add(revision)
        changed = post.moved(Stage.CHECKING).touched_by(by)
        if revision.content == before.content:
            changed = post
        changed = work.posts.save(replace(changed, revision=revision.id))
        work.record("edited", by, post.id, revision=revision.id, sha256=revision.sha256)
        work.ask(Task.CHECK, post.id)
        reassess(work, changed)
        work.commit()
    return changed


def withdraw(begin: Begin, post_id: str, *, by: str) -> None:
    """Take the whole post back: what waits stops, what is queued is pulled, what is out is taken down."""
    with begin() as work:
        person = work.people.get(by)
        post = work.posts.get(post_id)
        if by not in post.authors and not person.has(Role.LEAD):
            raise NotAllowed(by, "withdraw")
        gone = work.posts.save(post.moved(Stage.WITHDRAWN))
        work.record("withdrawn", by, post.id)
        reassess(work, gone)
        work.commit()


def _usable(draft: Draft, known_channels: Sequence[str]) -> None:
    if not draft.text.strip() and not draft.pictures:
        raise EmptyPost
    if not draft.channels:
        raise NoChannel
    for channel in (*draft.channels, *draft.variants):
        if channel not in known_channels:
            raise UnknownChannel(channel, known_channels)


def _revision(work: Work, post: str, number: int, draft: Draft, by: str) -> Revision:
    for shown in draft.pictures:
        work.pictures.get(shown.picture)
    return Revision(
        id=new_id(),
        post=post,
        number=number,
        text=draft.text,
        lang=draft.lang,
        channels=tuple(dict.fromkeys(draft.channels)),
        pictures=tuple(draft.pictures),
        variants=dict(draft.variants),
        event=draft.event,
        wish=draft.wish,
        by=by,
        at=work.now,
    )
