"""Who calls a command, in which language, and in whose house."""

import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property

import typer

from approvals.desk import hiring
from approvals.people import Person
from approvals.times import zone_named
from flows.commands import paper
from flows.commands.asked import Asked
from flows.errors import NobodyYet, NotConfirmed, NotSignedIn, SeveralFit
from flows.house import House, house
from flows.wording import Language, Words, said
from flows.wording.talk import TALK

YES = frozenset({"j", "ja", "y", "yes"})
LEAST = 4  # as much of an id as must be written


class Caller:
    """Made for each command from what stood before it."""

    def __init__(self, ctx: typer.Context) -> None:
        asked = ctx.find_root().obj
        assert isinstance(asked, Asked)
        self._asked = asked
        self.lang: Language = asked.lang

    @cached_property
    def home(self) -> House:
        return house()

    @cached_property
    def me(self) -> Person:
        """Who acts, proved by their key. Raises NobodyYet, NotSignedIn, NotAllowed."""
        if self.nobody_yet:
            raise NobodyYet(self.home.settings.home)
        if not self._asked.handle:
            raise NotSignedIn
        return hiring.who(self.home.begin, self._asked.handle, self._asked.key or self._ask_key())

    @cached_property
    def nobody_yet(self) -> bool:
        with self.home.begin(reading=True) as work:
            return not work.people.find()

    @property
    def founder(self) -> str | None:
        """Who acts, or None while the company is empty: then nobody has a key yet."""
        return None if self.nobody_yet else self.me.id

    @cached_property
    def zone(self) -> str:
        with self.home.begin(reading=True) as work:
            return work.company.zone

    @property
    def now(self) -> datetime:
        with self.home.begin(reading=True) as work:
            return work.now

    @cached_property
    def people(self) -> Mapping[str, Person]:
        with self.home.begin(reading=True) as work:
            return {person.id: person for person in work.people.find()}

    def handle(self, person: str | None) -> str:
        """What a person is called in tables; an id where the person was erased."""
        known = self.people.get(person or "")
        return (known.handle if known else "") or (person or "-")

    def clock(self, at: datetime | None, zone: str | None = None) -> str:
        """A time on the company's clock, or in this zone."""
        return f"{at.astimezone(zone_named(zone or self.zone)):%d.%m.%Y %H:%M}" if at else "-"

    def words(self, name: str, table: Words = TALK, /, **values: object) -> str:
        return said(table, name, self.lang, **values)

    def say(self, name: str, /, **values: object) -> None:
        paper.line(self.words(name, **values))

    def note(self, name: str, /, **values: object) -> None:
        paper.note(self.words(name, **values))

    def heads(self, *names: str) -> list[str]:
        return [self.words(f"head_{name}") for name in names]

    def confirm(self, name: str, /, **values: object) -> None:
        """Ask on the terminal. Raises NotConfirmed."""
        asked = f"{self.words(name, **values)} {self.words('yes_or_no')}"
        if str(typer.prompt(asked, default="", show_default=False, err=True)).strip().lower() not in YES:
            raise NotConfirmed

    def _ask_key(self) -> str:
        if not at_terminal():
            raise NotSignedIn
        return str(typer.prompt(self.words("your_key"), hide_input=True, err=True))


def at_terminal() -> bool:
    return sys.stdin.isatty()


def picked(kind: str, given: str, ids: Iterable[str]) -> str:
    """The one id that begins like this; what fits none is handed on as it is, so that NotFound names it.

    Raises SeveralFit.
    """
    known = tuple(ids)
    fitting = [one for one in dict.fromkeys(known) if one.startswith(given)] if len(given) >= LEAST else []
    if given in known or not fitting:
        return given
    if len(fitting) > 1:
        raise SeveralFit(kind, given)
    return fitting[0]


def post_of(caller: Caller, given: str) -> str:
    """A post by its id or the beginning of it; somebody else's unfinished draft has none."""
    me = caller.me.id
    with caller.home.begin(reading=True) as work:
        posts = work.posts.find(id=given) or work.posts.find()
    return picked("post", given, (post.id for post in posts if post.exists_for(me)))
