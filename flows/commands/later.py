"""Commands that are imported when they are used: help and quick commands start without the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, ClassVar, NoReturn, cast

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group

from flows.commands.asked import who_first
from flows.wording import Language, spoken
from flows.wording.helps import in_language


@dataclass(frozen=True, slots=True)
class Command:
    """Where a command lives ("module:name", a function or a Typer), and its line in the help: German, English."""

    at: str
    help: tuple[str, str]

    def stub(self, name: str, lang: Language) -> TyperCommand:
        return TyperCommand(name=name, help=self.help[0 if lang == "de" else 1])

    def loaded(self, name: str) -> Any:
        module, attribute = self.at.split(":")
        found = getattr(import_module(module), attribute)
        if isinstance(found, typer.Typer):
            return get_group(found)
        single = typer.Typer(add_completion=False)
        single.command(name)(found)
        return get_command(single)


class LaterGroup(TyperGroup):
    """The commands of a table; whatever they refuse becomes one line on standard error and exit code 1."""

    table: ClassVar[Mapping[str, Command]] = {}

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        for name, command in self.table.items():
            self.add_command(command.stub(name, spoken()))
        in_language(self, spoken())

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, who_first(args))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, _, rest = super().resolve_command(ctx, args)
        return name, in_language(self.table[cast("str", name)].loaded(cast("str", name)), _lang(ctx)), rest

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as trouble:  # noqa: BLE001 - what is nobody's refusal is raised again
            _complain_or_raise(trouble, _lang(ctx))


def _complain_or_raise(trouble: Exception, lang: Language) -> NoReturn:
    from flows.commands.complaints import complaint  # noqa: PLC0415 - nothing has failed while the program starts
    from flows.commands.paper import complain  # noqa: PLC0415

    told = complaint(trouble, lang)
    if told is None:
        raise trouble
    complain(told)
    raise typer.Exit(1) from trouble


def _lang(ctx: Any) -> Language:
    return spoken(ctx.find_root().params.get("lang"))
