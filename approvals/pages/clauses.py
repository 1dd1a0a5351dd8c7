"""One clause of the draft: changed, tried, added, taken out."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fastapi import Request, Response

from approvals.desk import editing_guideline as editing
from approvals.desk.editing_guideline import Texts, bench
from approvals.editions import differences
from approvals.errors import ChangedMeanwhile, Refused
from approvals.handles import written_out
from approvals.pages import clause_form, filled_in
from approvals.pages.chapters import chapters, example_in_words
from approvals.pages.clause_form import ClauseForm
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.guideline_bench import SIDES, read
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import fragment, onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from policies.clauses import Clause, State
from policies.errors import PolicyError
from policies.examples import run_examples
from policies.findings import Level
from policies.guideline import LANGUAGES, Guideline, agreed
from policies.material import Language
from policies.rewriting import Wording, with_new, without

router = Routes(prefix="/guideline/edit")
KEPT = N_("Im Entwurf gespeichert. Es gilt, sobald der Entwurf eingeschaltet wird.")
WORD: Mapping[Language, tuple[str, str, str]] = {"de": ("art", "wort", "woerter"), "en": ("kind", "word", "words")}
EMPTY = Wording("", "", Level.HINT, State.TRIAL, "", "", (), (), "")


@router.get("/clauses/{rule}", name="edit_clause")
def edit_clause(request: Request, premises: Asked, rule: str) -> Response:
    return _form_page(request, rule, clause_form.shown(_texts(premises), rule), None)


@router.post("/clauses/{rule}", name="change_clause")
def change_clause(request: Request, premises: Asked, reader: Reader, fields: Fields, rule: str) -> Response:
    """Others may have changed other clauses meanwhile; this one must be as it was seen."""
    form = clause_form.typed(fields)
    try:
        editing.change(premises.begin, lambda texts: _changed(reader, form, texts, rule), by=reader.id)
    except (Refused, PolicyError) as trouble:
        return _form_page(request, rule, form, trouble)
    return onward(request, "/guideline/edit", say=KEPT)


@router.post("/clauses/{rule}/preview", name="preview_clause")
def preview_clause(request: Request, premises: Asked, reader: Reader, fields: Fields, rule: str) -> Response:
    """How it will read, what is different, and whether its examples hold."""
    values: dict[str, Any] = {"trouble": None, "passage": None, "differences": [], "sides": SIDES}
    texts = _texts(premises)
    try:
        made = clause_form.changed(reader, clause_form.typed(fields), texts, rule)
        guideline = agreed(made["de"], made["en"])
        values["differences"] = [(lang, differences(texts[lang], made[lang])) for lang in LANGUAGES]
        values["passage"] = _passage(guideline, reader, rule)
        _run(guideline, rule)
    except (Refused, PolicyError) as trouble:
        values["trouble"] = trouble
    return fragment(request, "clause_preview_piece.html", in_words=example_in_words, **values)


@router.post("/clauses/{rule}/remove", name="remove_clause")
def remove_clause(request: Request, premises: Asked, reader: Reader, fields: Fields, rule: str) -> Response:
    seen = filled_in.text(fields, "seen")

    def made(texts: Texts) -> Texts:
        _require_seen(texts, rule, seen)
        return {lang: without(texts[lang], lang, rule) for lang in LANGUAGES}

    editing.change(premises.begin, made, by=reader.id)
    return onward(request, "/guideline/edit", say=N_("Im Entwurf steht diese Regel nicht mehr."))


@router.get("/new", name="new_clause")
def new_clause(request: Request, premises: Asked, reader: Reader) -> Response:
    return _new_page(request, premises, reader, {}, None)


@router.post("/new", name="add_clause")
def add_clause(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """A clause about words, on trial: everything else is changed in it afterwards."""
    form = clause_form.typed(fields)
    rule = _id_of(form.sides["de"]["title"])
    try:
        editing.change(premises.begin, lambda texts: _added(reader, fields, form, texts, rule), by=reader.id)
    except (Refused, PolicyError) as trouble:
        return _new_page(request, premises, reader, {key: str(value) for key, value in fields.items()}, trouble)
    return onward(request, f"/guideline/edit/clauses/{rule}", say=KEPT)


def _texts(premises: Premises) -> Texts:
    with premises.begin(reading=True) as work:
        return bench(work).texts


def _changed(reader: Visitor, form: ClauseForm, texts: Texts, rule: str) -> Texts:
    _require_seen(texts, rule, form.seen)
    return clause_form.changed(reader, form, texts, rule)


def _require_seen(texts: Texts, rule: str, seen: str) -> None:
    if clause_form.seen_of(texts, rule) != seen:
        raise ChangedMeanwhile("clause", rule)


def _added(reader: Visitor, fields: Any, form: ClauseForm, texts: Texts, rule: str) -> Texts:
    after = filled_in.text(fields, "after")
    made: dict[Language, str] = {}
    for lang in LANGUAGES:
        kind, word, key = WORD[lang]
        new = clause_form.meant(reader, replace(form, state=State.TRIAL), lang, EMPTY, rule)
        new = replace(new, rest=clause_form.listed(key, str(fields.get(f"{lang}.words", ""))))
        made[lang] = with_new(texts[lang], lang, after, new, {"id": rule, kind: word})
    return made


def _id_of(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", written_out(title)).strip("-")[:60]


def _passage(guideline: Guideline, reader: Visitor, rule: str) -> object:
    whole = chapters(guideline.documents[reader.lang])
    return next(one for chapter in whole for one in chapter.passages if one.clause and one.clause.id == rule)


def _run(guideline: Guideline, rule: str) -> None:
    """Raises `ExampleFails` for the first example that does not hold, in either language."""
    for lang in LANGUAGES:
        run_examples(guideline.clause(rule, lang), guideline.documents[lang].company, lang)


def _form_page(request: Request, rule: str, form: ClauseForm, trouble: Exception | None) -> Response:
    values = {"rule": rule, "form": form, "trouble": trouble, "sides": SIDES, "levels": Level, "states": State}
    return page(request, "clause_form.html", status=int(status_of(trouble)) if trouble else 200, **values)


def _new_page(
    request: Request, premises: Premises, reader: Visitor, typed: dict[str, str], trouble: Exception | None
) -> Response:
    texts = _texts(premises)
    guideline = read(texts["de"], texts["en"])
    places = [
        (chapter.head, _last(chapter.passages))
        for chapter in chapters(guideline.documents[reader.lang])
        if _last(chapter.passages)
    ]
    status = int(status_of(trouble)) if trouble else 200
    values = {"places": places, "typed": typed, "trouble": trouble, "sides": SIDES, "levels": Level}
    return page(request, "new_clause.html", status=status, **values)


def _last(passages: Any) -> Clause | None:
    return next((one.clause for one in reversed(passages) if one.clause), None)
