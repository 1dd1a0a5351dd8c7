"""`freigabe queue`: the comms lead gives approved channels their time."""

from datetime import timedelta
from typing import Annotated

import typer

from approvals.desk import releasing
from approvals.permissions import Action, allow
from approvals.placements import Place, Placement
from approvals.times import Moment
from flows.commands import paper
from flows.commands.caller import Caller, post_of
from flows.commands.options import Json, Zone
from flows.commands.when import moment_of
from flows.wording.terms import PLACES

app = typer.Typer(name="queue", no_args_is_help=True, help="Release what is approved, at a time.")
GONE = frozenset({Place.PULLED, Place.TAKEN_DOWN, Place.PUBLISHED})
SOON = timedelta(seconds=5)
"""`--now` means as soon as the release is recorded: a time that is past by then would be refused."""


@app.command("list")
def waiting(ctx: typer.Context, *, as_json: Json = False) -> None:
    """What is approved, queued, held or on its way, the next one first."""
    caller = Caller(ctx)
    allow(caller.me, Action.READ_POSTS)
    with caller.home.begin(reading=True) as work:
        found = work.placements.find(stage=frozenset(Place) - GONE)
    found.sort(key=lambda one: (one.due_at is None, one.due_at))
    if as_json:
        paper.for_machines([row(one) for one in found])
    elif not found:
        caller.say("nothing")
    else:
        paper.table(caller.heads("post", "channel", "stage", "due"), [_cells(caller, one) for one in found], tight=1)


@app.command()
def release(
    ctx: typer.Context,
    post: str,
    channel: str,
    *,
    at: Annotated[str | None, typer.Option(help='Local time: "2026-12-01 10:00".')] = None,
    zone: Zone = None,
    now: Annotated[bool, typer.Option("--now", help="At once.")] = False,
    as_json: Json = False,
) -> None:
    """Queue an approved channel for a time, or move it to another."""
    if (at is None) is not now:
        raise typer.BadParameter("--at | --now")
    caller = Caller(ctx)
    me = caller.me
    there = zone or caller.zone
    when = moment_of(at, there) if at else Moment(caller.now + SOON, there)
    queued = releasing.release(caller.home.begin, post_of(caller, post), channel, when, by=me.id)
    if as_json:
        paper.for_machines(row(queued))
        return
    caller.say("released", channel=channel, due=caller.clock(queued.due_at, there), zone=there)


@app.command()
def remove(ctx: typer.Context, post: str, channel: str) -> None:
    """Take a channel out of the queue; it stays approved."""
    caller = Caller(ctx)
    me = caller.me
    releasing.unqueue(caller.home.begin, post_of(caller, post), channel, by=me.id)
    caller.say("removed", channel=channel)


def row(one: Placement) -> dict[str, object]:
    """A placement for machines."""
    return {
        "id": one.id,
        "post": one.post,
        "channel": one.channel,
        "stage": one.stage,
        "due_at": one.due_at,
        "zone": one.zone,
    }


def _cells(caller: Caller, one: Placement) -> tuple[str, ...]:
    due = f"{caller.clock(one.due_at, one.zone)} ({one.zone})" if one.due_at else "-"
    return one.post[:8], one.channel, caller.words(one.stage, PLACES), due
