"""At most once on a channel that knows no key of ours: the call is written down first, and looked for before the next.

What is written down: when the one call that makes something public was made. It is taken back only where the channel
said that it did nothing. So nothing noted means that nothing was made public; something noted means to look.
"""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from approvals.channels import ChannelRefused, Notes, OutcomeUnknown, Trouble

CALLED = "called"
SETTLES = timedelta(seconds=90)
"""After this nobody still carries out a call, and what was carried out is in the channel's lists."""
SKEW = timedelta(minutes=2)  # between our clock and the channel's

Find = Callable[[datetime], str | None]
"""The address of what was published of a parcel since then, as the channel shows it now; None for nothing."""


def publish_once(notes: Notes, publish: Callable[[], str]) -> str:
    """Make the one call that makes it public. Raises ChannelRefused, OutcomeUnknown."""
    notes.keep(CALLED, datetime.now(UTC).isoformat())
    try:
        return publish()
    except ChannelRefused:
        notes.keep(CALLED, "")
        raise


def published_before(channel: str, notes: Notes, find: Find) -> str | None:
    """What an earlier call made public, or None when it is certain that none did. Raises OutcomeUnknown."""
    called = notes.get(CALLED)
    if not called:
        return None
    at = datetime.fromisoformat(called)
    with undecided():
        found = find(at - SKEW)
    if found is None and datetime.now(UTC) - at < SETTLES:
        raise OutcomeUnknown(channel, Trouble.BUSY)
    return found


def alike(sent: str, shown: str) -> bool:
    """Whether a text that a channel shows is the one that was sent, which it may have tidied. Empty is like nothing."""
    return bool(_bare(sent)) and _bare(sent) == _bare(shown)


def _bare(text: str) -> str:
    """Without spaces and without @, which Instagram leaves away for apps that do not manage the account."""
    return "".join(unicodedata.normalize("NFC", text).replace("@", "").split())


@contextmanager
def undecided() -> Iterator[None]:
    """While something may be out, a channel that refuses to tell has told nothing."""
    try:
        yield
    except ChannelRefused as refused:
        raise OutcomeUnknown(refused.channel, refused.trouble, refused.detail) from refused


@contextmanager
def harmless() -> Iterator[None]:
    """While nothing is public yet, a call of which nobody knows how it ended is made again later."""
    try:
        yield
    except OutcomeUnknown as unknown:
        raise ChannelRefused(unknown.channel, unknown.trouble, again=True, detail=unknown.detail) from unknown
