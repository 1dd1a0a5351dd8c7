"""`freigabe hold`: stop publication at once; lifting it fires nothing."""

from typing import Annotated

import typer

from approvals.desk import holding, lifting
from approvals.errors import UnknownChannel
from approvals.holds import EVERYTHING, Hold
from approvals.permissions import Action, allow
from flows.commands import paper
from flows.commands.caller import Caller, picked, post_of
from flows.commands.options import Json, Reason
from flows.commands.queue import row

app = typer.Typer(name="hold", no_args_is_help=True, help="Stop publication: everything, a channel or a post.")


@app.command("list")
def standing_holds(ctx: typer.Context, *, as_json: Json = False) -> None:
    """The holds that stand."""
    caller = Caller(ctx)
    allow(caller.me, Action.READ_POSTS)
    with caller.home.begin(reading=True) as work:
        holds = work.holds.find(lifted_at=None)
        reasons = {remark.id: remark.text for remark in work.remarks.find(id=tuple(hold.remark for hold in holds))}
    rows = [_row(caller, hold, reasons.get(hold.remark, "")) for hold in holds]
    if as_json:
        paper.for_machines(rows)
    elif not rows:
        caller.say("nothing")
    else:
        heads = caller.heads("hold", "scope", "by", "since", "reason")
        paper.table(heads, [_cells(caller, hold, row) for hold, row in zip(holds, rows, strict=True)], tight=1)


@app.command()
def place(
    ctx: typer.Context,
    *,
    reason: Reason,
    channel: Annotated[str | None, typer.Option(help="Only this channel.")] = None,
    post: Annotated[str | None, typer.Option(help="Only this post.")] = None,
) -> None:
    """Stop everything, one channel or one post."""
    if channel and post:
        raise typer.BadParameter("--channel | --post")
    caller = Caller(ctx)
    me, home = caller.me, caller.home
    if channel is not None and channel not in home.channels:
        raise UnknownChannel(channel, tuple(home.channels))
    held = holding.place(home.begin, reason, by=me.id, channel=channel, post=post_of(caller, post) if post else None)
    caller.say("held", hold=held)


@app.command()
def lift(ctx: typer.Context, hold: str, *, as_json: Json = False) -> None:
    """Propose to lift a hold, or agree to it as the second person; what it kept back needs a new time."""
    caller = Caller(ctx)
    me = caller.me
    with caller.home.begin(reading=True) as work:
        named = picked("hold", hold, (one.id for one in work.holds.find(lifted_at=None)))
    done = lifting.lift(caller.home.begin, named, by=me.id)
    with caller.home.begin(reading=True) as work:
        missed = work.placements.find(id=done.missed)
    if as_json:
        paper.for_machines({"lifted": done.lifted, "missed": [row(one) for one in missed]})
        return
    caller.say("lifted" if done.lifted else "lift_proposed")
    if missed:
        rows = [(one.id, one.post, one.channel, caller.clock(one.due_at, one.zone)) for one in missed]
        paper.table(caller.heads("placement", "post", "channel", "due"), rows)


def _row(caller: Caller, hold: Hold, reason: str) -> dict[str, object]:
    proposed = caller.handle(hold.proposed_by) if hold.proposed_by and hold.waits_for_second(caller.now) else None
    return {
        "id": hold.id,
        "scope": hold.scope,
        "by": caller.handle(hold.by),
        "since": hold.at,
        "reason": reason,
        "proposed_by": proposed,
    }


def _cells(caller: Caller, hold: Hold, row: dict[str, object]) -> tuple[str, ...]:
    kind, _, about = hold.scope.partition(":")
    scope = caller.words("everything") if kind == EVERYTHING else f"{caller.words(f'head_{kind}')} {about[:12]}"
    return hold.id[:8], scope, str(row["by"]), caller.clock(hold.at), str(row["reason"])
