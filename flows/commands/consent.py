"""`freigabe consent`: what people allow in advance, and take back as easily."""

import sys
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from approvals.consents import SHOWN, Consent, Purpose
from approvals.desk import consenting, hiring, receipting
from approvals.errors import UnknownChannel
from approvals.permissions import MAY, Action, allow
from flows.commands import paper
from flows.commands.caller import Caller, at_terminal, picked
from flows.commands.files import bytes_of
from flows.commands.options import Channels, Json
from flows.commands.when import day_begins, day_ends
from flows.errors import TextUnread
from flows.wording.terms import PURPOSES

app = typer.Typer(name="consent", no_args_is_help=True, help="What people allow in advance.")

PurposeOption = Annotated[Purpose, typer.Option(help="appear: in posts; match: to be recognised in photos.")]
Event = Annotated[str | None, typer.Option(help="Only pictures of this event.")]
From = Annotated[str | None, typer.Option("--from", help="2026-12-01; else now.")]
Until = Annotated[str | None, typer.Option(help="The last day; else until withdrawn.")]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a consent shall cover, as written."""

    purpose: Purpose
    channels: tuple[str, ...]
    event: str | None
    starts: str | None
    ends: str | None


@app.command("list")
def mine(ctx: typer.Context, *, as_json: Json = False) -> None:
    """My own consents; for those who take in paper also those that wait for a witness."""
    caller = Caller(ctx)
    me = caller.me
    with caller.home.begin(reading=True) as work:
        now = work.now
        found = work.consents.find(person=me.id)
        if me.roles & MAY[Action.TAKE_PAPER]:
            waiting = work.consents.find(witness=None, withdrawn_at=None)
            found += [one for one in waiting if one.paper is not None and one.person != me.id]
    rows = [_row(caller, one, now) for one in found]
    if as_json:
        paper.for_machines(rows)
    elif not rows:
        caller.say("nothing")
    else:
        heads = caller.heads("consent", "handle", "purpose", "channels", "event", "until", "state")
        paper.table(heads, [_cells(caller, row) for row in rows], tight=2)


@app.command()
def give(
    ctx: typer.Context,
    *,
    purpose: PurposeOption = Purpose.APPEAR,
    channel: Channels = None,
    event: Event = None,
    starts: From = None,
    until: Until = None,
    read: Annotated[bool, typer.Option("--read", help="I have read the text; confirms without a terminal.")] = False,
) -> None:
    """Consent for oneself; the text is shown first."""
    caller = Caller(ctx)
    consent = _consent(caller, caller.me.id, Scope(purpose, tuple(channel or ()), event, starts, until))
    _show(caller, consent)
    if not read:
        if not at_terminal():
            raise TextUnread
        caller.confirm("agree")
    caller.say("consented", consent=consenting.give(caller.home.begin, consent, by=caller.me.id))


@app.command()
def withdraw(ctx: typer.Context, consent: str) -> None:
    """Withdraw a consent; it holds at once and needs no reason."""
    caller = Caller(ctx)
    me = caller.me
    with caller.home.begin(reading=True) as work:
        named = picked("consent", consent, (one.id for one in work.consents.find(person=me.id)))
    consenting.withdraw(caller.home.begin, named, by=me.id)
    caller.say("consent_withdrawn")


@app.command("paper")
def on_paper(
    ctx: typer.Context,
    handle: str,
    *,
    scan: Annotated[Path, typer.Option(help="The scanned sheet.")],
    purpose: PurposeOption = Purpose.APPEAR,
    channel: Channels = None,
    event: Event = None,
    starts: From = None,
    until: Until = None,
) -> None:
    """Take in a consent given on paper; it counts once a second person has witnessed it."""
    caller = Caller(ctx)
    me = caller.me
    allow(me, Action.TAKE_PAPER)
    person = hiring.by_handle(caller.home.begin, handle)
    consent = _consent(caller, person.id, Scope(purpose, tuple(channel or ()), event, starts, until))
    data = bytes_of(scan)
    key = f"scans/{sha256(data).hexdigest()}"
    caller.home.objects.put(key, data)
    taken = consenting.take_paper(caller.home.begin, replace(consent, by=me.id, paper=key), key, by=me.id)
    caller.say("paper_taken", consent=taken)


@app.command()
def witness(ctx: typer.Context, consent: str) -> None:
    """Witness a consent on paper that somebody else took in."""
    caller = Caller(ctx)
    me = caller.me
    with caller.home.begin(reading=True) as work:
        named = picked("consent", consent, (one.id for one in work.consents.find(witness=None)))
    consenting.witness(caller.home.begin, named, by=me.id)
    caller.say("witnessed")


@app.command()
def verify(ctx: typer.Context, file: Annotated[Path, typer.Argument(help="A receipt, as it was downloaded.")]) -> None:
    """Whether a receipt is this company's and not one byte of it was changed."""
    caller = Caller(ctx)
    told = receipting.verify(caller.home.begin, bytes_of(file))
    caller.say("receipt_genuine", receipt=told["dct:identifier"])


@app.command()
def receipt(ctx: typer.Context, about: str) -> None:
    """The receipt of one's own consent, for machines, on standard output."""
    caller = Caller(ctx)
    me = caller.me
    with caller.home.begin(reading=True) as work:
        ids = [one.id for one in work.consents.find(person=me.id)]
        ids += [one.id for one in work.standing_words.find(person=me.id)]
    named = picked("consent", about, ids)
    sys.stdout.write(receipting.receipt(caller.home.begin, named, by=me.id).decode())


def _consent(caller: Caller, person: str, scope: Scope) -> Consent:
    """Raises UnknownChannel, NoChannel, BadSetting, BadTime, NoSuchLocalTime."""
    for channel in scope.channels:
        if channel not in caller.home.channels:
            raise UnknownChannel(channel, tuple(caller.home.channels))
    return consenting.consent_to(
        person,
        scope.purpose,
        shown=max(name for name in SHOWN if name.startswith(f"{scope.purpose}.{caller.lang}.")),
        starts=day_begins(scope.starts, caller.zone) if scope.starts else caller.now,
        channels=scope.channels,
        event=scope.event,
        ends=day_ends(scope.ends, caller.zone) if scope.ends else None,
    )


def _show(caller: Caller, consent: Consent) -> None:
    paper.line(SHOWN[consent.shown])
    if consent.channels:
        caller.say("consent_channels", channels=", ".join(sorted(consent.channels)))
    if consent.event:
        caller.say("consent_event", event=consent.event)
    ends = caller.clock(consent.ends) if consent.ends else caller.words("open_end")
    caller.say("consent_time", starts=caller.clock(consent.starts), ends=ends)


def _row(caller: Caller, consent: Consent, now: datetime) -> dict[str, object]:
    return {
        "id": consent.id,
        "person": caller.handle(consent.person),
        "purpose": consent.purpose,
        "channels": sorted(consent.channels),
        "event": consent.event,
        "from": consent.starts,
        "until": consent.ends,
        "shown": consent.shown,
        "state": _state(consent, now),
    }


def _state(consent: Consent, now: datetime) -> str:
    if consent.withdrawn_at is not None:
        return "consent_is_withdrawn"
    if consent.in_force(now):
        return "in_force"
    if consent.paper is not None and consent.witness is None:
        return "wants_witness"
    return "not_yet" if now < consent.starts else "over"


def _cells(caller: Caller, row: dict[str, object]) -> list[str]:
    until, channels = row["until"], row["channels"]
    assert isinstance(channels, list)
    ends = caller.clock(until) if isinstance(until, datetime) else caller.words("open_end")
    purpose = caller.words(str(row["purpose"]), PURPOSES)
    cells = (str(row["id"])[:8], row["person"], purpose, ", ".join(channels), row["event"] or "", ends)
    return [*(str(cell) for cell in cells), caller.words(str(row["state"]))]
