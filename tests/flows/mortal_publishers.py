"""Publishes and removes in processes that may be killed at any moment: `python -m tests.flows.mortal_publishers`.

For each line read, "publish PLACEMENT COMMIT WHEN" or "remove ...", a process is made that stops before it begins; its
id is written, whoever reads it lets it go on, and how it ended is written next. With COMMIT n and WHEN "before" or
"after" the n-th commit is the last thing that does not, or that does, happen.
"""

import os
import signal
import sys
from dataclasses import dataclass, field

from flows.house import House
from flows.publish_placement import publish
from flows.settings import Settings
from flows.take_down import remove
from storage.unit_of_work import SqlWork

WORK = {"publish": publish, "remove": remove}


@dataclass(frozen=True)
class MortalHouse(House):
    """A house that ends at a certain commit."""

    last: int = 0
    when: str = ""
    commits: list[int] = field(default_factory=list)

    def begin(self, *, reading: bool = False) -> SqlWork:
        work = super().begin(reading=reading)
        if not reading:
            real = work.commit
            work.commit = lambda: self._commit(real)
        return work

    def _commit(self, real) -> None:  # noqa: ANN001 - the method it stands for
        self.commits.append(len(self.commits) + 1)
        ends = self.commits[-1] == self.last
        if ends and self.when == "before":
            _die()
        real()
        if ends:
            _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _serve(line: str) -> None:
    work, placement, last, when = line.split()
    child = os.fork()
    if not child:
        os.kill(os.getpid(), signal.SIGSTOP)
        WORK[work](MortalHouse(Settings(), last=int(last), when=when), placement)
        os._exit(0)
    os.waitpid(child, os.WUNTRACED)
    _say(child)
    _, status = os.waitpid(child, 0)
    _say(os.waitstatus_to_exitcode(status))


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    for asked in sys.stdin:
        _serve(asked)
