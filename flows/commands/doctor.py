"""`freigabe doctor`: one line a check, and what to do about it."""

import typer
from rich.text import Text

from flows.commands import paper
from flows.commands.caller import Caller
from flows.commands.examining import Health, State, examined
from flows.commands.options import Json
from flows.wording.health import ADVICE, CHECKS, STATES

COLOURS = {State.OK: "green", State.WARN: "yellow", State.BAD: "red"}


def doctor(ctx: typer.Context, *, as_json: Json = False) -> None:
    """See that settings, folders, database, weights, guideline, service and disk are well; exit code 1 if not."""
    caller = Caller(ctx)
    with paper.busy("doctor"):
        found = list(examined())
    if as_json:
        paper.for_machines([_row(caller, health) for health in found])
    else:
        paper.table(caller.heads("state", "check", "message"), [_cells(caller, health) for health in found], tight=2)
    if any(health.state is State.BAD for health in found):
        raise typer.Exit(1)


def _row(caller: Caller, health: Health) -> dict[str, object]:
    return {"check": health.check, "state": health.state, "message": _told(caller, health), "values": health.values}


def _cells(caller: Caller, health: Health) -> tuple[Text, str, str]:
    state = Text(caller.words(health.state, STATES), COLOURS[health.state])
    return state, caller.words(health.check, CHECKS), _told(caller, health)


def _told(caller: Caller, health: Health) -> str:
    return caller.words(f"{health.check}.{health.found}", ADVICE, **health.values)
