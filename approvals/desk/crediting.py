"""Nobody is given credit in a post who did not wish it for this very post."""

from collections.abc import Sequence

from approvals.credits import names_in, without_credit
from approvals.desk import drafting
from approvals.desk.seeing import post_for
from approvals.drafts import Draft
from approvals.ports import Begin
from approvals.posts import NEXT, Stage


def take_back(begin: Begin, post_id: str, *, by: str, known_channels: Sequence[str]) -> bool:
    """The wish to be named in this post ends, and the name leaves its text at once where it still can.

    Returns whether the text was changed, which is then checked and signed anew. Raises NotFound.
    """
    with begin() as work:
        post, me = post_for(work, post_id, by), work.people.get(by)
        for wish in work.credits.find(post=post_id, person=by):
            work.credits.drop(wish)
        now = work.revisions.get(post.revision)
        work.commit()
    named = any(me.name in names_in(text) for text in (now.text, *now.variants.values()))
    if not named or not NEXT[post.stage]:
        return False
    without = Draft(
        without_credit(now.text, me.name), now.channels, now.lang, now.pictures,
        {channel: without_credit(text, me.name) for channel, text in now.variants.items()},
        now.event, now.wish, now.crops,
    )  # fmt: skip
    if post.stage is Stage.DRAFT:
        drafting.save(
            begin, without, by=by, known_channels=known_channels, post_id=post_id, version=post.version
        )  # fmt: skip
    else:
        drafting.edit(begin, post_id, without, by=by, known_channels=known_channels, revision=now.id)
    return True
