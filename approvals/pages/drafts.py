"""The draft form: it keeps what is written as often as asked, and hands it in."""

from typing import Annotated

from fastapi import Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from approvals.desk import drafting
from approvals.errors import ChangedMeanwhile, EditedNothing
from approvals.pages.draft_form import Filled, filled_from
from approvals.pages.draft_page import NEW, Entered, Seen, conflict, form_page, seen_of
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.refusals import by_script
from approvals.pages.rendering import onward
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.posts import NEXT, Post

router = Routes(prefix="/drafts")
HANDED_IN = N_("Eingereicht. Wer zu sehen ist, wird jetzt gefragt.")
CHANGED = N_("Geändert. Geprüft und gefragt wird nur, was sich dadurch ändert.")
UNCHANGED = N_("Daran ist nichts anders als vorher.")


@router.get("/new", name="new_draft")
def new_draft(
    request: Request,
    premises: Asked,
    reader: Reader,
    shared: Annotated[int, Query(ge=-1, le=100)] = 0,
    text: Annotated[str, Query(max_length=70_000)] = "",
) -> Response:
    """Empty, or with words shared from another app; shared photos wait in the browser, -1 where they were lost."""
    filled = Filled(reader.clock.zone, text=text.replace("\r\n", "\n"), lang=reader.lang)
    return form_page(request, premises, reader, filled, shared=shared)


@router.get("/{post}", name="draft")
def draft(request: Request, premises: Asked, reader: Reader, post: str, *, library: bool = False) -> Response:
    """An unfinished draft, or a post on its way that is to be changed."""
    seen = seen_of(premises, reader, post)
    if seen.post is None or seen.revision is None or not NEXT[seen.post.stage]:
        return RedirectResponse(f"/posts/{post}", 303)
    filled = filled_from(seen.revision, reader.clock.zone)
    return form_page(request, premises, reader, filled, seen=seen, library=library)


@router.post("", name="begin_draft")
def begin_draft(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """The first save."""
    return _saved(request, reader, Entered.of(premises, reader, fields).keep(NEW), fields)


@router.post("/{post}", name="save_draft")
def save_draft(request: Request, premises: Asked, reader: Reader, fields: Fields, post: str) -> Response:
    """A later save. Where another device saved meanwhile, both texts are offered."""
    entered = Entered.of(premises, reader, fields)
    try:
        return _saved(request, reader, entered.keep(post), fields)
    except ChangedMeanwhile:
        return conflict(request, entered, post)


@router.post("/{post}/hand-in", name="hand_in_draft")
def hand_in_draft(request: Request, premises: Asked, reader: Reader, fields: Fields, post: str) -> Response:
    """What is still missing is told beside its field; what was written is kept in any case."""
    entered = Entered.of(premises, reader, fields).narrowed()
    try:
        seen = _kept(entered, post)
        if lacking := entered.filled.lacking(reader.now):
            return form_page(request, premises, reader, entered.filled, seen=seen, lacking=lacking)
        return _handed_in(request, entered, seen)
    except ChangedMeanwhile:
        return conflict(request, entered, post)


@router.post("/{post}/discard", name="discard_draft")
def discard_draft(request: Request, premises: Asked, reader: Reader, post: str) -> Response:
    drafting.discard(premises.begin, post, by=reader.id)
    return onward(request, "/", say=N_("Der Entwurf ist weg."))


def _saved(request: Request, reader: Reader, kept: Post, fields: Fields) -> Response:
    if by_script(request):
        return JSONResponse({"post": kept.id, "version": kept.version, "at": reader.clock.time(reader.now)})
    onto = "?library=true#library" if fields.get("library") else ""
    return onward(request, f"/drafts/{kept.id}{onto}", say=N_("Gespeichert."))


def _kept(entered: Entered, post: str) -> Seen:
    """An unfinished draft is saved first. Raises ChangedMeanwhile and what `drafting.save` raises."""
    if post == NEW:
        return seen_of(entered.premises, entered.reader, entered.keep(NEW).id)
    seen = seen_of(entered.premises, entered.reader, post)
    if seen.handed_in:
        return seen
    entered.keep(post)
    return seen_of(entered.premises, entered.reader, post)


def _handed_in(request: Request, entered: Entered, seen: Seen) -> Response:
    """Raises ChangedMeanwhile and what `drafting.hand_in` and `drafting.edit` raise."""
    assert seen.post is not None
    to, say = f"/posts/{seen.post.id}", HANDED_IN
    if seen.handed_in:
        say = CHANGED
        try:
            entered.change(seen.post.id)
        except EditedNothing:
            say = UNCHANGED
    else:
        me, known = entered.reader.id, entered.known
        drafting.hand_in(entered.premises.begin, seen.post.id, by=me, known_channels=known, version=seen.post.version)
    return onward(request, to, say=say)
