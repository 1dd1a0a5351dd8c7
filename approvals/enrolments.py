"""A photo by which somebody enrols themselves: handed in, described by a flow, and deleted."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

MOST_WAITING = 3


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One photo; its id is the upload's. Once it is `done_at`, it became a template or `refusal` names what speaks
    against it, with the values in `facts`. Only its person is told.
    """

    id: str
    person: str
    name: str
    at: datetime
    done_at: datetime | None = None
    refusal: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    version: int = 0

    def described(self, at: datetime) -> "Enrolment":
        return replace(self, done_at=at)

    def refused(self, refusal: Exception, at: datetime) -> "Enrolment":
        """Refused for this reason: the error's name and its values."""
        values = {name: value for name, value in vars(refusal).items() if name != "name"}
        return replace(self, done_at=at, refusal=type(refusal).__name__, facts=values)
