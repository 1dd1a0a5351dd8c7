"""A channel that is asked while somebody waits answers in time, or is let go of."""

from threading import Event

import pytest

from approvals.channels import ChannelRefused, Trouble
from approvals.in_time import in_time


def test_an_answer_in_time_is_given() -> None:
    """What the channel says, and what it refuses, comes through."""
    assert in_time("mastodon", lambda: "@firma") == "@firma"

    def refuses() -> str:
        raise ChannelRefused("mastodon", Trouble.TOKEN, again=False)

    with pytest.raises(ChannelRefused) as refused:
        in_time("mastodon", refuses)
    assert refused.value.trouble == "token"


def test_a_slow_channel_keeps_nobody_waiting() -> None:
    """It answers when nobody listens any more: that is told as slow, and may be tried again."""
    late = Event()
    with pytest.raises(ChannelRefused) as refused:
        in_time("mastodon", late.wait, seconds=0.05)
    late.set()
    assert (refused.value.trouble, refused.value.again) == ("slow", True)
