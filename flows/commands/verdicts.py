"""Reasons, exemptions, signatures, and the ends a post can come to."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from approvals.desk import drafting, exempting, hiring, signing
from approvals.desk.deciding import act_as_contact
from approvals.desk.reading import read
from approvals.dossier import Dossier
from approvals.errors import SeenOther
from approvals.permissions import Action
from approvals.seals import names_on
from flows.commands import paper
from flows.commands.caller import Caller, at_terminal, picked, post_of
from flows.commands.options import Json, Reason
from flows.errors import NamesUnconfirmed, RevisionUnnamed

Comment = Annotated[str, typer.Option(help="What the authors shall read.")]
FindingArgument = Annotated[str, typer.Argument(metavar="FINDING", help="As `freigabe status` shows it.")]


def reason(
    ctx: typer.Context,
    post: str,
    finding: FindingArgument,
    *,
    text: Annotated[str, typer.Option(help="Why the sentence stays; the signers read it.")],
) -> None:
    """An author says why a sentence stays."""
    caller = Caller(ctx)
    me = caller.me
    exempting.give_reason(caller.home.begin, post_of(caller, post), finding, text, by=me.id)
    caller.say("reasoned")


def exempt(ctx: typer.Context, post: str, finding: FindingArgument, *, reason: Reason) -> None:
    """A contact lets one finding pass; it ends when the text changes."""
    caller = Caller(ctx)
    me = caller.me
    exempting.exempt(caller.home.begin, post_of(caller, post), finding, reason, by=me.id)
    caller.say("exempted")


def sign(
    ctx: typer.Context,
    post: str,
    *,
    revision: Annotated[int | None, typer.Option(help="The number of the revision that was looked at.")] = None,
    name: Annotated[list[str] | None, typer.Option(metavar="FACE=HANDLE", help="Who is shown; each one.")] = None,
    as_json: Json = False,
) -> None:
    """A contact signs what is ready, confirming who is shown by name."""
    caller = Caller(ctx)
    me, begin = caller.me, caller.home.begin
    named = post_of(caller, post)
    with begin(reading=True) as work:
        file = read(work, work.posts.get(named))
        act_as_contact(work, file.post, me.id, Action.SIGN)
    names = _confirmed(caller, file, revision, _names(caller, file, name or ()))
    signed = signing.sign(begin, named, revision=file.revision.id, names=names, by=me.id)
    if as_json:
        paper.for_machines({"post": named, "revision": file.revision.number, "signed": signed})
    else:
        caller.say("signed", channels=", ".join(signed))


def send_back(ctx: typer.Context, post: str, *, comment: Comment) -> None:
    """Return the draft to its authors with a comment."""
    caller = Caller(ctx)
    me = caller.me
    signing.send_back(caller.home.begin, post_of(caller, post), comment, by=me.id)
    caller.say("returned")


def reject(ctx: typer.Context, post: str, *, comment: Comment) -> None:
    """End this post; what is out comes down."""
    caller = Caller(ctx)
    me = caller.me
    signing.reject(caller.home.begin, post_of(caller, post), comment, by=me.id)
    caller.say("rejected")


def withdraw(ctx: typer.Context, post: str) -> None:
    """Take the whole post back; what is queued stops, what is out comes down."""
    caller = Caller(ctx)
    me = caller.me
    drafting.withdraw(caller.home.begin, post_of(caller, post), by=me.id)
    caller.say("withdrawn")


def _names(caller: Caller, file: Dossier, given: Sequence[str]) -> dict[str, str]:
    faces = [face.id for face in file.faces]
    found = {}
    for one in given:
        face, _, handle = one.partition("=")
        found[picked("face", face, faces)] = hiring.by_handle(caller.home.begin, handle).id
    return found


def _confirmed(caller: Caller, file: Dossier, revision: int | None, given: Mapping[str, str]) -> Mapping[str, str]:
    """What the signer says they looked at. Raises RevisionUnnamed, SeenOther, NamesUnconfirmed, NotConfirmed."""
    if revision is not None and revision != file.revision.number:
        raise SeenOther("post", file.post.id)
    shown = names_on(file)
    if revision is not None and set(given) == set(shown):
        return given
    if not at_terminal():
        if revision is None:
            raise RevisionUnnamed(file.revision.number)
        raise NamesUnconfirmed(tuple(sorted(face[:8] for face in set(shown) - set(given))))
    _show_names(caller, file, shown)
    caller.confirm("sign_it", number=file.revision.number)
    return {**shown, **given}


def _show_names(caller: Caller, file: Dossier, shown: Mapping[str, str]) -> None:
    if not shown:
        return
    caller.say("names_shown")
    boxes = {face.id: face.box for face in file.faces}
    rows = [
        (face[:8], f"{boxes[face].x}, {boxes[face].y}, {boxes[face].w} × {boxes[face].h}", caller.handle(person))
        for face, person in shown.items()
    ]
    paper.table(caller.heads("face", "box", "name"), rows, tight=2)
