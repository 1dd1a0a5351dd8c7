"""A list of people from a file or pasted: looked at first, taken only when confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from approvals.columns import decoded
from approvals.errors import BadRoster, ChangedMeanwhile
from approvals.people import Person
from approvals.roster import Problem, Roster, Row, read_roster

SHOWN_ROWS, SHOWN_PROBLEMS = 12, 200


@dataclass(frozen=True, slots=True)
class Preview:
    """A list as it would be taken: `text` is what was read, `trouble` why nothing could be."""

    text: str
    roster: Roster | None
    trouble: BadRoster | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The first who would be taken, as examples."""
        return self.roster.rows[:SHOWN_ROWS] if self.roster else ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """As many as somebody would read."""
        return self.roster.problems[:SHOWN_PROBLEMS] if self.roster else ()

    @property
    def count(self) -> str:
        """How many would be taken and how many lines left out, so that a confirmation is of exactly this."""
        return f"{len(self.roster.rows)}.{len(self.roster.problems)}" if self.roster else ""


async def sent(request: Request) -> str | bytes:
    """The list as it came: a file's own bytes, or the field of a form."""
    if "form" in request.headers.get("content-type", ""):
        return str((await request.form(max_files=0)).get("roster", ""))
    return await request.body()


Sent = Annotated[str | bytes, Depends(sent)]


def preview(data: str | bytes, people: Iterable[Person]) -> Preview:
    """What the list says beside the people already here; nothing is taken."""
    try:
        return Preview(decoded(data), read_roster(data, people))
    except BadRoster as trouble:
        return Preview("", None, trouble)


def confirmed(data: str, count: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """The people of a list that was looked at. Raises BadRoster, ChangedMeanwhile where it now says something else."""
    seen = Preview(data, read_roster(data, people))
    if seen.roster is None or seen.count != count:
        raise ChangedMeanwhile("roster", "")
    return seen.roster.people
