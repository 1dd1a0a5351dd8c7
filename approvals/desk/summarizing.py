"""Keeping what lists show of each post, in the transaction that changes it."""

from contextlib import suppress
from dataclasses import replace

from approvals.desk.reading import read
from approvals.dossier import Dossier
from approvals.errors import NotFound
from approvals.ports import Begin, Work
from approvals.posts import Post
from approvals.summaries import summary_of

MOST = 500  # posts in one sweep: a few seconds of work, each post by itself


def summarize(work: Work, post: Post) -> None:
    """Write down what lists show of this post now; nothing is written where nothing changed."""
    keep_summary(work, read(work, post))


def keep_summary(work: Work, file: Dossier) -> None:
    """As `summarize`, for who has just read the dossier."""
    now = summary_of(file)
    for before in work.summaries.find(id=now.id):
        seen = replace(now, updated_at=before.updated_at, version=before.version)
        if replace(seen, valid_until=before.valid_until) != before:
            work.summaries.save(replace(seen, updated_at=now.updated_at))
        elif seen != before:
            work.summaries.save(seen)
        return
    work.summaries.add(now)


def fill_in(begin: Begin) -> int:
    """Summarize posts that have no summary yet, newest first, at most `MOST`. Returns how many there were."""
    with begin(reading=True) as work:
        posts = work.unsummarized(MOST)
    for post in posts:
        with suppress(NotFound), begin() as work:  # a draft may be discarded meanwhile
            summarize(work, work.posts.get(post))
            work.commit()
    return len(posts)
