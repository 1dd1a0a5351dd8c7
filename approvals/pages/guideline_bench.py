"""Where contacts and the lead change the guideline: clause by clause, or the whole file; always looked at first."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from fastapi import Request, Response

from approvals.desk import editing_guideline as editing
from approvals.desk.editing_guideline import Bench, bench
from approvals.desk.sightings import records
from approvals.editions import clauses_changed, differences
from approvals.errors import Refused
from approvals.pages import filled_in
from approvals.pages.chapters import chapters
from approvals.pages.guard import Asked, Fields, Reader
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.who_may import may
from approvals.permissions import Action
from policies.errors import PolicyError
from policies.guideline import LANGUAGES, Guideline, agreed, read_guideline
from policies.material import Language

router = Routes(prefix="/guideline/edit")
SIDES: Mapping[Language, str] = {"de": "Deutsch", "en": "English"}


@lru_cache(maxsize=6)
def read(german: str, english: str) -> Guideline:
    """Reading both takes a sixth of a second; a draft is looked at more often than it is changed."""
    return agreed(german, english)


@router.get("", name="edit_guideline")
def edit_guideline(request: Request, premises: Asked, reader: Reader) -> Response:
    """The draft, what is different in it, and every clause to be changed."""
    with premises.begin(reading=True) as work:
        now = bench(work)
        authors = now.draft.authors if now.draft else frozenset()
        names = {person.id: person.name for person in work.people.find(id=authors)}
    guideline = read(now.texts["de"], now.texts["en"])
    return page(
        request,
        "guideline_bench.html",
        bench=now,
        names=names,
        changed=_changed(now, guideline),
        whole=chapters(guideline.documents[reader.lang]),
        records=records(premises.begin),
        switches=may(reader.me, Action.SWITCH_GUIDELINE),
        differences=[(lang, differences(now.in_force[lang], now.texts[lang])) for lang in LANGUAGES],
        sides=SIDES,
    )


@router.post("/test", name="test_draft")
def test_draft(request: Request, premises: Asked) -> Response:
    """Whether the draft's examples hold, as they must before it is switched on."""
    now = _bench(premises)
    trouble = _broken(now.texts)
    count = sum(len(c.examples) for lang in LANGUAGES for c in read(*_both(now)).documents[lang].clauses)
    return fragment(request, "examples_piece.html", trouble=trouble, count=count)


@router.post("/switch-on", name="switch_guideline_on")
def switch_on(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    seen, note = filled_in.text(fields, "seen"), filled_in.text(fields, "note")
    live = editing.switch_on(premises.begin, by=reader.id, seen=seen, note=note)
    say = N_("Fassung %(number)s der Leitlinie gilt. Was auf dem Weg ist, wird neu geprüft.")
    return onward(request, "/guideline/editions", say=say, number=str(live.number))


@router.post("/discard", name="discard_guideline_draft")
def discard(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    editing.discard(premises.begin, by=reader.id, seen=filled_in.text(fields, "seen"))
    return onward(request, "/guideline/edit", say=N_("Der Entwurf ist weg. Es gilt, was galt."))


@router.get("/documents", name="edit_documents")
def edit_documents(request: Request, premises: Asked) -> Response:
    """Both files as they are, for whoever likes it that way."""
    now = _bench(premises)
    return page(request, "guideline_documents.html", typed=now.texts, seen=now.stamp, trouble=None, sides=SIDES)


@router.post("/documents", name="change_documents")
def change_documents(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    typed, seen = _typed(fields), filled_in.text(fields, "seen")
    try:
        editing.change(premises.begin, lambda _: typed, by=reader.id, seen=seen)
    except (Refused, PolicyError) as trouble:
        values = {"typed": typed, "seen": seen, "trouble": trouble, "sides": SIDES}
        return page(request, "guideline_documents.html", status=int(status_of(trouble)), **values)
    return onward(request, "/guideline/edit", say=N_("Im Entwurf gespeichert."))


@router.post("/documents/preview", name="preview_documents")
def preview_documents(request: Request, premises: Asked, fields: Fields) -> Response:
    """How it would read, what is different from what counts now, and whether its examples hold."""
    typed = _typed(fields)
    trouble = _broken(typed)
    values: dict[str, Any] = {"trouble": trouble, "differences": [], "sides": SIDES}
    if trouble is None:
        in_force = _bench(premises).in_force
        values["differences"] = [(lang, differences(in_force[lang], typed[lang])) for lang in LANGUAGES]
    return fragment(request, "guideline_preview_piece.html", **values)


def _bench(premises: Premises) -> Bench:
    with premises.begin(reading=True) as work:
        return bench(work)


def _both(now: Bench) -> tuple[str, str]:
    return now.texts["de"], now.texts["en"]


def _broken(texts: Mapping[Language, str]) -> PolicyError | None:
    """What keeps these texts from going live, if anything."""
    try:
        read_guideline(texts["de"], texts["en"])
    except PolicyError as trouble:
        return trouble
    return None


def _changed(now: Bench, guideline: Guideline) -> tuple[str, ...]:
    if now.draft is None:
        return ()
    return clauses_changed(read(now.in_force["de"], now.in_force["en"]), guideline)


def _typed(fields: Any) -> dict[Language, str]:
    return {lang: "\n".join(str(fields.get(f"{lang}.text", "")).splitlines()).strip("\n") + "\n" for lang in LANGUAGES}
