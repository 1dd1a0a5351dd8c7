"""What stands in the fields of the draft form. Words can always be kept; a time may be one that cannot be used."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from starlette.datastructures import FormData

from approvals.crops import Spot
from approvals.drafts import Draft
from approvals.errors import NoSuchLocalTime, TimeIsPast
from approvals.pages.errors import FieldMissing
from approvals.posts import Revision, Shown
from approvals.times import Moment, moment
from policies.guideline import LANGUAGES

NOON = "12:00"
SPOT = re.compile(r"(?P<axis>[xy])(?P<at>100|\d{1,2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it was filled in; `day` and `time` are the fields' own text, meant on the clock of `zone`."""

    zone: str
    text: str = ""
    lang: str = "de"
    channels: tuple[str, ...] = ()
    pictures: tuple[Shown, ...] = ()
    variants: Mapping[str, str] = field(default_factory=dict)
    event: str = ""
    soon: bool = True
    day: str = ""
    time: str = NOON
    crops: Mapping[str, Mapping[str, Spot]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not self.text.strip() and not self.pictures

    def wish(self) -> Moment | None:
        """None for as soon as possible. Raises FieldMissing, NoSuchLocalTime."""
        if self.soon:
            return None
        try:
            return moment(datetime.fromisoformat(f"{self.day}T{self.time[:5]}"), self.zone)
        except (ValueError, OverflowError):
            raise FieldMissing("day") from None

    def draft(self) -> Draft:
        """What is kept: a time that cannot be used is left out."""
        try:
            wish = self.wish()
        except (FieldMissing, NoSuchLocalTime):
            wish = None
        event = self.event.strip() or None
        return Draft(self.text, self.channels, self.lang, self.pictures, dict(self.variants), event, wish, self.crops)

    def narrowed(self) -> "Filled":
        """Without texts and frames for channels it does not go to: what is handed in says only what goes out."""
        return replace(
            self,
            variants={one: text for one, text in self.variants.items() if one in self.channels},
            crops={one: of for one, of in self.crops.items() if one in self.channels},
        )

    def lacking(self, now: datetime) -> Mapping[str, Exception | None]:
        """What is still missing before it can be handed in, by field, and why where that needs to be told."""
        return dict(self._lacking(now))

    def _lacking(self, now: datetime) -> Iterator[tuple[str, Exception | None]]:
        if self.empty:
            yield "text", None
        yield from ((f"alt.{one.picture}", None) for one in self.pictures if not one.alt.strip())
        yield from ((f"rights.{one.picture}", None) for one in self.pictures if not one.rights.strip())
        if not self.channels:
            yield "channels", None
        try:
            wish = self.wish()
        except (FieldMissing, NoSuchLocalTime) as trouble:
            yield "day", trouble
        else:
            if wish is not None and wish.at <= now:
                yield "day", TimeIsPast(wish.at)


def filled_in(fields: FormData, known: Sequence[str], zone: str) -> Filled:
    """From what the browser sent, in the order of the form; a channel that is not known (any more) is left out."""
    lang = written(fields, "lang")
    variants = {channel: written(fields, f"variant.{channel}") for channel in known}
    return Filled(
        zone=zone,
        text=written(fields, "text"),
        lang=lang if lang in LANGUAGES else "de",
        channels=tuple(channel for channel in known if channel in fields.getlist("channel")),
        pictures=tuple(_pictures(fields)),
        variants={channel: text for channel, text in variants.items() if text.strip()},
        event=" ".join(written(fields, "event").split()),
        soon=written(fields, "when") != "at",
        day=written(fields, "day"),
        time=written(fields, "time") or NOON,
        crops={channel: of for channel in known if (of := dict(_spots(fields, channel)))},
    )


def filled_from(revision: Revision, zone: str) -> Filled:
    """The form as it was left. A wish meant in another zone is shown on the clock of this one."""
    at = Moment(revision.wish.at, zone).local() if revision.wish else None
    return Filled(
        zone=zone,
        text=revision.text,
        lang=revision.lang,
        channels=revision.channels,
        pictures=revision.pictures,
        variants=dict(revision.variants),
        event=revision.event or "",
        soon=at is None,
        day=f"{at:%Y-%m-%d}" if at else "",
        time=f"{at:%H:%M}" if at else NOON,
        crops=revision.crops,
    )


def written(fields: FormData, name: str) -> str:
    """With line ends as people count them, one sign each."""
    return str(fields.get(name, "")).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _spots(fields: FormData, channel: str) -> Iterator[tuple[str, Spot]]:
    """Frames that were moved, as "y37"; an empty field leaves the frame to us."""
    for picture in dict.fromkeys(str(one) for one in fields.getlist("picture") if one):
        if moved := SPOT.fullmatch(written(fields, f"crop.{channel}.{picture}")):
            yield picture, Spot(moved["axis"], int(moved["at"]))


def _pictures(fields: FormData) -> Iterator[Shown]:
    """In order, as moved and removed by the buttons that work without a script."""
    ids = list(dict.fromkeys(str(one) for one in fields.getlist("picture") if one))
    for pressed, by in (("earlier", -1), ("later", 1)):
        moved = written(fields, pressed)
        if moved in ids:
            at = ids.index(moved)
            ids.insert(max(at + by, 0), ids.pop(at))
    for picture in ids:
        if picture != written(fields, "remove"):
            yield Shown(picture, written(fields, f"alt.{picture}"), written(fields, f"rights.{picture}"))
