"""`freigabe people`: who belongs to the company, who stands in for whom."""

import re
from pathlib import Path
from typing import Annotated

import typer

from approvals.desk import hiring
from approvals.fingerprint import new_id
from approvals.people import Absence, Person, Role
from flows.commands import paper
from flows.commands.caller import Caller
from flows.commands.enrolling import enrol_portraits
from flows.commands.options import Json
from flows.commands.when import day_begins, day_ends
from flows.notices import invite
from flows.serve import is_running
from flows.wording.terms import ROLES

app = typer.Typer(name="people", no_args_is_help=True, help="Who belongs to the company.")


@app.command("list")
def everybody(ctx: typer.Context, *, as_json: Json = False) -> None:
    """Everybody, with what they may do and who is away now."""
    caller = Caller(ctx)
    _ = caller.me
    rows = _listed(caller)
    if as_json:
        paper.for_machines(rows)
        return
    table = [
        (str(row["handle"]), str(row["name"]), _roles(caller, row["roles"]), str(row["stands_in"] or ""))
        for row in rows
        if row["active"]
    ]
    paper.table(caller.heads("handle", "name", "roles", "absence"), table, tight=1)


@app.command()
def whoami(ctx: typer.Context, *, as_json: Json = False) -> None:
    """Who I am here."""
    caller = Caller(ctx)
    me = caller.me
    if as_json:
        paper.for_machines({"id": me.id, "handle": me.handle, "name": me.name, "roles": sorted(me.roles)})
        return
    paper.line(f"{me.name} ({me.handle}): {_roles(caller, sorted(me.roles))}")


@app.command()
def add(
    ctx: typer.Context,
    name: str,
    *,
    mail: Annotated[str, typer.Option(help="Where the invitation goes.")],
    handle: Annotated[
        str | None, typer.Option(help="Short name for the command line; else what the address begins with.")
    ] = None,
    role: Annotated[list[Role] | None, typer.Option(help="May be given several times; staff if none is.")] = None,
    lang: Annotated[str, typer.Option(help="de | en: the language of letters to this person.")] = "de",
) -> None:
    """Add a person and send their invitation with their key. The first person becomes admin and needs no key."""
    caller = Caller(ctx)
    roles = frozenset(role or [Role.STAFF])
    person = Person(new_id(), handle or _first_word(mail), name, mail, lang, roles)
    hired = hiring.hire(caller.home.begin, person, by=caller.founder)
    with caller.home.begin(reading=True) as work:
        kept = work.people.get(hired)
    caller.say("hired", name=kept.name, roles=_roles(caller, sorted(kept.roles)))
    letter = None if is_running(caller.home.settings.home) else invite(caller.home, hired)
    if letter is None:
        caller.say("invitation_follows")
    else:
        caller.say("invited", path=letter)


@app.command()
def enrol(ctx: typer.Context, portraits: list[Path]) -> None:
    """Leave portraits of oneself, so that one is recognised in photos and asked."""
    enrol_portraits(Caller(ctx), portraits)


def _first_word(mail: str) -> str:
    """The beginning of a mail address, up to the first sign that no handle may hold."""
    return re.split(r"[^a-z0-9]", mail.lower(), maxsplit=1)[0]


@app.command()
def leave(ctx: typer.Context, handle: str) -> None:
    """A person has left: they no longer act, sign or are matched."""
    caller = Caller(ctx)
    me = caller.me
    gone = hiring.by_handle(caller.home.begin, handle)
    hiring.let_go(caller.home.begin, gone.id, by=me.id)
    caller.say("left", name=gone.name)


@app.command()
def absence(
    ctx: typer.Context,
    handle: str,
    deputy: str,
    starts: Annotated[str, typer.Argument(metavar="FROM", help="2026-12-01 or 2026-12-01 10:00")],
    ends: Annotated[str, typer.Argument(metavar="UNTIL", help="The last day, or a time.")],
) -> None:
    """Record that a contact is away, and who stands in meanwhile."""
    caller = Caller(ctx)
    me, begin = caller.me, caller.home.begin
    contact, standing_in = hiring.by_handle(begin, handle), hiring.by_handle(begin, deputy)
    first, last = day_begins(starts, caller.zone), day_ends(ends, caller.zone)
    hiring.record_absence(begin, contact.id, standing_in.id, first, last, by=me.id)
    times = {"starts": caller.clock(first), "ends": caller.clock(last)}
    caller.say("absent", contact=contact.name, deputy=standing_in.name, **times)


def _listed(caller: Caller) -> list[dict[str, object]]:
    with caller.home.begin(reading=True) as work:
        absences = [absence for absence in work.absences.find() if absence.covers(work.now)]
    return [
        {
            "id": person.id,
            "handle": person.handle,
            "name": person.name,
            "roles": sorted(person.roles),
            "active": person.active,
            "stands_in": _deputy(caller, person, absences),
        }
        for person in caller.people.values()
    ]


def _deputy(caller: Caller, person: Person, absences: list[Absence]) -> str | None:
    return next((caller.handle(absence.deputy) for absence in absences if absence.contact == person.id), None)


def _roles(caller: Caller, roles: object) -> str:
    assert isinstance(roles, list)
    return ", ".join(caller.words(role, ROLES) for role in roles)
