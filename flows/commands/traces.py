"""`freigabe traces`: what is left of a person in databases, objects, logs, mails, exports, and at Prefect's."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from approvals.permissions import Action, allow
from flows.commands import paper
from flows.commands.caller import Caller
from flows.commands.looking import describe_portrait
from flows.commands.options import Json
from flows.house import House
from flows.wording.rights import RIGHTS
from storage import traces as looking
from storage.traces import Needle, Trace

WORDS = {"descriptor", "portrait"}


def traces(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(help="A name, a mail address, a handle.")],
    *,
    portrait: Annotated[
        list[Path] | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="A photo of the person: also looked for in other sizes, and by the descriptor of the face in it.",
        ),
    ] = None,
    also: Annotated[
        list[Path] | None, typer.Option(exists=True, help="Another folder, such as one for temporary files.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Look for traces of a person in everything that lies here; exit code 1 if there are any."""
    caller = Caller(ctx)
    allow(caller.me, Action.READ_HISTORY)
    photos = list(portrait or ())
    needles = looking.words(words) + described(photos)
    roots = [*roots_of(caller.home), *(also or ())]
    with paper.busy(caller.words("searching", RIGHTS)):
        found = list(looking.search(roots, needles, [photo.read_bytes() for photo in photos]))
    if as_json:
        paper.for_machines([{"file": one.file, "what": one.what, "way": one.way, "at": one.at} for one in found])
    else:
        _show(caller, roots, needles, found)
    if found:
        raise typer.Exit(1)


def roots_of(home: House) -> list[Path]:
    """Every folder in which this house keeps anything."""
    settings = home.settings
    folders = (settings.home, settings.keys_folder, settings.export_folder)
    own = settings.home.absolute()
    return [own, *(one for one in folders if one.exists() and not one.absolute().is_relative_to(own))]


def described(photos: Sequence[Path]) -> list[Needle]:
    """The bytes of each photo, and the descriptor of the face in it where there is one."""
    found = [needle for photo in photos for needle in looking.portrait(photo.read_bytes())]
    for photo in photos:
        vector = describe_portrait(photo, reference=False)
        if not isinstance(vector, Exception):
            found += looking.descriptors([vector.tolist()])
    return found


def _show(caller: Caller, roots: Sequence[Path], needles: Sequence[Needle], found: Sequence[Trace]) -> None:
    files = list(looking.files_below(roots))
    size = f"{sum(file.stat().st_size for file in files) / 10**6:.1f}"
    caller_words = {what: caller.words(what, RIGHTS) for what in WORDS}
    rows = [
        (
            caller_words.get(what, what),
            str(sum(needle.what == what for needle in needles)),
            ", ".join(sorted({str(one.file) for one in found if one.what == what})) or caller.words("nowhere", RIGHTS),
        )
        for what in dict.fromkeys(needle.what for needle in needles)
    ]
    paper.table([caller.words(f"head_{head}", RIGHTS) for head in ("what", "ways", "where")], rows, tight=2)
    paper.line(caller.words("searched", RIGHTS, files=len(files), size=size, needles=len(needles)))
    name = "traces" if found else "no_trace"
    paper.line(caller.words(name, RIGHTS, count=len(found)))
