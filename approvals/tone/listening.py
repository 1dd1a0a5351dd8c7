"""The ear of the guideline in force: made in the background, so that no page ever waits for it."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from functools import cache

from approvals.tone.embedding import Embedding, Model
from approvals.tone.extra import installed
from approvals.tone.worked_before import recall
from policies.guideline import Guideline
from policies.tone.ear import Ear

log = logging.getLogger("freigabe.tone")


class Listening(StrEnum):
    """ABSENT: the extra is not installed. FAILED: it is, and does not work. Then the word lists judge alone."""

    ABSENT = "absent"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


class Listener:
    """One a process. Learns anew, in the background, when another guideline comes into force."""

    def __init__(self, load: Callable[[], Embedding] | None = None) -> None:
        there = installed() is not None
        self._load = load or ((lambda: Embedding(Model())) if there else None)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="tone") if self._load else None
        self._embedding: Embedding | None = None
        self._ears: dict[str, Future[Ear]] = {}
        self._lock = threading.Lock()

    def now(self, guideline: Guideline) -> Ear | None:
        """The ear if it is ready; if not, begins to make it. Returns at once."""
        coming = self._coming(guideline)
        return coming.result() if coming and coming.done() and coming.exception() is None else None

    def wait(self, guideline: Guideline) -> Ear | None:
        """The ear, waited for; None where there is none to be had."""
        coming = self._coming(guideline)
        return coming.result() if coming and coming.exception() is None else None

    def state(self, guideline: Guideline) -> Listening:
        coming = self._coming(guideline)
        if coming is None:
            return Listening.ABSENT
        if not coming.done():
            return Listening.LOADING
        return Listening.FAILED if coming.exception() else Listening.READY

    def _coming(self, guideline: Guideline) -> "Future[Ear] | None":
        if self._pool is None:
            return None
        with self._lock:
            if guideline.hash not in self._ears:
                self._ears = dict(list(self._ears.items())[-1:])
                self._ears[guideline.hash] = self._pool.submit(self._learn, guideline)
            return self._ears[guideline.hash]

    def _learn(self, guideline: Guideline) -> Ear:
        try:
            if self._embedding is None:
                assert self._load is not None
                self._embedding = self._load()
            return Ear(guideline, self._embedding, recall)
        except Exception:
            log.exception("the tone of drafts cannot be heard")
            raise


@cache
def listener() -> Listener:
    """This process's."""
    return Listener()
