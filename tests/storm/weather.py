"""What happens to the machines meanwhile: each is killed by -9 at random, PostgreSQL as well, and started again."""

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Self

from tests.machines import PARTS, Machines

DATABASE = "postgresql"


@dataclass
class Weather:
    """One fault after the other; `killed` counts them by machine. At the end of the `with` everything is up again."""

    machines: Machines
    chance: random.Random
    pause: float
    killed: Counter[str] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._pool = ThreadPoolExecutor(1)
        self._blowing = self._pool.submit(self._blow)
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._pool.shutdown()
        self._blowing.result()

    def _blow(self) -> None:
        victims: list[str] = []
        while not self.over.wait(self.chance.random() * self.pause * 2):
            if not victims:
                victims = [*PARTS, DATABASE]
                self.chance.shuffle(victims)
            self._strike(victims.pop())
            self.machines.keep_up()

    def _strike(self, name: str) -> None:
        self.killed[name] += 1
        if name == DATABASE:
            self.machines.postgres.fall()
            self.over.wait(self.chance.random() * 2)
            self.machines.ends.enter_context(self.machines.postgres.risen())
        else:
            self.machines.kill(name)
            self.over.wait(self.chance.random() * 3)
            self.machines.start(name)
