"""Works-council mode and what belongs to it: its switch, quiet hours, reminders, and the papers to print."""

from dataclasses import replace

from fastapi import Request, Response
from starlette.datastructures import FormData

from approvals.company import Company
from approvals.council_papers import Document, facts_of, paper_of
from approvals.desk import hiring
from approvals.errors import ChangedMeanwhile, NotFound, Refused
from approvals.pages import filled_in
from approvals.pages.errors import FieldUnfit
from approvals.pages.guard import Asked, Fields, Reader, Visitor
from approvals.pages.premises import Premises
from approvals.pages.refusals import status_of
from approvals.pages.rendering import onward, page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.reaching import Quiet

router = Routes()
MOST_DAYS = 30


@router.get("/administration/council", name="council_settings")
def council_settings(request: Request, premises: Asked) -> Response:
    return _shown(request, premises, None)


@router.post("/administration/council", name="set_council")
def set_council(request: Request, premises: Asked, reader: Reader, fields: Fields) -> Response:
    try:
        hiring.set_company(premises.begin, _filled_in(reader, fields, _company(premises)), by=reader.id)
    except Refused as trouble:
        return _shown(request, premises, trouble)
    return onward(request, "/administration/council", say=N_("Gespeichert."))


@router.get("/papers-to-print", name="council_papers")
def council_papers(request: Request) -> Response:
    """For auditors, leads and those who look after the company."""
    return page(request, "council_papers.html", documents=tuple(Document))


@router.get("/papers-to-print/{document}.pdf", name="council_paper")
def council_paper(premises: Asked, document: str) -> Response:
    """As of now."""
    if document not in set(Document):
        raise NotFound("paper", document[:20])
    data = paper_of(Document(document), facts_of(premises.begin))
    told = {"content-disposition": f'attachment; filename="{document}.pdf"', "cache-control": "no-store"}
    return Response(data, media_type="application/pdf", headers=told)


def _company(premises: Premises) -> Company:
    with premises.begin(reading=True) as work:
        return work.company


def _filled_in(reader: Visitor, fields: FormData, before: Company) -> Company:
    """Raises ChangedMeanwhile, BadSetting, FieldUnfit."""
    if str(before.version) != filled_in.text(fields, "version"):
        raise ChangedMeanwhile("company", before.name)
    rest = f"{filled_in.text(fields, 'begins')}-{filled_in.text(fields, 'ends')}"
    return replace(
        before,
        council=filled_in.text(fields, "council") == "on",
        quiet=str(Quiet.read(rest)) if filled_in.text(fields, "quiet") == "on" else "",
        remind_after=_days(reader, fields, "remind_after", N_("Erinnern nach")),
        escalate_after=_days(reader, fields, "escalate_after", N_("Weitergeben nach")),
    )


def _days(reader: Visitor, fields: FormData, name: str, label: str) -> int:
    written = filled_in.text(fields, name)
    if written.isdecimal() and 1 <= int(written) <= MOST_DAYS:
        return int(written)
    raise FieldUnfit(reader.words.gettext(label), written, f"1–{MOST_DAYS}")


def _shown(request: Request, premises: Premises, trouble: Refused | None) -> Response:
    company = _company(premises)
    values = {"company": company, "quiet": Quiet.read(company.quiet), "trouble": trouble}
    return page(request, "council_settings.html", status=int(status_of(trouble)) if trouble else 200, **values)
