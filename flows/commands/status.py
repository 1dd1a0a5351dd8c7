"""`freigabe status`: where posts stand, and exactly what is missing."""

from typing import Annotated

import typer

from approvals.desk.reading import read
from approvals.desk.seeing import post_for
from approvals.dossier import Dossier
from approvals.open_ends import open_ends
from approvals.permissions import Action, allow
from approvals.posts import Stage
from flows.commands import paper
from flows.commands.caller import Caller, post_of
from flows.commands.options import Json
from flows.commands.post_card import Data, Reader, end_card, post_card
from flows.commands.post_page import print_card
from flows.wording.open_ends import in_short
from flows.wording.terms import STAGES

ENDED = frozenset({Stage.REJECTED, Stage.WITHDRAWN})
SHOWN = 20
TEXT = 36


def status(
    ctx: typer.Context,
    post: Annotated[str | None, typer.Argument(help="A post's id or the beginning of it.")] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="All posts, not only the newest.")] = False,
    as_json: Json = False,
) -> None:
    """List the posts, or tell everything about one: stage, what is missing, findings, faces."""
    caller = Caller(ctx)
    allow(caller.me, Action.READ_POSTS)
    if post is None:
        _list(caller, every=every, as_json=as_json)
    else:
        show(caller, post_of(caller, post), as_json=as_json)


def show(caller: Caller, post: str, *, as_json: bool) -> None:
    """One post, as this caller may see it. Raises NotFound."""
    with caller.home.begin(reading=True) as work:
        file = read(work, post_for(work, post, caller.me.id))
        card = post_card(file, Reader(caller.me, caller.lang, caller.home.clauses))
    if as_json:
        paper.for_machines(card)
    else:
        print_card(caller, card, {channel: open_ends(file, channel) for channel in file.revision.channels})


def _list(caller: Caller, *, every: bool, as_json: bool) -> None:
    with caller.home.begin(reading=True) as work:
        posts = [post for post in work.posts.find() if post.exists_for(caller.me.id)]
        newest = posts[::-1] if every else posts[: -SHOWN - 1 : -1]
        files = [read(work, post) for post in newest]
    if as_json:
        paper.for_machines([_entry(file) for file in files])
    elif not files:
        caller.say("nothing")
    else:
        heads = caller.heads("post", "stage", "channels", "text", "missing")
        paper.table(heads, [_row(caller, file) for file in files], tight=2)
        if len(posts) > len(files):
            caller.note("more", count=len(posts) - len(files))


def _entry(file: Dossier) -> Data:
    missing = {channel: [end_card(end) for end in open_ends(file, channel)] for channel in file.revision.channels}
    return {
        "id": file.post.id,
        "stage": file.post.stage,
        "revision": file.revision.number,
        "text": file.revision.text,
        "missing": missing,
        "places": {placement.channel: placement.stage for placement in file.placements},
    }


def _row(caller: Caller, file: Dossier) -> tuple[str, ...]:
    text = " ".join(file.revision.text.split())
    channels = () if file.post.stage in ENDED else file.revision.channels
    kinds = [end.missing for channel in channels for end in open_ends(file, channel)]
    return (
        file.post.id[:8],
        caller.words(file.post.stage, STAGES),
        ", ".join(file.revision.channels),
        text if len(text) <= TEXT else f"{text[:TEXT]}…",
        in_short(kinds, caller.lang),
    )
