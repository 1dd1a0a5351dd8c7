"""Options that several commands share."""

from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="For machines.")]
Channels = Annotated[list[str] | None, typer.Option("--channel", help="May be given several times.")]
Zone = Annotated[str | None, typer.Option(help="IANA time zone; else the company's.")]
Reason = Annotated[str, typer.Option(help="Why; it stays in the history.")]
