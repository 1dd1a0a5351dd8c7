"""Calls to a channel's API, with what its answers mean: refused for certain, or nobody knows.

What a status usually means is in USUAL; 5xx is busy, all others protocol. A channel that means something else hands in
its own `meaning`.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx

from approvals.channels import ChannelRefused, OutcomeUnknown, Trouble
from flows.channels.calling import Answer, NeverSent, NoAnswer, Patience, call
from flows.channels.guard import PrivateAddress

USUAL: Mapping[int, Trouble] = {
    401: Trouble.TOKEN,
    403: Trouble.PERMISSION,
    404: Trouble.GONE,
    410: Trouble.GONE,
    413: Trouble.TOO_LARGE,
    429: Trouble.QUOTA,
}
TOO_MANY = 429
WAITS = ("retry-after", "x-ratelimit-reset", "ratelimit-reset")
LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})


def usual(answer: Answer) -> Trouble:
    """What a status means that is no success."""
    return Trouble.BUSY if answer.broken else USUAL.get(answer.status, Trouble.PROTOCOL)


def base_of(channel: str, written: str) -> str:
    """The server's address without a slash at the end: https, or http on this machine. Raises ChannelRefused."""
    told = written.strip()
    address = (told if "://" in told else f"https://{told}").rstrip("/")
    parts = urlsplit(address)
    if not parts.hostname or (parts.scheme != "https" and (parts.scheme, parts.hostname in LOCAL) != ("http", True)):
        raise ChannelRefused(channel, Trouble.SETTING, again=False, detail=written)
    return address


class Web:
    """One attempt's calls to one server; together they take less than an attempt may last."""

    def __init__(
        self,
        channel: str,
        http: httpx.Client,
        base: str,
        *,
        headers: Mapping[str, str] | None = None,
        meaning: Callable[[Answer], Trouble] = usual,
    ) -> None:
        self.patience = Patience.of()
        self._channel, self._http, self._base, self._meaning = channel, http, base, meaning
        self._headers = dict(headers or {})

    def ask(
        self, method: str, path: str, *, publishes: bool = False, headers: Mapping[str, str] | None = None, **more: Any
    ) -> Answer:
        """An answer of success. Raises ChannelRefused; OutcomeUnknown where a call that publishes may have done so."""
        sent = {**self._headers, **(headers or {})}
        try:
            answer = call(self._http, method, self._base + path, self.patience, headers=sent, **more)
        except PrivateAddress as private:
            raise ChannelRefused(self._channel, Trouble.PRIVATE_ADDRESS, again=False, detail=private.host) from None
        except NeverSent as trouble:
            raise ChannelRefused(self._channel, Trouble.UNREACHABLE, again=True) from trouble
        except NoAnswer as trouble:
            raise self._unanswered(Trouble.UNREACHABLE, type(trouble.__cause__).__name__, publishes) from trouble
        if answer.fine:
            return answer
        if answer.broken:
            raise self._unanswered(self._meaning(answer), _words(answer), publishes)
        means, again = self._meaning(answer), answer.status == TOO_MANY
        raise ChannelRefused(self._channel, means, again=again, detail=_words(answer), wait=_wait(answer))

    def told(self, method: str, path: str, *, publishes: bool = False, **more: Any) -> dict[str, Any]:
        """The same, for an answer that is a JSON object; what cannot be read is no answer."""
        answer = self.ask(method, path, publishes=publishes, **more)
        if isinstance(answer.json, dict):
            return answer.json
        raise self._unanswered(Trouble.PROTOCOL, _words(answer), publishes)

    def _unanswered(self, trouble: Trouble, detail: str, publishes: bool) -> ChannelRefused | OutcomeUnknown:
        if publishes:
            return OutcomeUnknown(self._channel, trouble, detail)
        return ChannelRefused(self._channel, trouble, again=True, detail=detail)


def _words(answer: Answer) -> str:
    return f"{answer.status} {answer.body[:250].decode(errors='replace')}"


def _wait(answer: Answer) -> timedelta | None:
    """How long the channel asks to be left alone: in seconds, or until when."""
    told = next((answer.headers[name] for name in WAITS if name in answer.headers), "")
    if told.isdecimal():
        seconds = int(told)
        now = datetime.now(UTC).timestamp()
        return timedelta(seconds=seconds if seconds < now / 2 else max(0, seconds - now))
    try:
        return max(timedelta(), datetime.fromisoformat(told) - datetime.now(UTC))
    except (ValueError, TypeError):
        return None
