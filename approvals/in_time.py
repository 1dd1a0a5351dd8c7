"""Asking a channel while a person waits for the page: an answer in time, or none."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

from approvals.channels import ChannelRefused, Trouble

SECONDS = 8.0  # as long as somebody waits for a page before they try again
Told = TypeVar("Told")


def in_time(channel: str, ask: Callable[[], Told], seconds: float = SECONDS) -> Told:
    """What the channel says. Whatever says it later is not listened to: only what changes nothing is asked like this.

    Raises what asking raises, and ChannelRefused (slow).
    """
    answer: Future[Told] = Future()
    Thread(target=_answered, args=(answer, ask), name=f"asking {channel}", daemon=True).start()
    try:
        return answer.result(timeout=seconds)
    except TimeoutError:
        raise ChannelRefused(channel, Trouble.SLOW, again=True, detail=f"{seconds:.0f} s") from None


def _answered(answer: Future[Told], ask: Callable[[], Told]) -> None:
    try:
        answer.set_result(ask())
    except BaseException as trouble:  # noqa: BLE001 - whoever waits gets it
        answer.set_exception(trouble)
