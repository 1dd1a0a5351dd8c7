"""`freigabe guideline`: what the guideline says, whether it keeps its own examples, what it finds in drafts."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from flows.commands import guideline_files
from flows.commands.guideline_wording import wording

if TYPE_CHECKING:
    from policies.company import Company
    from policies.findings import Finding
    from policies.guideline import Guideline
    from policies.material import Language

app = typer.Typer(
    name="guideline", help="What may be said and shown, and what drafts do about it.", no_args_is_help=True
)

app.command()(guideline_files.export)
app.command()(guideline_files.take)
app.command()(guideline_files.switch_on)
app.command()(guideline_files.confirm)


@dataclass(frozen=True, slots=True)
class DraftLine:
    id: str | int
    lang: "Language"
    text: str


class LineUnfit(Exception):
    """`what` is one of the sentences of `guideline_wording`."""

    def __init__(self, what: str, detail: str = "") -> None:
        super().__init__(what, detail)
        self.what = what
        self.detail = detail


@app.command()
def check(
    company: Annotated[Path | None, typer.Option(help="company.yaml: what is the company's own.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One answer a line, for machines.")] = False,
) -> None:
    """Judge drafts from standard input, one JSON object a line: {"id", "lang", "text"}."""
    from policies.guideline import shipped_guideline  # noqa: PLC0415 - the command line starts without the rules

    known = _company(company)
    guideline = shipped_guideline()
    broken = False
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            draft = _draft(line)
        except LineUnfit as unfit:
            broken = True
            typer.echo(wording(unfit.what, line=number, detail=unfit.detail), err=True)
            continue
        answer = list(_answers(draft, guideline, known))
        _print_json(draft.id, answer) if as_json else _print_table(draft.id, answer)
    if broken:
        raise typer.Exit(1)


@app.command(name="test")
def run_examples(
    folder: Annotated[
        Path | None, typer.Option(help="Holds guideline.de.md and guideline.en.md; else the shipped.")
    ] = None,
) -> None:
    """Run the examples of both documents."""
    from policies.errors import PolicyError  # noqa: PLC0415 - see above
    from policies.guideline import LANGUAGES, read_guideline, shipped_guideline  # noqa: PLC0415 - see above

    try:
        guideline = read_guideline(*_documents(folder)) if folder else shipped_guideline()
    except PolicyError as error:
        typer.echo(_error(error), err=True)
        raise typer.Exit(1) from error
    for lang in LANGUAGES:
        document = guideline.documents[lang]
        examples = sum(len(clause.examples) for clause in document.clauses)
        typer.echo(wording("held", document=f"guideline.{lang}.md", clauses=len(document.clauses), examples=examples))


@app.command()
def show(lang: Annotated[Literal["de", "en"], typer.Option(help="The document's language.")] = "de") -> None:
    """The guideline as people read it."""
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.markdown import Markdown  # noqa: PLC0415 - see above

    from policies.guideline import shipped_guideline  # noqa: PLC0415 - see above

    text = shipped_guideline().documents[lang].prose
    console = Console()
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        typer.echo(text)


def _documents(folder: Path) -> tuple[str, str]:
    """German, English."""
    try:
        return (folder / "guideline.de.md").read_text("utf-8"), (folder / "guideline.en.md").read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(str(error), param_hint="--folder") from error


def _company(path: Path | None) -> "Company":
    from policies.company import Company, read_company  # noqa: PLC0415 - see above
    from policies.errors import CompanyError  # noqa: PLC0415 - see above

    if path is None:
        return Company()
    try:
        return read_company(path.read_text("utf-8-sig"))
    except CompanyError as error:
        raise typer.BadParameter(_error(error, path), param_hint="--company") from error
    except (OSError, UnicodeDecodeError) as error:
        detail = wording("unreadable", path=path, detail=getattr(error, "strerror", None) or str(error))
        raise typer.BadParameter(detail, param_hint="--company") from error


def _draft(line: bytes) -> DraftLine:
    """Raises `LineUnfit`."""
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise LineUnfit("no_json", str(error)) from error
    if not isinstance(given, dict):
        raise LineUnfit("no_object")
    for key in ("id", "lang", "text"):
        if key not in given:
            raise LineUnfit("key_missing", key)
    if isinstance(given["id"], bool) or not isinstance(given["id"], str | int):
        raise LineUnfit("id_unfit", repr(given["id"]))
    if given["lang"] not in ("de", "en"):
        raise LineUnfit("lang_unknown", repr(given["lang"]))
    if not isinstance(given["text"], str):
        raise LineUnfit("text_unfit", type(given["text"]).__name__)
    return DraftLine(given["id"], given["lang"], given["text"])


def _answers(draft: DraftLine, guideline: "Guideline", company: "Company") -> Iterator[tuple["Finding", str]]:
    """Findings with their messages in the draft's language."""
    from approvals.tone.listening import listener  # noqa: PLC0415 - see above
    from policies.judge import judge  # noqa: PLC0415 - see above
    from policies.material import Material  # noqa: PLC0415 - see above

    ear = listener().wait(guideline)
    for finding in judge(Material(draft.text, draft.lang), guideline, company, ear):
        yield finding, guideline.explain(finding, draft.lang)


def _print_json(identity: str | int, answer: list[tuple["Finding", str]]) -> None:
    findings = [
        {
            "rule": finding.rule,
            "level": finding.level.value,
            "start": finding.start,
            "end": finding.end,
            "quote": finding.quote,
            "message": message,
            "fix": finding.fix,
        }
        for finding, message in answer
    ]
    # A lone surrogate cannot be written as UTF-8; escaped it can.
    plain = json.dumps({"id": identity, "findings": findings}, ensure_ascii=False)
    try:
        line = plain.encode()
    except UnicodeEncodeError:
        line = json.dumps({"id": identity, "findings": findings}).encode()
    typer.echo(line)


def _print_table(identity: str | int, answer: list[tuple["Finding", str]]) -> None:
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.table import Table  # noqa: PLC0415 - see above
    from rich.text import Text  # noqa: PLC0415 - see above

    table = Table(title=Text(str(identity)), title_justify="left")
    for column in ("level", "rule", "place", "message"):
        table.add_column(wording(column))
    for finding, message in answer:
        place = f"{finding.start}-{finding.end}"
        table.add_row(wording(f"level_{finding.level}"), finding.rule, place, Text(message))
    console = Console()
    console.print(table if answer else Text(wording("clean", id=identity)))


def _error(error: Exception, path: Path | None = None) -> str:
    """The sentence for an error of the policies."""
    values = {key: getattr(error, key) for key in getattr(error, "__dataclass_fields__", {})}
    return wording(type(error).__name__, path=path or "", **values)
