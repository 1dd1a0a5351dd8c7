"""`freigabe history`: the chain of decisions, read and verified."""

import itertools
import json
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from approvals.desk.anchoring import Anchor, holds
from approvals.history import Broken, Entry, verify
from approvals.permissions import Action, allow
from flows.commands import paper
from flows.commands.caller import Caller, post_of
from flows.commands.history_file import read_anchor, verified_file
from flows.commands.options import Json

app = typer.Typer(name="history", no_args_is_help=True, help="The chain of decisions.")
STEP = 500


@app.command()
def show(
    ctx: typer.Context,
    *,
    post: Annotated[str | None, typer.Option(help="Only what is about this post.")] = None,
    last: Annotated[int, typer.Option(min=0, help="How many; 0 for all.")] = 30,
    as_json: Json = False,
) -> None:
    """The newest entries: ids, counts and commitments; names and texts lie elsewhere, sealed."""
    caller = Caller(ctx)
    allow(caller.me, Action.READ_HISTORY)
    about = post_of(caller, post) if post else None
    with caller.home.begin(reading=True) as work:
        fitting = (entry for entry in work.history.entries() if about is None or _is_about(entry, about))
        shown = fitting if last == 0 else iter(deque(fitting, maxlen=last))
        if as_json:
            for entry in shown:
                paper.for_machines(_row(entry))
            return
        heads = caller.heads("number", "at", "kind", "by", "about", "facts")
        paper.table(heads, [_cells(caller, entry) for entry in shown], tight=2)


@app.command("verify")
def check(
    ctx: typer.Context,
    *,
    file: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="An exported history.")] = None,
    anchor: Annotated[list[str] | None, typer.Option(help="A line from a mail; may be given several times.")] = None,
    as_json: Json = False,
) -> None:
    """Walk the whole chain; exit code 1 and the first broken entry if it does not hold."""
    caller = Caller(ctx)
    if file is not None:
        head, broken = verified_file(file, [read_anchor(one) for one in anchor or ()])
    else:
        head, broken = _verified_here(caller, [read_anchor(one) for one in anchor or ()])
    if as_json:
        wrong = {"seq": broken.seq, "wrong": broken.wrong} if broken else None
        paper.for_machines({"entries": head[0], "head": head[1], "broken": wrong})
    elif broken:
        caller.say("broken", seq=broken.seq, wrong=caller.words(f"wrong_{broken.wrong}"))
    else:
        caller.say("unbroken", count=head[0])
    if broken:
        raise typer.Exit(1)


def _verified_here(caller: Caller, anchors: Sequence[Anchor]) -> tuple[tuple[int, str], Broken | None]:
    with caller.home.begin(reading=True) as work:
        head = work.history.head()
        with paper.bar(caller.words("verifying"), head[0]) as progress:
            broken = verify(_counted(work.history.entries(), progress), head)
        missing = [one for one in anchors if not holds(work, one)]
    return head, broken or next((Broken(one.seq, "anchor") for one in missing), None)


def _counted(entries: Iterable[Entry], progress: Progress) -> Iterator[Entry]:
    for number, entry in enumerate(entries, start=1):
        if number % STEP == 0:
            progress.advance(progress.task_ids[0], STEP)
        yield entry


def _is_about(entry: Entry, post: str) -> bool:
    return entry.about == post or entry.facts.get("post") == post


def _row(entry: Entry) -> dict[str, object]:
    return {
        "seq": entry.seq,
        "at": entry.at,
        "kind": entry.kind,
        "by": entry.by,
        "about": entry.about,
        "facts": dict(entry.facts),
        "before": entry.before,
        "sha256": entry.sha256,
    }


def _cells(caller: Caller, entry: Entry) -> tuple[str, ...]:
    facts = ", ".join(f"{name} {_short(value)}" for name, value in itertools.islice(entry.facts.items(), 3))
    by = caller.handle(entry.by) if entry.by else "-"
    return str(entry.seq), caller.clock(entry.at), entry.kind, by, entry.about[:8], facts


def _short(value: object) -> str:
    return (value if isinstance(value, str) else json.dumps(value))[:16]
