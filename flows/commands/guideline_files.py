"""`freigabe guideline export | take | switch-on | confirm`: the company's own guideline as files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policies.material import Language

if TYPE_CHECKING:
    from flows.commands.caller import Caller

LANGUAGES: tuple[Language, ...] = ("de", "en")
Folder = Annotated[Path, typer.Argument(help="Where guideline.de.md and guideline.en.md are.")]
Note = Annotated[str, typer.Option(help="What is new, in a sentence.")]


def export(ctx: typer.Context, folder: Folder) -> None:
    """Write the guideline in force into a folder."""
    caller = _caller(ctx)
    _ = caller.founder
    guideline = caller.home.clauses
    folder.mkdir(parents=True, exist_ok=True)
    for lang in LANGUAGES:
        (folder / f"guideline.{lang}.md").write_text(guideline.documents[lang].text, "utf-8")
    caller.say("guideline_exported", folder=folder)


def take(ctx: typer.Context, folder: Folder) -> None:
    """Take both files as the draft; nothing counts yet."""
    from approvals.desk.editing_guideline import change  # noqa: PLC0415 - the command line starts without the rules
    from flows.commands.files import text_of  # noqa: PLC0415 - see above

    caller = _caller(ctx)
    texts = {lang: text_of(folder / f"guideline.{lang}.md") for lang in LANGUAGES}
    draft = change(caller.home.begin, lambda _: texts, by=caller.me.id)
    caller.say("guideline_taken" if draft else "guideline_same")


def switch_on(ctx: typer.Context, note: Note = "") -> None:
    """The draft becomes the guideline in force, once all its examples hold."""
    from approvals.desk import editing_guideline as editing  # noqa: PLC0415 - see above

    caller = _caller(ctx)
    with caller.home.begin(reading=True) as work:
        seen = editing.bench(work).stamp
    live = editing.switch_on(caller.home.begin, by=caller.me.id, seen=seen, note=note)
    caller.say("guideline_switched_on", number=live.number)


def confirm(ctx: typer.Context) -> None:
    """Say that you have read the guideline in force."""
    from approvals.desk import confirming  # noqa: PLC0415 - see above

    caller = _caller(ctx)
    confirming.confirm(caller.home.begin, by=caller.me.id)
    caller.say("guideline_confirmed")


def _caller(ctx: typer.Context) -> "Caller":
    from flows.commands.caller import Caller  # noqa: PLC0415 - see above

    return Caller(ctx)
