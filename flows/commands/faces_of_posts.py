"""People correct the machine: name a face of a post, draw one, blur one, set one aside."""

from typing import Annotated

import typer

from approvals.appearances import Aside
from approvals.boxes import Box
from approvals.desk import hiring, showing_faces
from approvals.posts import Revision
from flows.commands.caller import Caller, picked, post_of
from flows.commands.options import Reason

NOBODY = "nobody"
FaceArgument = Annotated[str, typer.Argument(metavar="FACE", help="A face's id, as `freigabe status` shows it.")]


def name(ctx: typer.Context, post: str, face: FaceArgument, handle: str) -> None:
    """Say who a face is, or "nobody" for nobody we know. Who is named is asked."""
    caller = Caller(ctx)
    me, begin = caller.me, caller.home.begin
    named = post_of(caller, post)
    there = _face(caller, named, face)
    person = None if handle == NOBODY else hiring.by_handle(begin, handle)
    showing_faces.name_face(begin, named, there, person.id if person else None, by=me.id)
    caller.say("named" if person else "unnamed", face=there[:8], name=person.name if person else "")


def draw(  # noqa: PLR0917 - a box is written as four numbers
    ctx: typer.Context,
    post: str,
    picture: Annotated[str, typer.Argument(help="Its number in the post, or its id.")],
    x: int,
    y: int,
    w: int,
    h: int,
) -> None:
    """Draw in a face that was not found: a box in pixels of the upright picture."""
    caller = Caller(ctx)
    me = caller.me
    named = post_of(caller, post)
    shown = [one.picture for one in _revision(caller, named).pictures]
    number = int(picture) if picture.isdecimal() else 0
    there = shown[number - 1] if 1 <= number <= len(shown) else picked("picture", picture, shown)
    face = showing_faces.draw_face(caller.home.begin, named, there, Box(x, y, w, h), by=me.id)
    caller.say("drawn", face=face[:8])


def blur(
    ctx: typer.Context,
    post: str,
    face: FaceArgument,
    *,
    off: Annotated[bool, typer.Option("--off", help="Show it again.")] = False,
) -> None:
    """Blur a face in this post. That changes the draft: whoever does it becomes an author."""
    caller = Caller(ctx)
    me = caller.me
    named = post_of(caller, post)
    there = _face(caller, named, face)
    showing_faces.blur_face(caller.home.begin, named, there, by=me.id, on=not off)
    caller.say("unblurred" if off else "blurred", face=there[:8])


def aside(
    ctx: typer.Context,
    post: str,
    face: FaceArgument,
    kind: Annotated[str, typer.Argument(metavar="accessory|no-face", help="Beside the point, or no face at all.")],
    *,
    reason: Reason,
) -> None:
    """A contact says that a face needs nobody's yes, and why."""
    if kind not in {"accessory", "no-face"}:
        raise typer.BadParameter("accessory | no-face")
    caller = Caller(ctx)
    me, chosen = caller.me, Aside(kind.replace("-", "_"))
    named = post_of(caller, post)
    there = _face(caller, named, face)
    showing_faces.set_aside(caller.home.begin, named, there, chosen, reason, by=me.id)
    caller.say("set_aside", face=there[:8], aside=caller.words(f"aside_{chosen}"))


def _face(caller: Caller, post: str, given: str) -> str:
    shown = tuple(one.picture for one in _revision(caller, post).pictures)
    with caller.home.begin(reading=True) as work:
        return picked("face", given, (face.id for face in work.faces.find(picture=shown)))


def _revision(caller: Caller, post: str) -> Revision:
    with caller.home.begin(reading=True) as work:
        return work.revisions.get(work.posts.get(post).revision)
