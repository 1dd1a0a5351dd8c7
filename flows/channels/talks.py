"""What people wrote below a publication, read from what the channels answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from approvals.channels import Comment, Talk
from flows.channels.bluesky_record import place_of
from flows.channels.html_text import text_of

FACEBOOK = {
    "fields": "id,from{name},message,created_time,permalink_url,parent{id}",
    "filter": "stream",
    "order": "chronological",
    "limit": "100",
}
_FIELDS = "id,username,text,timestamp"
INSTAGRAM = {"fields": f"{_FIELDS},replies.limit(50){{{_FIELDS}}}", "limit": "50"}
"""Instagram nests answers one deep."""
MOST_DESCENDANTS = 4096  # what Mastodon lists for somebody who is signed in, by its ContextLimit
DEPTH = 10  # of answers to answers, on Bluesky


def facebook_talk(listed: Sequence[Mapping[str, Any]], *, complete: bool) -> Talk:
    return Talk([_on_facebook(one) for one in listed], complete)


def instagram_talk(listed: Sequence[Mapping[str, Any]], *, complete: bool) -> Talk:
    """Complete only where no comment has more answers than came along."""
    answered = [(str(one["id"]), one["replies"]) for one in listed if "replies" in one]
    below = [replace(_on_instagram(one), parent=parent) for parent, replies in answered for one in replies["data"]]
    more = any("next" in replies.get("paging", {}) for _, replies in answered)
    return Talk(_in_order([*map(_on_instagram, listed), *below]), complete and not more)


def mastodon_talk(listed: Sequence[Mapping[str, Any]], below: str, *, counted: int) -> Talk:
    """A server that lists nothing although it counts replies has not got them together yet."""
    complete = len(listed) < MOST_DESCENDANTS and bool(listed or not counted)
    return Talk(_in_order(_on_mastodon(one, below) for one in listed), complete)


def bluesky_talk(thread: Mapping[str, Any]) -> Talk:
    """Complete only where every post comes with as many answers as are counted of it."""
    nodes = list(_nodes(thread))
    complete = all(len(node.get("replies", [])) >= int(node["post"].get("replyCount", 0)) for node, _ in nodes)
    return Talk(_in_order(_on_bluesky(node["post"], parent) for node, parent in nodes[1:]), complete)


def _in_order(comments: "Iterator[Comment] | list[Comment]") -> list[Comment]:
    return sorted(comments, key=lambda one: one.at)


def _nodes(thread: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str | None]]:
    """Each post that is shown, and the comment it answers; the publication itself first."""
    waiting: list[tuple[Mapping[str, Any], str | None]] = [(thread, None)]
    while waiting:
        node, parent = waiting.pop(0)
        if "post" not in node:
            continue  # blocked, or gone
        yield node, parent
        mine = None if node is thread else str(node["post"]["uri"])
        waiting += [(reply, mine) for reply in node.get("replies", [])]


def _on_facebook(told: Mapping[str, Any]) -> Comment:
    author, parent = told.get("from", {}).get("name", ""), told.get("parent", {}).get("id")
    at = datetime.fromisoformat(told["created_time"])
    return Comment(told["id"], author, told.get("message", ""), at, told.get("permalink_url"), parent)


def _on_instagram(told: Mapping[str, Any]) -> Comment:
    at = datetime.fromisoformat(told["timestamp"])
    return Comment(str(told["id"]), told.get("username", ""), told.get("text", ""), at)


def _on_mastodon(told: Mapping[str, Any], below: str) -> Comment:
    answers = str(told.get("in_reply_to_id") or below)
    parent = answers if answers != below else None
    at = _zoned(str(told["created_at"]))
    return Comment(str(told["id"]), told["account"]["acct"], text_of(told["content"]), at, told.get("url"), parent)


def _on_bluesky(post: Mapping[str, Any], parent: str | None) -> Comment:
    place, record = place_of(post["uri"]), post["record"]
    link = f"https://bsky.app/profile/{place['repo']}/post/{place['rkey']}"
    at = _zoned(str(post.get("indexedAt") or record["createdAt"]))  # the app view's clock before the writer's
    return Comment(post["uri"], post["author"]["handle"], str(record.get("text", "")), at, link, parent)


def _zoned(written: str) -> datetime:
    at = datetime.fromisoformat(written)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
