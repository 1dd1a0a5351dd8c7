"""The reader's language: German is what is written in templates and code, English lies in locale/en/*.po."""

from datetime import date, datetime, timedelta
from functools import cache
from gettext import NullTranslations
from importlib import resources
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_time, format_timedelta
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from policies.material import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES: tuple[Language, ...] = ("de", "en")
LOCALES: dict[Language, str] = {"de": "de_DE", "en": "en_GB"}
Message = str | tuple[str, ...]
Day = date


class Catalog(NullTranslations):
    """One language, read from its PO files when first asked for; a message that is missing stays German."""

    def __init__(self, lang: Language) -> None:
        super().__init__()
        self.lang = lang
        self._known: dict[str, Sequence[str]] = {}
        if lang != "de":
            for file in sorted(resources.files(__package__).joinpath("locale", lang).iterdir(), key=lambda f: f.name):
                if file.name.endswith(".po"):
                    self._add(file.read_bytes())

    def _add(self, written: bytes) -> None:
        from io import BytesIO  # noqa: PLC0415 - only while catalogs are read

        for message in read_po(BytesIO(written)):
            if message.id and message.string:
                ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
                strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
                if len(strings) >= len(self._known.get(ids[0], ())):  # a sentence may stand alone in another file
                    self._known[ids[0]] = tuple(strings)

    def gettext(self, message: str) -> str:
        found = self._known.get(message)
        return found[0] if found else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        if n == 1:
            return self.gettext(msgid1)
        known = self._known.get(msgid1, ())
        return known[1] if len(known) > 1 else self.gettext(msgid2)

    def __contains__(self, message: str) -> bool:
        return self.lang == "de" or message in self._known


@cache
def catalog(lang: Language) -> Catalog:
    return Catalog(lang)


def language_of(wished: str | None, accepted: str | None) -> Language:
    """By an explicit wish, else by the browser's Accept-Language, else German."""
    offered = [wished or "", *(part.split(";")[0].strip() for part in (accepted or "").split(","))]
    return next((lang for one in offered for lang in LANGUAGES if one[:2].lower() == lang), "de")


class Clock:
    """Times as this reader's clock shows them, with the company's zone."""

    def __init__(self, lang: Language, zone: str) -> None:
        self._locale, self._zone = LOCALES[lang], ZoneInfo(zone)
        self._lang = lang

    def moment(self, at: datetime) -> str:
        """Do., 26. Nov., 14:02"""
        pattern = "EEE d. MMM, HH:mm" if self._lang == "de" else "EEE d MMM, HH:mm"
        return format_datetime(at, pattern, tzinfo=self._zone, locale=self._locale)

    def day(self, at: datetime) -> str:
        """Donnerstag, 26. November"""
        pattern = "EEEE, d. MMMM" if self._lang == "de" else "EEEE d MMMM"
        return format_date(at.astimezone(self._zone), pattern, locale=self._locale)

    def today(self, now: datetime) -> Day:
        """The day it is there now."""
        return now.astimezone(self._zone).date()

    def written_day(self, day: str) -> str:
        """What is written as 2026-11-26, as 26. November 2026; anything else stays as it is."""
        try:
            return self.named_day(Day.fromisoformat(day))
        except ValueError:
            return day

    def through(self, ends: datetime) -> str:
        """The last day of what ends then, midnight not counted: Mo., 30. Nov."""
        pattern = "EEE d. MMM" if self._lang == "de" else "EEE d MMM"
        return format_date((ends - timedelta(seconds=1)).astimezone(self._zone), pattern, locale=self._locale)

    def date(self, at: datetime) -> str:
        """26. November 2026"""
        return format_date(at.astimezone(self._zone), "long", locale=self._locale)

    def named_day(self, day: Day) -> str:
        """26. November 2026, of a day that has no time"""
        return format_date(day, "long", locale=self._locale)

    def time(self, at: datetime) -> str:
        """14:02"""
        return format_time(at, "HH:mm", tzinfo=self._zone, locale=self._locale)

    def weekday(self, at: datetime) -> str:
        """Do."""
        return format_date(at.astimezone(self._zone), "EEE", locale=self._locale)

    def short_day(self, at: datetime) -> str:
        """Do., 26. Nov."""
        pattern = "EEE, d. MMM" if self._lang == "de" else "EEE d MMM"
        return format_date(at.astimezone(self._zone), pattern, locale=self._locale)

    def month(self, at: datetime) -> str:
        """November 2026"""
        return format_date(at.astimezone(self._zone), "LLLL yyyy", locale=self._locale)

    @property
    def zone(self) -> str:
        """Europe/Berlin"""
        return self._zone.key

    def ago(self, at: datetime, now: datetime) -> str:
        """Vor 3 Stunden, in 2 Tagen"""
        return format_timedelta(at - now, add_direction=True, locale=self._locale, threshold=1.2)

    def lasting(self, time: timedelta) -> str:
        return format_timedelta(time, locale=self._locale)

    def local(self, at: datetime) -> str:
        """For a datetime-local field: 2026-11-26T14:02"""
        return at.astimezone(self._zone).strftime("%Y-%m-%dT%H:%M")

    def iso(self, at: datetime) -> str:
        return at.astimezone(self._zone).isoformat(timespec="minutes")

    def number(self, value: float) -> str:
        return format_decimal(value, locale=self._locale)
