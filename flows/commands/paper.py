"""Where words go: tables and lines to standard output, progress and complaints to standard error."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import Enum

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from flows.wording import plain


def out() -> Console:
    """Standard output; what people wrote is never read as markup."""
    return Console(markup=False, highlight=False, emoji=False)


def err() -> Console:
    return Console(stderr=True, markup=False, highlight=False, emoji=False)


def line(text: str, style: str = "") -> None:
    """A sentence; on a terminal it is wrapped between words, in a pipe it stays one line."""
    console = out()
    console.print(Text(plain(text), style), soft_wrap=not console.is_terminal)


def complain(text: str) -> None:
    """A sentence on standard error."""
    console = err()
    console.print(Text(plain(text), "red"), soft_wrap=not console.is_terminal)


def note(text: str) -> None:
    """Something by the way, on standard error."""
    console = err()
    console.print(Text(plain(text), "yellow"), soft_wrap=not console.is_terminal)


def table(heads: Sequence[str], rows: Iterable[Sequence[str | Text]], *, tight: int = 0) -> None:
    """A table; the first `tight` columns are never wrapped."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for number, head in enumerate(heads):
        made.add_column(head, no_wrap=number < tight, overflow="fold")
    for row in rows:
        made.add_row(*(cell if isinstance(cell, Text) else Text(plain(cell)) for cell in row))
    out().print(made)


def for_machines(data: object) -> None:
    """One JSON document on one line."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, default=_plain_value) + "\n")


def _plain_value(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return sorted(value) if isinstance(value, frozenset | set) else str(value)


@contextmanager
def busy(text: str) -> Iterator[None]:
    """A spinner on standard error while something of unknown length happens."""
    with err().status(Text(text)):
        yield


@contextmanager
def bar(text: str, total: int) -> Iterator[Progress]:
    """A progress bar on standard error; advance its only task, number 0."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err(), transient=True) as progress:
        progress.add_task(text, total=total)
        yield progress
