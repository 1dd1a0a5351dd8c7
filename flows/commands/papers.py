"""`freigabe papers`: what works council and data protection officer ask for, filled from the settings, as a PDF."""

from pathlib import Path
from typing import Annotated

import typer

from approvals.council_papers import Document, facts_of, paper_of
from flows.commands.caller import Caller
from flows.errors import DiskRefused


def papers(
    ctx: typer.Context,
    document: Annotated[Document, typer.Argument(help="The impact assessment, the record, or the sheet.")],
    *,
    out: Annotated[Path | None, typer.Option(help="Where the PDF goes; else NAME.pdf here.")] = None,
) -> None:
    """Print a paper from the settings as they are now."""
    caller = Caller(ctx)
    _ = caller.me
    path = out or Path(f"{document}.pdf")
    try:
        path.write_bytes(paper_of(document, facts_of(caller.home.begin)))
    except OSError as trouble:
        raise DiskRefused(str(path), trouble.strerror or str(trouble)) from trouble
    caller.say("paper_written", path=path)
