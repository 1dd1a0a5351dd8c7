"""A refusal as a program reads it: a problem by RFC 9457, with a stable title and the values it is about."""

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from approvals.errors import StillWaitingFor

PROBLEM = "application/problem+json"
UNFIT = "UnfitRequest"


class UnfitField(BaseModel):
    """Where a request does not fit its description."""

    field: str
    problem: str


class StillMissing(BaseModel):
    """An open end in the way."""

    missing: str
    channel: str
    about: str
    count: int


class Problem(BaseModel):
    """What was refused, and why. Nothing has changed."""

    title: str = Field(description="A stable name of what stands in the way.")
    status: int
    detail: str | None = Field(default=None, description="A sentence for people, in the reader's language.")
    values: dict[str, str | int | bool] = Field(default={}, description="What it is about.")
    fields: list[UnfitField] = Field(default=[], description="Where the request is unfit.")
    missing: list[StillMissing] = Field(default=[], description="What must be there first.")


def problem(status: int, trouble: Exception | None, title: str, detail: str | None) -> JSONResponse:
    """`title` is used where there is no trouble whose name says it."""
    told = Problem(
        title=type(trouble).__name__ if trouble else title,
        status=status,
        detail=detail,
        values=values_of(trouble) if trouble else {},
        missing=_missing(trouble),
    )
    return _answer(told)


def unfit(trouble: RequestValidationError, status: int) -> JSONResponse:
    fields = [UnfitField(field=".".join(map(str, one["loc"])), problem=one["msg"]) for one in trouble.errors()]
    return _answer(Problem(title=UNFIT, status=status, fields=fields))


def values_of(trouble: Exception) -> dict[str, str | int | bool]:
    """Plain values only: ids, names of fields, numbers."""
    return {name: value for name, value in vars(trouble).items() if isinstance(value, str | int)}


def _missing(trouble: Exception | None) -> list[StillMissing]:
    ends = trouble.open_ends if isinstance(trouble, StillWaitingFor) else ()
    return [StillMissing(missing=end.missing, channel=end.channel, about=end.about, count=end.count) for end in ends]


def _answer(told: Problem) -> JSONResponse:
    return JSONResponse(told.model_dump(exclude_defaults=True), told.status, media_type=PROBLEM)
