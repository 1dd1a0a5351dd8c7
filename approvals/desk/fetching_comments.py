"""What people write below our posts: channels that tell are asked now and then, outside of any transaction."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from approvals.channel_comments import ChannelComment, as_told
from approvals.channels import Channel, ChannelRefused, OutcomeUnknown, Talk
from approvals.desk.counting import TOGETHER, due_for, waiting
from approvals.in_time import in_time
from approvals.placements import Publication
from approvals.ports import Begin, Work
from approvals.retention import Kind, period

MISREAD = (KeyError, TypeError, ValueError, AttributeError)
"""An answer of another shape, which strangers help to write: it costs this answer, never the sweep."""


def sweep_comments(begin: Begin, channel: Callable[[str], Channel]) -> int:
    """Ask for the comments on what is out: hourly while it is fresh, then daily, for ninety days.

    New ones are kept, edited ones follow, and those a complete talk lacks go. A channel that wants to be left alone
    is. Returns how many publications were asked about.
    """
    with begin(reading=True) as work:
        due = due_for(work, lambda one: one.talked_at)[:TOGETHER]
    tired: set[str] = set()
    asked = 0
    for out in due:
        if out.channel in tired:
            continue
        asked += 1
        talk, wait = _asked(channel, out)
        with begin() as work:
            current = work.publications.get(out.id)
            if talk is not None and current.gone_at is None:
                _follow(work, current, talk)
            again_at = work.now + wait if wait else current.again_at
            work.publications.save(replace(current, talked_at=work.now, again_at=again_at))
            work.commit()
        tired |= {out.channel} if wait else set()
    return asked


def forget_comments(work: Work, publication: str) -> None:
    """The publication is gone, and with it what was said below it."""
    for one in work.channel_comments.find(publication=publication):
        work.channel_comments.drop(one)


def _follow(work: Work, out: Publication, talk: Talk) -> None:
    kept = {one.id: one for one in work.channel_comments.find(publication=out.id)}
    told = {one.id: one for one in (as_told(out, each, work.now) for each in talk.comments)}
    since = work.now - period(Kind.CHANNEL_COMMENTS, work.company.periods)
    for one in told.values():
        before = kept.get(one.id)
        if before is None and one.at > since:
            work.channel_comments.add(one)
        elif before is not None:
            _edit(work, before, one)
    for one in kept.values():
        if talk.complete and one.id not in told:
            work.channel_comments.drop(one)


def _edit(work: Work, before: ChannelComment, told: ChannelComment) -> None:
    now = replace(before, author=told.author, text=told.text, link=told.link)
    if now != before:
        work.channel_comments.save(now)


def _asked(channel: Callable[[str], Channel], out: Publication) -> tuple[Talk | None, timedelta | None]:
    """What is said, None where nobody told; and how long the channel wants to be left alone."""
    try:
        comments: Callable[[str], Talk] | None = getattr(channel(out.channel), "comments", None)
        return (in_time(out.channel, lambda: comments(out.address)) if comments else None), None
    except (ChannelRefused, OutcomeUnknown) as trouble:
        return None, waiting(trouble)
    except MISREAD:
        return None, None
