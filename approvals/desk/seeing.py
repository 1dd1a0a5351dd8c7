"""Which posts there are for whom: an unfinished draft is its authors' alone."""

from approvals.errors import NotFound, NotHandedIn
from approvals.ports import Work
from approvals.posts import Post, Stage


def post_for(work: Work, post_id: str, person: str) -> Post:
    """The post, locked. Raises NotFound, for somebody else's unfinished draft too: nobody learns that it is there."""
    post = work.posts.get(post_id)
    if not post.exists_for(person):
        raise NotFound("post", post_id)
    return post


def handed_in(work: Work, post_id: str, person: str) -> Post:
    """The same, for what is done to posts on their way. Raises NotHandedIn for one's own unfinished draft."""
    post = post_for(work, post_id, person)
    if post.stage is Stage.DRAFT:
        raise NotHandedIn(post_id)
    return post
