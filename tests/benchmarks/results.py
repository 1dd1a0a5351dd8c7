"""RESULTS.md: one section per benchmark, each replaced by its newest measurement."""

import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
TITLE = "# What was measured\n\nEach section is written by the benchmark it names; `make bench` writes them all.\n"


def keep(section: str, command: str, rows: Sequence[Sequence[str]]) -> None:
    """Write the section anew; the first row is the table's head."""
    head, *others = rows
    lines = [_row(head), _row(["---"] * len(head)), *map(_row, others)]
    table = "\n".join(lines)
    when = f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, Python {platform.python_version()}"
    written = f"## {section}\n\n{when}: `{command}`\n\n{table}\n"
    print(f"\n{written}")  # noqa: T201 - whoever measures wants to see it
    sections = _sections()
    sections[section] = written
    RESULTS.write_text(TITLE + "".join(f"\n{sections[name]}" for name in sorted(sections)))


def _sections() -> dict[str, str]:
    if not RESULTS.exists():
        return {}
    parts = re.split(r"^(?=## )", RESULTS.read_text(), flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0].removeprefix("## "): part.rstrip() + "\n" for part in parts}


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
