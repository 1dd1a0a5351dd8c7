"""Publishes one placement and dies on the way, as by a loss of power: `python -m tests.flows.dying_publisher ID WHEN`.

The house comes from the environment. With "slowly" it lives, but takes two seconds between two files.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import overload

from approvals.channels import Account, Channel, Notes, Parcel, Sent
from flows.channels.export_folder import ExportFolder
from flows.house import House
from flows.publish_placement import publish
from flows.settings import Settings
from storage.unit_of_work import SqlWork

MOMENTS = ("before the attempt is kept", "before it is written", "half way", "before the outcome is kept")


@dataclass(frozen=True)
class Slow(Sequence[Sent]):
    """The parcel's pictures; between the first and the second something happens."""

    pictures: Sequence[Sent]
    moment: str

    def __iter__(self) -> Iterator[Sent]:
        first, *others = self.pictures
        yield first
        if self.moment == "slowly":
            time.sleep(2)
        _die_if(self.moment == "half way")
        yield from others

    def __len__(self) -> int:
        return len(self.pictures)

    @overload
    def __getitem__(self, index: int) -> Sent: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sent]: ...
    def __getitem__(self, index: int | slice) -> Sent | Sequence[Sent]:
        return self.pictures[index]


@dataclass
class DyingExport:
    """The export folder, which dies before writing or half way."""

    real: ExportFolder
    moment: str
    name: str = "export"
    written: bool = False

    def deliver(self, parcel: Parcel, notes: Notes) -> str:
        _die_if(self.moment == "before it is written")
        address = self.real.deliver(replace(parcel, pictures=Slow(parcel.pictures, self.moment)), notes)
        self.written = True
        return address

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:
        return self.real.look_up(parcel, notes, since)

    def take_down(self, address: str) -> str:
        return self.real.take_down(address)

    def check(self) -> Account:
        return self.real.check()

    def link(self, address: str) -> str | None:
        return self.real.link(address)


@dataclass(frozen=True)
class DyingHouse(House):
    """A house in which a commit may be the last thing that does not happen."""

    moment: str = ""

    @cached_property
    def export(self) -> DyingExport:
        return DyingExport(ExportFolder(self.settings.export_folder), self.moment)

    @cached_property
    def channels(self) -> dict[str, Channel]:
        return {"export": self.export}

    def begin(self, *, reading: bool = False) -> SqlWork:
        last = "before the outcome is kept" if self.export.written else "before the attempt is kept"
        work = super().begin(reading=reading)
        if not reading and self.moment == last:
            work.commit = _die
        return work


def _die_if(now: bool) -> None:
    if now:
        _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    placement, moment = sys.argv[1:]
    home = DyingHouse(Settings(), moment=moment)
    home.begin(reading=True).__enter__().__exit__(None, None, None)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    publish(home, placement)
