"""The report of a month: a page with charts and their tables, and the same on one sheet of paper."""

from typing import Annotated

from fastapi import Query, Request, Response

from approvals.desk import reporting
from approvals.errors import NotFound
from approvals.pages.bars import bars
from approvals.pages.guard import Asked, Reader, Visitor
from approvals.pages.looks import channel_name
from approvals.pages.premises import Premises
from approvals.pages.rendering import page
from approvals.pages.report_words import TITLES, figures_of, month_in_words
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.weeks import week_in_words
from approvals.paper import Paper
from approvals.reports import Month, Report

router = Routes(prefix="/change/report")


@router.get("", name="report")
def report(
    request: Request, premises: Asked, reader: Reader, month: Annotated[str, Query(max_length=10)] = ""
) -> Response:
    """The month before this one, or the one that was asked for; a month that has not begun is not there."""
    last, found = _found(premises, reader, month)
    words = reader.words.gettext
    weeks = [week_in_words(week, reader.words) for week in found.weekly]
    months = [month_in_words(one, reader, short=True) for one, _ in found.monthly]
    return page(
        request,
        "report.html",
        report=found,
        name=month_in_words(found.month, reader),
        earlier=found.month.before,
        later=found.month.after if found.month < last.after else None,
        figures=figures_of(found, reader),
        weekly=list(zip(weeks, found.weekly.values(), strict=True)),
        monthly=list(zip(months, (count for _, count in found.monthly), strict=True)),
        chart_of_weeks=bars(words(TITLES["weekly"]), _numbers(found), list(found.weekly.values())),
        chart_of_months=bars(words(TITLES["monthly"]), months, [count for _, count in found.monthly]),
        out=[(channel_name(channel), count) for channel, count in found.out.items()],
    )


@router.get("/{month}.pdf", name="report_paper")
def report_paper(premises: Asked, reader: Reader, month: str) -> Response:
    _, found = _found(premises, reader, month)
    told = {"content-disposition": f'attachment; filename="freigabe-{found.month}.pdf"', "cache-control": "no-store"}
    return Response(_printed(found, reader), media_type="application/pdf", headers=told)


def _numbers(found: Report) -> list[str]:
    """The numbers of the weeks, short enough to stand side by side."""
    return [str(int(week.partition("-W")[2])) for week in found.weekly]


def _found(premises: Premises, reader: Visitor, written: str) -> tuple[Month, Report]:
    """The month before this, and the report that is meant. Raises NotFound."""
    last = reporting.last_month(premises.begin)
    wanted = Month.read(written) if written else last
    if wanted > Month.of(reader.clock.today(reader.now)):
        raise NotFound("month", str(wanted))
    return last, reporting.report(premises.begin, wanted)


def _printed(found: Report, reader: Visitor) -> bytes:
    """On one sheet, in the reader's language."""
    words = reader.words.gettext
    name = month_in_words(found.month, reader)
    paper = Paper(f"{words(N_('Monatsbericht'))} {name}", lang=reader.lang, at=reader.now, foot=reader.company)
    paper.title(name, words(N_("Monatsbericht")))
    shown = [[words(label), f"**{value}**", words(means)] for label, value, means in figures_of(found, reader)]
    paper.table([words(N_("Was")), words(N_("Wie viel")), words(N_("Was zählt"))], shown, widths=(5, 3, 5))
    paper.heading(words(TITLES["weekly"]), 2)
    paper.bars(_numbers(found), list(found.weekly.values()))
    paper.heading(words(TITLES["monthly"]), 2)
    paper.bars([month_in_words(one, reader, short=True) for one, _ in found.monthly], [n for _, n in found.monthly])
    paper.paragraph(
        words(N_("Ohne Namen. Was weniger als fünf Menschen entschieden haben, steht nicht da.")), small=True
    )
    return paper.pdf()
