"""Column types that carry the words of approvals to and from the database."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, String, Text, TypeDecorator

from approvals.boxes import Box
from approvals.company import SignoffRule
from approvals.crops import Spot
from approvals.goals import Goal
from approvals.open_ends import Missing
from approvals.posts import Shown
from approvals.slots import Slot
from approvals.times import Moment


class UtcTime(TypeDecorator[datetime]):
    """A point in time; SQLite forgets the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """One word of an enumeration."""

    impl = String(24)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return str(value) if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        return self.words(value) if value is not None else None


class Plain(TypeDecorator[Any]):
    """A small value as canonical JSON text, the same on every database."""

    impl = Text
    cache_ok = True

    def to_plain(self, value: Any) -> Any:
        return value

    def from_plain(self, plain: Any) -> Any:
        return plain

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        return json.dumps(self.to_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return self.from_plain(json.loads(value)) if value is not None else None


class Facts(Plain):
    """A mapping of plain values."""

    cache_ok = True

    def to_plain(self, value: Mapping[str, object]) -> dict[str, object]:
        return dict(value)


class Words(Plain):
    """A frozen set of strings, or of the words of an enumeration."""

    cache_ok = True

    def __init__(self, words: type[str] = str) -> None:
        super().__init__()
        self.words = words

    def to_plain(self, value: frozenset[str]) -> list[str]:
        return sorted(str(word) for word in value)

    def from_plain(self, plain: list[str]) -> frozenset[str]:
        return frozenset(self.words(word) for word in plain)


class Counts(Plain):
    """How much of each is missing."""

    cache_ok = True

    def to_plain(self, value: Mapping[Missing, int]) -> dict[str, int]:
        return {str(missing): count for missing, count in value.items()}

    def from_plain(self, plain: dict[str, int]) -> dict[Missing, int]:
        return {Missing(missing): count for missing, count in plain.items()}


class Series(Plain):
    """A tuple of strings, in order."""

    cache_ok = True

    def to_plain(self, value: tuple[str, ...]) -> list[str]:
        return list(value)

    def from_plain(self, plain: list[str]) -> tuple[str, ...]:
        return tuple(plain)


class Aims(Plain):
    """Goals as [German, English, day, reached], in order."""

    cache_ok = True

    def to_plain(self, value: tuple[Goal, ...]) -> list[list[object]]:
        return [[one.german, one.english, one.day.isoformat() if one.day else None, one.reached] for one in value]

    def from_plain(self, plain: list[tuple[str, str, str | None, bool]]) -> tuple[Goal, ...]:
        return tuple(Goal(de, en, date.fromisoformat(day) if day else None, done) for de, en, day, done in plain)


class Tables(Plain):
    """Rows of whole numbers."""

    cache_ok = True

    def from_plain(self, plain: list[list[int]]) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(row) for row in plain)


class Places(Plain):
    """Slots as [channel, weekday, "10:00"], in order."""

    cache_ok = True

    def to_plain(self, value: tuple[Slot, ...]) -> list[list[str | int]]:
        return [[slot.channel, slot.weekday, f"{slot.at:%H:%M}"] for slot in value]

    def from_plain(self, plain: list[tuple[str, int, str]]) -> tuple[Slot, ...]:
        return tuple(Slot(channel, weekday, time.fromisoformat(at)) for channel, weekday, at in plain)


class Boxed(Plain):
    """A box as [x, y, w, h]."""

    cache_ok = True

    def to_plain(self, value: Box) -> list[int]:
        return [value.x, value.y, value.w, value.h]

    def from_plain(self, plain: list[int]) -> Box:
        return Box(*plain)


class Cropped(Boxed):
    """A box, or nothing at all for the whole picture: NULL would not be held against the other rows."""

    cache_ok = True

    def process_bind_param(self, value: Box | None, dialect: Dialect) -> str:
        return super().process_bind_param(value, dialect) or ""

    def process_result_value(self, value: str | None, dialect: Dialect) -> Box | None:
        box: Box | None = super().process_result_value(value or None, dialect)
        return box


class Spots(Plain):
    """Frames that were moved: by channel and picture, as [axis, at]."""

    cache_ok = True

    def to_plain(self, value: Mapping[str, Mapping[str, Spot]]) -> dict[str, dict[str, list[str | int]]]:
        return {
            channel: {picture: [spot.axis, spot.at] for picture, spot in of.items()} for channel, of in value.items()
        }

    def from_plain(self, plain: dict[str, dict[str, tuple[str, int]]]) -> dict[str, dict[str, Spot]]:
        return {channel: {picture: Spot(*spot) for picture, spot in of.items()} for channel, of in plain.items()}


class Gallery(Plain):
    """The pictures a revision shows, in order."""

    cache_ok = True

    def to_plain(self, value: tuple[Shown, ...]) -> list[list[str]]:
        return [[shown.picture, shown.alt, shown.rights] for shown in value]

    def from_plain(self, plain: list[list[str]]) -> tuple[Shown, ...]:
        return tuple(Shown(*shown) for shown in plain)


class Wish(Plain):
    """A moment as [UTC, zone]."""

    cache_ok = True

    def to_plain(self, value: Moment) -> list[str]:
        return [value.at.astimezone(UTC).isoformat(), value.zone]

    def from_plain(self, plain: list[str]) -> Moment:
        return Moment(datetime.fromisoformat(plain[0]), plain[1])


class Signoff(TypeDecorator[SignoffRule]):
    """Who must sign, as it is written: any, all or a number."""

    impl = String(12)
    cache_ok = True

    def process_bind_param(self, value: SignoffRule | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return str(value) if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> SignoffRule | None:  # noqa: ARG002
        return SignoffRule.read(value) if value is not None else None
