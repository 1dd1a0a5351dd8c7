"""Many drafts from a list: each line becomes an unfinished draft, or is named with what is wrong in which column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from approvals.columns import LANGUAGES, SHOWN, read_rows
from approvals.drafts import Draft
from approvals.errors import NoSuchLocalTime, RosterTooLong, RosterWithoutColumn
from approvals.times import Moment, moment

HEADINGS: Mapping[str, str] = {
    "text": "text beitrag beitragstext posttext inhalt post caption content message",
    "channels": "kanal kanäle kanaele channel channels plattform plattformen netzwerk netzwerke platform platforms",
    "day": "tag datum day date termin am",
    "time": "zeit uhrzeit time um uhr",
    "event": "veranstaltung anlass event occasion",
    "lang": "sprache language lang",
}
FIELDS = {heading: field for field, headings in HEADINGS.items() for heading in headings.split()}
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y")
HOUR = re.compile(r"([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?::[0-5]\d)?(?: ?(?:uhr|h))?")
NOON = time(12)  # the wish of a draft whose list names a day only
MOST = 300  # a year of weekdays; they are kept in one transaction


class Wrong(StrEnum):
    """What is wrong with a value. HOUR: a time without a day, or one that the clocks skip."""

    TEXT = "text"
    CHANNEL = "channel"
    DAY = "day"
    PAST = "past"
    HOUR = "hour"
    LANG = "lang"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Problem:
    """`column` is the heading as the file has it."""

    line: int
    column: str
    value: str
    wrong: Wrong


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    draft: Draft


@dataclass(frozen=True, slots=True)
class DraftList:
    """Each line of the file is a row or has problems; `ignored` are the columns that were not read."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    ignored: tuple[str, ...]

    @property
    def drafts(self) -> tuple[Draft, ...]:
        return tuple(row.draft for row in self.rows)


def read_drafts(data: str | bytes, known_channels: Sequence[str], *, zone: str, now: datetime) -> DraftList:
    """What the list says; line breaks in a text stay. Days and times are the company's clock's.

    Raises RosterTooLarge, RosterTooLong (over 300 lines), RosterUnreadable, RosterWithoutColumn.
    """
    rows = read_rows(data, whole=True)
    heads = rows[0][1] if rows else []
    fields = [FIELDS.get(re.sub(r"[^a-zäöü]", "", head.casefold())) for head in heads]
    if "text" not in fields:
        raise RosterWithoutColumn("text", heads)
    if len(rows) > MOST + 1:
        raise RosterTooLong(len(rows) - 1, MOST)
    reader = _Reader(tuple(known_channels), zone, now)
    taken: list[Row] = []
    problems: list[Problem] = []
    for line, cells in rows[1:]:
        told = {field: cell for field, cell in zip(fields, cells, strict=False) if field}
        wrong = [*reader.wrong(told), *_twice(told, taken)]
        problems += [Problem(line, heads[fields.index(field)], value[:SHOWN], what) for field, value, what in wrong]
        if not wrong:
            taken.append(Row(line, reader.draft(told)))
    ignored = tuple(head for field, head in zip(fields, heads, strict=True) if head and not field)
    return DraftList(tuple(taken), tuple(problems), ignored)


@dataclass(frozen=True, slots=True)
class _Reader:
    known: tuple[str, ...]
    zone: str
    now: datetime

    def draft(self, told: Mapping[str, str]) -> Draft:
        channels = tuple(word for word in _channels(told) if word in self.known)
        lang = LANGUAGES[told.get("lang", "").casefold()]
        return Draft(told["text"], channels, lang, event=told.get("event") or None, wish=self._wish(told))

    def wrong(self, told: Mapping[str, str]) -> Iterator[tuple[str, str, Wrong]]:
        """Field, value, and what is wrong with it."""
        if not told.get("text"):
            yield "text", "", Wrong.TEXT
        yield from (("channels", word, Wrong.CHANNEL) for word in _channels(told) if word not in self.known)
        if told.get("lang", "").casefold() not in LANGUAGES:
            yield "lang", told["lang"], Wrong.LANG
        yield from self._wrong_time(told)

    def _wrong_time(self, told: Mapping[str, str]) -> Iterator[tuple[str, str, Wrong]]:
        day, hour = told.get("day", ""), told.get("time", "")
        if day and _day(day) is None:
            yield "day", day, Wrong.DAY
        elif hour and (not day or _hour(hour) is None):
            yield "time", hour, Wrong.HOUR
        elif day:
            try:
                wish = self._wish(told)
            except NoSuchLocalTime:
                yield "time", hour, Wrong.HOUR
            else:
                if wish is not None and wish.at <= self.now.astimezone(UTC):
                    yield "day", f"{day} {hour}".strip(), Wrong.PAST

    def _wish(self, told: Mapping[str, str]) -> Moment | None:
        day = _day(told.get("day", ""))
        if day is None:
            return None
        return moment(datetime.combine(day, _hour(told.get("time", "")) or NOON), self.zone)


def _twice(told: Mapping[str, str], taken: Sequence[Row]) -> Iterator[tuple[str, str, Wrong]]:
    text = told.get("text", "")
    if text and any(row.draft.text == text for row in taken):
        yield "text", text, Wrong.TWICE


def _channels(told: Mapping[str, str]) -> list[str]:
    return [word for word in re.split(r"[\s,;/|+&]+", told.get("channels", "").casefold()) if word not in {"", "und"}]


def _hour(written: str) -> time | None:
    found = HOUR.fullmatch(written.casefold().strip())
    return time(int(found[1]), int(found[2] or 0)) if found else None


def _day(written: str) -> date | None:
    for form in DAYS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a day on paper has no zone
        except ValueError:
            continue
    return None
