"""`freigabe channels`: the accounts to publish as. Secrets are asked for or read from a file."""

import json
from pathlib import Path
from typing import Annotated

import typer

from approvals.channel_accounts import ChannelAccount
from approvals.channels import ChannelRefused
from approvals.desk import channel_accounts
from approvals.errors import BadSetting
from flows.channels.connecting import Field, Kind
from flows.channels.kinds import KINDS
from flows.commands import paper
from flows.commands.caller import Caller, at_terminal
from flows.commands.files import text_of
from flows.commands.options import Json
from flows.wording.channels import TROUBLES

app = typer.Typer(name="channels", no_args_is_help=True, help="Where it is published.")
Settings = Annotated[list[str] | None, typer.Option("--set", help="FIELD=VALUE; may be given several times.")]
Secrets = Annotated[Path | None, typer.Option(help="A JSON file with the secret fields; else they are asked for.")]


@app.command("list")
def show(ctx: typer.Context, *, as_json: Json = False) -> None:
    """All accounts, and how they were when last asked."""
    caller = Caller(ctx)
    found = channel_accounts.accounts(caller.home.begin, by=caller.me.id)
    if as_json:
        paper.for_machines([_row(one) for one in found])
    elif not found:
        caller.say("nothing")
    else:
        heads = caller.heads("name", "account", "state", "checked", "expires")
        paper.table(heads, [_cells(caller, one) for one in found], tight=1)


@app.command()
def add(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(help="Which kind of channel.")],
    *,
    name: Annotated[str | None, typer.Option(help="Else its kind; for a second account KIND-MORE.")] = None,
    settings: Settings = None,
    secrets: Secrets = None,
) -> None:
    """Connect an account; it is asked, live, before it is kept."""
    caller = Caller(ctx)
    me = caller.me
    if kind not in KINDS:
        raise BadSetting("kind", kind, " | ".join(KINDS))
    told, secret = _told(caller, KINDS[kind], settings, secrets)
    home = caller.home
    added = channel_accounts.add(
        home.begin, home.connect, kind=kind, name=name or kind, settings=told, secrets=secret, by=me.id
    )
    caller.say("channel_added", channel=added.name, account=added.account)


@app.command()
def change(ctx: typer.Context, name: str, *, settings: Settings = None, secrets: Secrets = None) -> None:
    """Connect it anew, with other settings or new secrets."""
    caller = Caller(ctx)
    me, home = caller.me, caller.home
    with home.begin(reading=True) as work:
        kind = KINDS[channel_accounts.named(work, name).kind]
    told, secret = _told(caller, kind, settings, secrets)
    changed = channel_accounts.change(home.begin, home.connect, name, settings=told, secrets=secret, by=me.id)
    caller.say("channel_added", channel=changed.name, account=changed.account)


@app.command()
def check(ctx: typer.Context, name: str) -> None:
    """Ask the channel now whether it would take something."""
    caller = Caller(ctx)
    asked = channel_accounts.check(caller.home.begin, caller.home.connect, name, by=caller.me.id)
    if asked.trouble is not None:
        raise ChannelRefused(asked.name, asked.trouble, again=False, detail=asked.detail)
    caller.say("channel_fine", channel=asked.name, account=asked.account)


@app.command()
def remove(ctx: typer.Context, name: str) -> None:
    """Forget an account and its secrets."""
    caller = Caller(ctx)
    channel_accounts.remove(caller.home.begin, name, by=caller.me.id)
    caller.say("channel_removed", channel=name)


def _told(
    caller: Caller, kind: Kind, settings: list[str] | None, secrets: Path | None
) -> tuple[dict[str, str], dict[str, str]]:
    told = dict(_pair(one) for one in settings or ())
    if secrets is not None:
        return told, _read(secrets)
    asked = [field for field in kind.fields if field.secret and at_terminal()]
    return told, {field.name: said for field in asked if (said := _ask(caller, field))}


def _ask(caller: Caller, field: Field) -> str:
    german = caller.lang == "de"
    label, help_ = (pair[0] if german else pair[1] for pair in (field.label, field.help))
    return str(
        typer.prompt(
            caller.words("channel_field", label=label, help=help_),
            hide_input=True,
            default="",
            show_default=False,
            err=True,
        )
    )


def _pair(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not equals:
        raise BadSetting("set", written, "FIELD=VALUE")
    return name.strip(), value.strip()


def _read(path: Path) -> dict[str, str]:
    """Raises BadSetting for what is no JSON object of texts."""
    try:
        told = json.loads(text_of(path))
    except ValueError:
        told = None
    if not isinstance(told, dict) or not all(isinstance(value, str) for value in told.values()):
        raise BadSetting("secrets", str(path), '{"FIELD": "VALUE"}')
    return told


def _row(one: ChannelAccount) -> dict[str, object]:
    return {
        "name": one.name,
        "kind": one.kind,
        "settings": dict(one.settings),
        "account": one.account,
        "checked_at": one.checked_at,
        "expires_at": one.expires_at,
        "trouble": one.trouble,
        "detail": one.detail,
    }


def _cells(caller: Caller, one: ChannelAccount) -> tuple[str, ...]:
    known = one.trouble is not None and one.trouble in TROUBLES
    state = caller.words(str(one.trouble), TROUBLES, channel=one.name, detail=one.detail) if known else one.trouble
    return (
        one.name,
        one.account,
        state or caller.words("fine"),
        caller.clock(one.checked_at),
        caller.clock(one.expires_at),
    )
