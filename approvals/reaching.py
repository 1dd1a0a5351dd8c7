"""How a person is reached, and when they are left alone."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from approvals.errors import BadSetting
from approvals.jobs import Notice
from approvals.times import zone_named

ONE_DAY = timedelta(days=1)
AWAITED = frozenset({"sign_in", "invitation", "farewell"})
"""Somebody asked for it just now and waits at the door, or it is their only way in."""
URGENT = frozenset({"take_down_by_hand", "removal_late"})
"""Somebody took back their yes and what is out has to go: for leads on duty only."""


class Way(StrEnum):
    """How letters come."""

    MAIL = "mail"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Quiet:
    """From this time of the day until that one nothing is sent, over midnight too."""

    begins: time
    ends: time

    @classmethod
    def read(cls, written: str) -> "Quiet | None":
        """From "20:00-07:00"; None for an empty text. Raises BadSetting."""
        if not written:
            return None
        begins, _, ends = written.partition("-")
        try:
            quiet = cls(time.fromisoformat(begins), time.fromisoformat(ends))
        except ValueError:
            raise BadSetting("quiet", written, "20:00-07:00") from None
        if quiet.begins == quiet.ends or quiet.begins.tzinfo or quiet.ends.tzinfo:
            raise BadSetting("quiet", written, "20:00-07:00")
        return quiet

    def __str__(self) -> str:
        return f"{self.begins:%H:%M}-{self.ends:%H:%M}"

    def over(self, at: datetime, zone: str) -> datetime:
        """The first moment from this one on that is not quiet, by the clock of this zone."""
        here = at.astimezone(zone_named(zone))
        now = here.time()
        over_midnight = self.begins > self.ends
        within = (now >= self.begins or now < self.ends) if over_midnight else self.begins <= now < self.ends
        if not within:
            return at
        day = here.date() + ONE_DAY if over_midnight and now >= self.begins else here.date()
        return datetime.combine(day, self.ends, zone_named(zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a person chose; its id is the person's.

    `quiet` is "20:00-07:00", empty for never quiet, None where the company's hold. `chat` is one address as apprise
    writes them, `private_mail` where letters go once the person has left; both are sealed under the person's key.
    """

    id: str
    way: Way = Way.MAIL
    quiet: str | None = None
    chat: str = ""
    private_mail: str = ""
    version: int = 0

    @property
    def by_chat(self) -> bool:
        return self.way is Way.CHAT and bool(self.chat)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides about a moment besides the notice: the company's quiet hours and zone, and who is on duty."""

    zone: str
    quiet: str = ""
    on_duty: bool = False


def when(notice: Notice, reach: Reach, now: datetime, around: Circumstances) -> datetime:
    """When this message may go: now, or as soon as the quiet hours of its person are over.

    What somebody waits for at the door goes at once, and so does what is urgent to a lead on duty.
    """
    quiet = Quiet.read(around.quiet if reach.quiet is None else reach.quiet)
    if quiet is None or notice.kind in AWAITED or (notice.kind in URGENT and around.on_duty):
        return now
    return quiet.over(now, around.zone)
