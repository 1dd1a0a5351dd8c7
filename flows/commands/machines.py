"""`freigabe pages`, `prefect`, `dispatch`, `work`: one part of the service each, for several machines."""

from typing import Annotated, Literal

import typer

from flows.commands import paper
from flows.commands.caller import Caller
from flows.machines import dispatch, keep_prefect, work
from flows.pages_child import serve_pages


def pages(ctx: typer.Context) -> None:
    """Serve the pages only; the rest runs elsewhere. For several machines."""
    serve_pages(Caller(ctx).home)


def prefect(ctx: typer.Context) -> None:
    """Run Prefect's server only. For several machines."""
    caller = Caller(ctx)
    keep_prefect(caller.home, lambda step: _tell(caller, step))


def dispatching(ctx: typer.Context) -> None:
    """Hand out jobs as FREIGABE_WORK says. For several machines."""
    caller = Caller(ctx)
    dispatch(caller.home, lambda step: _tell(caller, step))


def working(
    ctx: typer.Context,
    pool: Annotated[Literal["faces", "delivery"], typer.Argument(help="What this machine does.")],
) -> None:
    """Do the jobs of one pool: look at pictures, or deliver. For several machines."""
    caller = Caller(ctx)
    work(caller.home, pool, lambda step: _tell(caller, step))


def _tell(caller: Caller, step: str) -> None:
    name, _, engine = step.partition(" ")
    paper.line(f"  {caller.words(f'step_{name}', engine=engine)}", "green")
