"""`freigabe queue`: the comms lead gives approved channels their time."""

from datetime import timedelta
from typing import Annotated

import typer

from approvals.desk import releasing, removing_by_hand, settling
from approvals.errors import NotFound
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


@app.command()
def settle(
    ctx: typer.Context,
    post: str,
    channel: str,
    *,
    out: Annotated[str | None, typer.Option("--out", help="It is out, at this address.")] = None,
    not_out: Annotated[bool, typer.Option("--not-out", help="It is not out.")] = False,
    gone: Annotated[bool, typer.Option("--gone", help="It was deleted by hand.")] = False,
) -> None:
    """What we sent and what the channel shows; with an option: decide what no channel can tell."""
    if [out is not None, not_out, gone].count(True) > 1:
        raise typer.BadParameter("--out | --not-out | --gone")
    caller = Caller(ctx)
    me, begin, known = caller.me.id, caller.home.begin, post_of(caller, post)
    if out is not None:
        settling.is_out(begin, known, channel, address=out, by=me)
    elif not_out:
        settling.is_not_out(begin, known, channel, by=me)
    elif gone:
        removing_by_hand.removed(begin, caller.home.channel(channel), _coming_down(caller, known, channel), by=me)
    else:
        _show(caller, settling.readings(begin, caller.home.channel(channel), known, by=me))
        return
    caller.say("settled", channel=channel)


def _coming_down(caller: Caller, post: str, channel: str) -> str:
    """The newest of this post on this channel that has to go."""
    with caller.home.begin(reading=True) as work:
        for placement in work.placements.find(post=post, channel=channel)[::-1]:
            if placement.stage is Place.TAKING_DOWN:
                return placement.id
    raise NotFound("placement", f"{post}/{channel}")


def _show(caller: Caller, both: settling.Readings) -> None:
    caller.say("we_sent", at=caller.clock(both.attempts[-1].started_at), text=both.text, count=len(both.renditions))
    if both.shown is None:
        caller.say("shows_unknown", channel=both.placement.channel)
        return
    caller.say("it_shows" if both.shown else "shows_nothing", channel=both.placement.channel)
    rows = [(caller.clock(one.at), one.text, one.address) for one in both.shown]
    if rows:
        paper.table(caller.heads("due", "text", "address"), rows)


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
