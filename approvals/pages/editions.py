"""The guideline's editions: who changed what and when, the way back, and the file itself."""

from typing import Annotated

from fastapi import Query, Request, Response

from approvals.desk import editing_guideline as editing
from approvals.desk.editing_guideline import NOTE, Texts, bench
from approvals.editions import Edition, differences
from approvals.errors import NotFound
from approvals.pages.guard import Asked, Reader
from approvals.pages.guideline_bench import SIDES
from approvals.pages.premises import Premises
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action
from approvals.ports import Work
from policies.guideline import LANGUAGES
from policies.material import Language

router = Routes(prefix="/guideline/editions")
SHOWN = 40
Number = Annotated[int, Query(ge=-1)]


@router.get("", name="guideline_editions")
def guideline_editions(
    request: Request, premises: Asked, reader: Reader, new: Number = -1, old: Number = -1
) -> Response:
    """All editions, newest first, and what changed from one to another; without a choice, the last change."""
    with premises.begin(reading=True) as work:
        kept = editing.editions(work, SHOWN)
        people = {one for edition in kept for one in (*edition.authors, edition.live_by) if one}
        names = {person.id: person.name for person in work.people.find(id=people)}
        notes = {note.about: note for note in work.remarks.find(about={one.id for one in kept}, kind=NOTE)}
        now = bench(work)
    by_number = {one.number: one for one in kept}
    after = by_number.get(new, kept[0] if kept else None)
    before = by_number.get(old, _one_before(kept, after))
    shown = (
        [(lang, differences(before.texts[lang], after.texts[lang])) for lang in LANGUAGES] if before and after else []
    )
    return page(
        request,
        "guideline_editions.html",
        editions=kept,
        names=names,
        notes=notes,
        live=now.live,
        before=before,
        after=after,
        differences=shown,
        sides=SIDES,
        edits=may(reader.me, Action.EDIT_GUIDELINE),
        switches=may(reader.me, Action.SWITCH_GUIDELINE),
    )


@router.post("/{edition}/put-back", name="put_guideline_back")
def put_back(request: Request, premises: Asked, reader: Reader, edition: str) -> Response:
    live = editing.put_back(premises.begin, edition, by=reader.id)
    say = N_("Fassung %(number)s der Leitlinie gilt. Was auf dem Weg ist, wird neu geprüft.")
    return onward(request, "/guideline/editions", say=say, number=str(live.number))


@router.get("/file/{lang}", name="guideline_file")
def guideline_file(premises: Asked, lang: Language, edition: str = "") -> Response:
    """The document to keep or to change elsewhere; of the guideline in force where no edition is named."""
    text = _texts(premises, edition)[lang]
    told = {"content-disposition": f'attachment; filename="guideline.{lang}.md"'}
    return Response(text, media_type="text/markdown; charset=utf-8", headers=told)


def _texts(premises: Premises, edition: str) -> Texts:
    with premises.begin(reading=True) as work:
        return _switched_on(work, edition).texts if edition else bench(work).in_force


def _switched_on(work: Work, edition: str) -> Edition:
    """A draft is nobody's but its editors'. Raises NotFound."""
    found = work.editions.get(edition)
    if found.number is None:
        raise NotFound("edition", edition)
    return found


def _one_before(kept: list[Edition], after: Edition | None) -> Edition | None:
    if after is None or after.number is None:
        return None
    return next((one for one in kept if one.number is not None and one.number < after.number), after)
