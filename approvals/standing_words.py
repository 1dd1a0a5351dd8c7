"""A standing no or blur: a person's word about every picture that shows them by name on a channel, until taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from approvals.appearances import Said
from approvals.errors import AlreadyWithdrawn

KINDS = (Said.BLUR, Said.NO)
STRICT: Mapping[Said, int] = {Said.YES: 0, Said.BLUR: 1, Said.NO: 2}


@dataclass(frozen=True, slots=True)
class StandingWord:
    """Never a yes: that is a consent, with its words, time and receipt. The latest about a channel counts."""

    id: str
    person: str
    channel: str
    said: Said
    at: datetime
    withdrawn_at: datetime | None = None
    version: int = 0

    def withdrawn(self, at: datetime) -> "StandingWord":
        if self.withdrawn_at is not None:
            raise AlreadyWithdrawn(self.id)
        return replace(self, withdrawn_at=at)


class Word(Protocol):
    """Something that was said, and when."""

    @property
    def said(self) -> Said: ...

    @property
    def at(self) -> datetime: ...


def outweighed(narrow: Word | None, wide: Word | None) -> Word | None:
    """Which of two counts: the word about less, unless a stricter one was said about more since."""
    if narrow is None or wide is None:
        return narrow or wide
    stricter = STRICT[wide.said] > STRICT[narrow.said]
    return wide if stricter and wide.at >= narrow.at else narrow


def in_force(words: Iterable[StandingWord]) -> dict[tuple[str, str], StandingWord]:
    """By person and channel, of words in the order in which they were said."""
    return {(one.person, one.channel): one for one in words if one.withdrawn_at is None}
