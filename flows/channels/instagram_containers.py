"""Instagram's containers: what is to be published is fetched, made ready, and good for a day.

Their ids are written down before the next call. A container is published once at most, so an attempt goes on with the
one an earlier attempt left behind, and makes another only where that one has failed or is forgotten.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from approvals.channels import ChannelRefused, Notes, OutcomeUnknown, Trouble
from flows.channels.calling import NeverSent, Patience
from flows.channels.graph import Graph, GraphRefused, verdict_of

CONTAINERS, TRIES = "containers", "tries"
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0  # seconds between two looks, doubled each time
NOT_READY, HICCUP = 2207027, 2207008
USED_UP = frozenset({2207006, 2207020})
MOST_TRIES = 2
AGAIN_AFTER = timedelta(seconds=30)
SUBCODE = re.compile(r"22\d{5}")


class Containers:
    """The containers of one parcel."""

    def __init__(self, channel: str, graph: Graph, notes: Notes, patience: Patience) -> None:
        self._channel, self._graph, self._notes, self._patience = channel, graph, notes, patience
        self._noted: dict[str, str] = json.loads(notes.get(CONTAINERS) or "{}")

    def ready(self, mark: str, make: Callable[[], str]) -> str:
        """The container of what is marked so, once it is ready; made now where none is left from before.

        Raises ChannelRefused.
        """
        if mark not in self._noted or self._state(self._noted[mark])[0] not in {"IN_PROGRESS", "FINISHED"}:
            self._note(mark, make())
        return self._awaited(mark, FIRST_PAUSE)

    def ready_again(self, mark: str, after: float) -> str:
        """The same, some seconds after Instagram said that it was not ready after all. Raises ChannelRefused."""
        self._wait(after)
        return self._awaited(mark, FIRST_PAUSE)

    def published(self) -> bool:
        """Whether any of them was published."""
        return any(self._state(one)[0] == "PUBLISHED" for one in self._noted.values())

    def after_refusal(self, mark: str, refused: GraphRefused) -> ChannelRefused:
        """What a refusal to publish means: another container, or the same one some other time."""
        tries = int(self._notes.get(TRIES) or 0) + (refused.subcode == HICCUP)
        if refused.subcode in USED_UP or tries > MOST_TRIES:
            self._forget(mark)
            tries = 0
        self._notes.keep(TRIES, str(tries))
        if not refused.again or refused.wait:
            return refused
        wait = AGAIN_AFTER if refused.subcode == HICCUP else None
        return ChannelRefused(self._channel, refused.trouble, again=True, detail=refused.detail, wait=wait)

    def _awaited(self, mark: str, pause: float) -> str:
        while not self._finished(mark):
            self._wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        return self._noted[mark]

    def _finished(self, mark: str) -> bool:
        """Raises ChannelRefused where it has failed or is too old; then it is forgotten."""
        state, told = self._state(self._noted[mark])
        if state in {"FINISHED", "IN_PROGRESS"}:
            return state == "FINISHED"
        self._forget(mark)
        subcode = int(found[0]) if (found := SUBCODE.search(told)) else 0
        verdict = verdict_of(0, subcode) if subcode else (Trouble.BUSY, True)
        raise GraphRefused(self._channel, verdict, subcode=subcode, told=f"{state} {told}")

    def _wait(self, seconds: float) -> None:
        try:
            self._patience.pause(seconds)
        except NeverSent as trouble:
            raise ChannelRefused(self._channel, Trouble.BUSY, again=True, detail="IN_PROGRESS") from trouble

    def _state(self, id: str) -> tuple[str, str]:
        """Its state and what is said about it; MISSING where nobody knows it any more."""
        try:
            told: Mapping[str, object] = self._graph.get(id, self._patience, fields="status_code,status")
        except GraphRefused as refused:
            if not refused.missing:
                raise
            return "MISSING", ""
        if not isinstance(state := told.get("status_code"), str):
            raise OutcomeUnknown(self._channel, Trouble.PROTOCOL, "no status_code")
        return state, str(told.get("status", ""))

    def _note(self, mark: str, id: str) -> None:
        self._noted[mark] = id
        self._notes.keep(CONTAINERS, json.dumps(self._noted))

    def _forget(self, mark: str) -> None:
        self._noted.pop(mark, None)
        self._notes.keep(CONTAINERS, json.dumps(self._noted))
