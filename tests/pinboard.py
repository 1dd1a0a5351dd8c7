"""A channel for tests: it counts what it writes, and fails in every way a real one does."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from approvals.channels import Account, ChannelRefused, Notes, OutcomeUnknown, Parcel


class PowerCut(Exception):
    """The process ends here; nothing after this happens."""


class Weather(StrEnum):
    """What happens to the next delivery or removal; afterwards it is fine again."""

    FINE = "fine"
    REFUSES = "refuses"
    REFUSES_FOR_GOOD = "refuses_for_good"
    CUT_BEFORE = "cut_before"
    CUT_AFTER = "cut_after"
    UNKNOWN_UNWRITTEN = "unknown_unwritten"
    UNKNOWN_WRITTEN = "unknown_written"


UNWRITTEN = {
    Weather.REFUSES: ChannelRefused("board", "busy", again=True),
    Weather.REFUSES_FOR_GOOD: ChannelRefused("board", "not like this", again=False),
    Weather.CUT_BEFORE: PowerCut(),
    Weather.UNKNOWN_UNWRITTEN: OutcomeUnknown("board", "no answer"),
}
WRITTEN = {Weather.CUT_AFTER: PowerCut(), Weather.UNKNOWN_WRITTEN: OutcomeUnknown("board", "no answer")}


@dataclass
class Pocket:
    """Notes that live as long as the test."""

    kept: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def keep(self, name: str, value: str) -> None:
        self.kept[name] = value


@dataclass
class Pinboard:
    """Unlike a real channel it writes a second time under the same key when it is told to, so that it shows."""

    name: str = "board"
    weather: Weather = Weather.FINE
    written: Counter[str] = field(default_factory=Counter)
    up: dict[str, Parcel] = field(default_factory=dict)

    def deliver(self, parcel: Parcel, notes: Notes) -> str:  # noqa: ARG002 - a board needs none
        weather = self._changes()
        if weather in UNWRITTEN:
            raise UNWRITTEN[weather]
        self.written[parcel.key] += 1
        address = f"{parcel.key}#{self.written[parcel.key]}"
        self.up[address] = parcel
        if weather in WRITTEN:
            raise WRITTEN[weather]
        return address

    def look_up(self, parcel: Parcel, notes: Notes, since: datetime) -> str | None:  # noqa: ARG002 - the key tells
        if self._changes() in {Weather.UNKNOWN_UNWRITTEN, Weather.UNKNOWN_WRITTEN}:
            raise OutcomeUnknown(self.name, "no answer")
        return next((address for address, one in self.up.items() if one.key == parcel.key), None)

    def take_down(self, address: str) -> str:
        weather = self._changes()
        if weather in UNWRITTEN:
            raise UNWRITTEN[weather]
        del self.up[address]
        return f"{address} answers 404"

    def check(self) -> Account:
        return Account("the board in the hall")

    def link(self, address: str) -> str | None:
        return f"https://board.example/{address}"

    def _changes(self) -> Weather:
        weather, self.weather = self.weather, Weather.FINE
        return weather
