"""`freigabe backup` and `freigabe restore`: everything but the keys in one file, and back again."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from approvals.desk import erasing
from flows.commands import paper
from flows.commands.caller import Caller
from flows.commands.options import Json
from flows.errors import AlreadyRunning
from flows.serve import is_running
from storage.backup import Manifest, Tell, back_up
from storage.database import connect
from storage.keys import COMPANY, FolderKeys
from storage.restore import restore as put_back


def backup(
    ctx: typer.Context,
    to: Annotated[Path, typer.Argument(help="A folder, or the new file.")],
    *,
    as_json: Json = False,
) -> None:
    """Save database and pictures into one file while the service goes on; never the keys (FREIGABE_KEYS_COPY)."""
    caller = Caller(ctx)
    file = to / f"freigabe-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip" if to.is_dir() else to
    with paper.bar(caller.words("backing_up"), 0) as progress:
        manifest = back_up(caller.home.database, caller.home.objects, file, _shown(progress))
    _say(caller, "backed_up", file, manifest, as_json=as_json)


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="What `freigabe backup` wrote.")],
    *,
    keys: Annotated[Path | None, typer.Option(help="The copy of the keys, where their own folder is lost.")] = None,
    as_json: Json = False,
) -> None:
    """Put a backup back where nothing is yet; who was erased since then is erased again before anything else."""
    caller = Caller(ctx)
    settings = caller.home.settings
    if is_running(settings.home):
        raise AlreadyRunning(settings.home)
    settings.home.mkdir(parents=True, exist_ok=True)
    here = FolderKeys(settings.keys_folder)
    if keys is not None:
        here.take_over(FolderKeys(keys))
    here.of(COMPANY)
    database = connect(settings.database_url)
    with paper.bar(caller.words("restoring"), 0) as progress:
        manifest = put_back(file, database, caller.home.objects, _shown(progress))
    database.dispose()
    again = erasing.replay(caller.home.begin, caller.home.keys.destroyed())
    _say(caller, "restored", file, manifest, as_json=as_json, erased=again)


def _shown(progress: Progress) -> Tell:
    return lambda done, everything: progress.update(progress.task_ids[0], completed=done, total=everything)


def _say(caller: Caller, name: str, file: Path, manifest: Manifest, *, as_json: bool, **more: int) -> None:
    counted = more | {"rows": sum(manifest.rows.values()), "objects": manifest.objects, "entries": manifest.entries}
    if as_json:
        paper.for_machines({"file": file, **counted, "head": manifest.head, "made_at": manifest.made_at})
    else:
        caller.say(name, file=file, **counted)
