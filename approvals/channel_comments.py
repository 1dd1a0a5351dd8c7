"""What strangers wrote below our posts: sealed, never in the history, and gone when they delete it."""

from dataclasses import dataclass
from datetime import datetime

from approvals.channels import Comment
from approvals.fingerprint import fingerprint
from approvals.placements import Publication

LONGEST_TEXT, LONGEST_AUTHOR, LONGEST_ADDRESS = 10_000, 200, 1_000
"""Characters that are kept: channels allow 8,000 at most (Facebook)."""


@dataclass(frozen=True, slots=True)
class ChannelComment:
    """One comment. Author, text, link and `remote`, the channel's own id, are sealed under the company's key.

    `id` follows from publication and remote id, so that it is kept once; `parent` is the comment it answers.
    `publication` is None where it was brought in from a file.
    """

    id: str
    publication: str | None
    channel: str
    author: str
    text: str
    at: datetime
    fetched_at: datetime
    remote: str = ""
    link: str | None = None
    parent: str | None = None
    version: int = 0


def known_as(publication: str, remote: str) -> str:
    """The id of the comment that the channel knows by this one."""
    return fingerprint([publication, remote])


def as_told(out: Publication, told: Comment, now: datetime) -> ChannelComment:
    """As it is kept. Strangers name times as they like: nothing is older than the publication, or of tomorrow.

    A link that is no web address is left out: it would be followed.
    """
    link = told.link if told.link and told.link.startswith(("https://", "http://")) else None
    return ChannelComment(
        known_as(out.id, told.id),
        out.id,
        out.channel,
        _clean(told.author, LONGEST_AUTHOR),
        _clean(told.text, LONGEST_TEXT),
        min(max(told.at, out.at), now),
        now,
        told.id[:LONGEST_ADDRESS],
        link[:LONGEST_ADDRESS] if link else None,
        known_as(out.id, told.parent) if told.parent else None,
    )


def _clean(text: str, longest: int) -> str:
    """What every page can show: lone halves of signs and zero bytes are replaced."""
    return text.encode("utf-8", "replace").decode().replace("\x00", " ")[:longest]
