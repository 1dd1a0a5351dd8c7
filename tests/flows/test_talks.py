"""What Mastodon and Bluesky answer becomes a talk: who answers whom, and whether that was all of it."""

from collections.abc import Mapping, Sequence

import pytest

from flows.channels.talks import MOST_DESCENDANTS, bluesky_talk, mastodon_talk

AT = "2026-11-23T10:00:00Z"


def status(id: str, answers: str) -> Mapping[str, object]:
    return {"id": id, "account": {"acct": "ute"}, "content": "<p>Na</p>", "created_at": AT, "in_reply_to_id": answers}


def node(name: str, *replies: Mapping[str, object], counted: int | None = None) -> dict[str, object]:
    post = {
        "uri": f"at://did:plc:{name}/app.bsky.feed.post/3k",
        "author": {"handle": f"{name}.test"},
        "record": {"text": name, "createdAt": "as I like"},
        "indexedAt": AT,
        "replyCount": len(replies) if counted is None else counted,
    }
    return {"post": post, "replies": replies}


def test_an_answer_to_an_answer_names_it():
    """What answers the publication itself names nothing."""
    talk = mastodon_talk([status("2", "1"), status("3", "2")], "1", counted=0)
    assert ([one.parent for one in talk.comments], talk.complete) == ([None, "2"], True)


@pytest.mark.parametrize(("listed", "counted", "complete"), [(0, 0, True), (0, 3, False), (MOST_DESCENDANTS, 0, False)])
def test_a_list_that_mastodon_may_have_cut_is_not_complete(listed: int, counted: int, complete: bool):
    """As long as it ever lists, or empty although it counts replies."""
    assert mastodon_talk([status("2", "1")] * listed, "1", counted=counted).complete is complete


def test_a_thread_on_bluesky_is_read_to_its_leaves():
    """By the app view's clock: what the writer calls the time is the writer's."""
    talk = bluesky_talk(node("firma", node("ben", node("ute"))))
    ben, ute = talk.comments
    assert (ben.parent, ute.parent, ute.text, talk.complete) == (None, ben.id, "ute", True)


@pytest.mark.parametrize(
    ("replies", "counted", "complete"),
    [((), 2, False), ((node("ben", counted=1),), 1, False), (({"uri": "at://x", "blocked": True},), 1, True)],
)
def test_a_thread_that_was_trimmed_is_not_complete(
    replies: Sequence[Mapping[str, object]],
    counted: int,
    complete: bool,
):
    """Fewer answers than are counted, here or further down; one that is blocked is there, and not shown."""
    assert bluesky_talk(node("firma", *replies, counted=counted)).complete is complete
