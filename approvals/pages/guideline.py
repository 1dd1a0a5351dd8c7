"""The guideline for everybody: to read, to search, to ask about, and to try a sentence against."""

from typing import Annotated, Any

from fastapi import Query, Request, Response
from markupsafe import Markup

from approvals.judging import company_in
from approvals.pages.chapters import chapters, example_in_words, holding
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.marked import marked
from approvals.pages.premises import Premises
from approvals.pages.rendering import fragment, page
from approvals.pages.threads import Routes
from approvals.pages.who_may import may
from approvals.permissions import Action
from policies.findings import Finding
from policies.judge import judge
from policies.material import Language, Material

LONGEST = 5_000  # characters of a sentence to try; the longest text a channel takes apart from Facebook's is 3,000
WRITTEN: dict[tuple[str, Language], Markup] = {}
router = Routes()


@router.get("/guideline", name="guideline")
def guideline(
    request: Request, premises: Asked, reader: Reader, q: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """All of it, or the clauses that hold these words."""
    if request.headers.get("hx-request"):
        return fragment(request, "guideline_piece.html", **_shown(premises, reader, q))
    return _whole_page(request, premises, reader, q, tried="", findings=())


@router.post("/guideline/try", name="try_sentence")
def try_sentence(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    """What the guideline says about a sentence, by the lists of this company. Nothing is kept."""
    tried = str(fields.get("tried", ""))[:LONGEST].replace("\r\n", "\n")
    findings = _judged(premises, reader, tried)
    told: dict[str, Any] = {
        "tried": tried,
        "findings": [
            (finding, premises.guideline.title(finding, reader.lang), premises.guideline.explain(finding, reader.lang))
            for finding in findings
        ],
        "pieces": tuple(marked(tried, findings)),
    }
    if request.headers.get("hx-request"):
        return fragment(request, "tried_piece.html", **told)
    return _whole_page(request, premises, reader, "", **told)


def _whole_page(request: Request, premises: Premises, reader: Visitor, wanted: str, **tried: Any) -> Response:
    """The clauses are the same for everybody; all of them take 5 ms to write and are kept for the next reader."""
    shown, whole = _shown(premises, reader, wanted), (premises.guideline.hash, reader.lang)
    clauses = None if wanted.strip() else WRITTEN.get(whole)
    if clauses is None:
        piece = bytes(fragment(request, "guideline_piece.html", **shown).body).decode()
        clauses = Markup(piece)  # noqa: S704 - escaped where it was written
        if not wanted.strip():
            WRITTEN[whole] = clauses
    edits = may(reader.me, Action.EDIT_GUIDELINE)
    return page(request, "guideline.html", clauses=clauses, edits=edits, **shown, **tried)


def _shown(premises: Premises, reader: Visitor, wanted: str) -> dict[str, Any]:
    whole = chapters(premises.guideline.documents[reader.lang])
    shown = holding(whole, wanted) if wanted.strip() else whole
    found = sum(len(chapter.passages) for chapter in shown)
    return {"whole": whole, "shown": shown, "wanted": wanted.strip(), "found": found, "in_words": example_in_words}


def _judged(premises: Premises, reader: Visitor, text: str) -> tuple[Finding, ...]:
    if not text.strip():
        return ()
    with premises.begin(reading=True) as work:
        data = work.company.guideline_data
    guideline = premises.guideline
    return judge(Material(text, reader.lang), guideline, company_in(data), premises.ears.now(guideline))
