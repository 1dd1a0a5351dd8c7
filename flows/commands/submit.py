"""`freigabe submit`: hand in a draft, or a new revision of a post. Whatever is refused, nothing written is lost."""

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from approvals.desk import drafting
from approvals.desk.seeing import handed_in
from approvals.errors import Refused
from approvals.permissions import Action, allow
from approvals.posts import Stage
from flows.commands import paper
from flows.commands.caller import Caller, post_of
from flows.commands.crops import crops
from flows.commands.drafts import Drawer, Written, written_in
from flows.commands.files import decoded, text_of
from flows.commands.options import Channels, Json, Zone
from flows.commands.photos import photos_of, taken_in
from flows.commands.status import show
from flows.errors import BadTime, DraftKept, PhotosRefused, StillChecking
from flows.serve import is_running
from flows.wording.troubles import sentence

PATIENCE = 120
GLANCE = 0.2


def submit(
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(help='The text; "-" reads it from standard input.')] = None,
    *,
    text_file: Annotated[Path | None, typer.Option(help="A file with the text.")] = None,
    photo: Annotated[list[Path] | None, typer.Option(help="May be given several times.")] = None,
    alt: Annotated[list[str] | None, typer.Option(help="What the photo shows, in the order of --photo.")] = None,
    rights: Annotated[list[str] | None, typer.Option(help="Who holds the rights; one for all, or one each.")] = None,
    channel: Channels = None,
    lang: Annotated[Literal["de", "en"] | None, typer.Option(help="The language of the text.")] = None,
    event: Annotated[str | None, typer.Option(help="Where the photos were taken.")] = None,
    at: Annotated[str | None, typer.Option(help='When it should go out: "2026-12-01 10:00".')] = None,
    zone: Zone = None,
    other: Annotated[
        list[str] | None, typer.Option("--for", metavar="CHANNEL=TEXT", help="Another text there.")
    ] = None,
    crop: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CHANNEL:N=PLACE", help="Where the frame of photo N is there: y0 (top) to y100, x0, auto."
        ),
    ] = None,
    edit: Annotated[str | None, typer.Option(metavar="POST", help="Change this post; what is not given stays.")] = None,
    draft: Annotated[str | None, typer.Option(help="Go on with a kept draft.")] = None,
    without_refused: Annotated[bool, typer.Option("--without-refused", help="Go on without refused photos.")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait for the check and show what it found.")] = False,
    as_json: Json = False,
) -> None:
    """Hand in a draft. Photos are looked at first; a refused one is named with its reason."""
    photos = photos_of(photo or (), alt or (), rights or ())
    changes: dict[str, Any] = {
        "text": _text(text, text_file),
        "channels": tuple(channel) if channel else None,
        "lang": lang,
        "event": event,
        "at": at,
        "zone": zone,
    }
    caller = Caller(ctx)
    allow(caller.me, Action.SUBMIT)
    base = _base(caller, edit, draft)
    good, refused = taken_in(caller, photos)
    for trouble in refused:
        paper.complain(sentence(trouble, caller.lang) or "")
    if good:
        changes["pictures"] = (*(base.pictures if draft else ()), *good)
    written = replace(base, **{name: value for name, value in changes.items() if value is not None})
    written = replace(
        written, variants={**written.variants, **_variants(other or ())}, crops=crops(written, crop or ())
    )
    if refused and not without_refused:
        kept = Drawer(caller.home.settings.home).keep(written, draft)
        raise PhotosRefused(kept, kept.stem)
    _tell(caller, *_hand_in(caller, written, draft), wait=wait, as_json=as_json)


def _text(text: str | None, file: Path | None) -> str | None:
    if text is not None and file is not None:
        raise typer.BadParameter("TEXT | --text-file")
    if file is not None:
        return text_of(file)
    return decoded(sys.stdin.buffer.read(), "-") if text == "-" else text


def _variants(others: Sequence[str]) -> dict[str, str]:
    for one in others:
        if "=" not in one:
            raise typer.BadParameter(f"{one!r}: CHANNEL=TEXT", param_hint="--for")
    return dict(one.split("=", 1) for one in others)


def _base(caller: Caller, edit: str | None, draft: str | None) -> Written:
    if edit and draft:
        raise typer.BadParameter("--edit | --draft")
    if draft:
        return Drawer(caller.home.settings.home).take_out(draft)
    if not edit:
        return Written(lang=caller.me.lang)
    with caller.home.begin(reading=True) as work:
        return written_in(work.revisions.get(handed_in(work, post_of(caller, edit), caller.me.id).revision))


def _hand_in(caller: Caller, written: Written, name: str | None) -> tuple[str, int]:
    """The post and the number of its revision; what is refused is kept as a draft, what is taken no longer is."""
    home, me = caller.home, caller.me.id
    drawer = Drawer(home.settings.home)
    with home.begin(reading=True) as work:
        channels = work.company.switched_on(tuple(home.channels))
    try:
        draft = written.draft(caller.zone)
        if written.edit:
            post = drafting.edit(home.begin, written.edit, draft, by=me, known_channels=channels)
        else:
            post = drafting.submit(home.begin, draft, by=me, known_channels=channels)
    except (Refused, BadTime) as trouble:
        kept = drawer.keep(written, name)
        paper.complain(sentence(trouble, caller.lang) or "")
        raise DraftKept(kept, kept.stem) from trouble
    if name:
        drawer.throw_away(name)
    with home.begin(reading=True) as work:
        return post.id, work.revisions.get(post.revision).number


def _tell(caller: Caller, post: str, number: int, *, wait: bool, as_json: bool) -> None:
    embedded = caller.home.settings.database is None
    running = not embedded or is_running(caller.home.settings.home)
    if not running:
        caller.note("not_running")
    if not as_json:
        caller.say("submitted", post=post, number=number, short=post[:8])
    elif not wait:
        paper.for_machines({"post": post, "revision": number})
    if wait:
        if running:
            _await_check(caller, post)
        show(caller, post, as_json=as_json)


def _await_check(caller: Caller, post: str) -> None:
    """Raises StillChecking."""
    until = time.monotonic() + PATIENCE
    with paper.busy(caller.words("being_checked")):
        while time.monotonic() < until:
            with caller.home.begin(reading=True) as work:
                if work.posts.get(post).stage is not Stage.CHECKING:
                    return
            time.sleep(GLANCE)
    raise StillChecking(post, PATIENCE)
