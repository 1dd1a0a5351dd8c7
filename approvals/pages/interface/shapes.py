"""What requests may hold and answers look like: checked on the way in, described for whoever writes a program."""

from datetime import datetime
from typing import Annotated, Self

from fastapi.routing import APIRoute
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from approvals.boxes import Box
from approvals.pages.errors import FieldUnfit
from approvals.pages.threads import Routes
from approvals.times import Moment, moment

ANY_TEXT = r"^[^\x00]*$"  # PostgreSQL keeps no NUL
LONGEST_TEXT = 64_000  # Facebook takes 63,206 characters, the most of all channels
LARGEST_NUMBER = 2**31 - 1

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
PictureId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FindingKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
ChannelName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Zone = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_+/-]{0,63}$")]
Line = Annotated[str, StringConstraints(max_length=300, pattern=ANY_TEXT)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=4_000, pattern=ANY_TEXT)]
Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT, pattern=ANY_TEXT)]
NAMES_ONLY: JsonDict = {"additionalProperties": False}
"""For an object whose names follow a pattern: others are refused."""


def whole(value: object) -> object:
    """To JSON 1.0 is an integer as well."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(whole)
SEEN = "As last seen: who was quicker is not overwritten."
Version = Annotated[int, Field(strict=True, ge=0, le=LARGEST_NUMBER, description=SEEN), WHOLE]
Side = Annotated[int, Field(strict=True, ge=0, le=LARGEST_NUMBER), WHOLE]
DAY = r"2[01]\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
Clocked = Annotated[str, StringConstraints(pattern=rf"^{DAY}T([01]\d|2[0-3]):[0-5]\d$")]


class Input(BaseModel):
    """What a program sends. A field that is not known is refused, so that no misspelt one is overlooked."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Output(BaseModel):
    """What a program is told. Fields may be added; none is taken away or renamed within version 1."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Time(Input):
    """A time as a wall clock shows it. One that occurs twice means the first, one that is skipped is refused."""

    time: Clocked = Field(description="Without a zone of its own.", examples=["2026-11-26T14:00"])
    zone: Zone | None = Field(None, description="IANA name; the company's zone by default.", examples=["Europe/Berlin"])

    def moment(self, own_zone: str) -> Moment:
        """Raises FieldUnfit for the 31st of a shorter month, UnknownZone, NoSuchLocalTime."""
        try:
            shown = datetime.fromisoformat(self.time)
        except ValueError:
            raise FieldUnfit("time", self.time, "2026-11-26T14:00") from None
        return moment(shown, self.zone or own_zone)


class Instant(Output):
    """An instant, and the zone it was chosen in."""

    at: datetime = Field(description="UTC.")
    zone: str

    @classmethod
    def of(cls, when: Moment | None) -> Self | None:
        return cls(at=when.at, zone=when.zone) if when else None


class Place(Output):
    """A rectangle in pixels of the upright picture, origin at the top left."""

    x: int
    y: int
    w: int
    h: int

    @classmethod
    def of(cls, box: Box) -> Self:
        return cls(x=box.x, y=box.y, w=box.w, h=box.h)


class Who(Output):
    """Somebody of the company."""

    id: str
    handle: str
    name: str


class Made(Output):
    """What came into being."""

    id: str


def part_of_interface(subject: str) -> Routes:
    """A router for one subject; an operation is called by its name in the table, without "api_"."""
    return Routes(prefix="/api/v1", tags=[subject], generate_unique_id_function=operation)


def operation(route: APIRoute) -> str:
    return route.name.removeprefix("api_")
