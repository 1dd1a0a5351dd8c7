"""The report of a month, from what is kept anyway, in a fixed number of queries."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from statistics import median

from approvals.days import INSTANT, begins, day_of
from approvals.placements import Publication
from approvals.ports import Begin, Between, Work
from approvals.remarks import REPLY
from approvals.reports import FEWEST, TOLD_MONTHS, Month, Report, told
from approvals.worries import WorryState

HOUR = timedelta(hours=1)
RELEASED = "released"


def report(begin: Begin, month: Month) -> Report:
    """Of this month on the company's clock, as it is known now."""
    with begin(reading=True) as work:
        within = _within(work, month, month)
        out = work.publications.find(at=within)
        inquiries = work.inquiries.find(at=within)
        replied = {one.about for one in work.remarks.find(about={one.id for one in inquiries}, kind=REPLY)}
        asked = work.appearances.find(asked_at=within)
        said = {one.appearance for one in work.answers.find(appearance={one.id for one in asked})}
        worries = [one for one in work.worries.find(week=month.weeks) if one.state is not WorryState.TAKEN_OFF]
        zone = work.company.zone
        return Report(
            month=month,
            out=dict(sorted(Counter(one.channel for one in out).items())),
            posts=len({one.post for one in out}),
            weekly=_weekly(month, out, zone),
            monthly=_monthly(work, month),
            hours=_hours(work, out),
            inquiries=len(inquiries),
            inquiries_answered=len(replied),
            asked=told(len(asked)),
            answered=told(len(said)) if told(len(asked) - len(said)) is not None else None,
            worries=len(worries),
            worries_answered=sum(one.state is WorryState.ANSWERED for one in worries),
            consents=told(len(work.consents.find(at=within))),
            withdrawn=told(len(work.consents.find(withdrawn_at=within))),
        )


def last_month(begin: Begin) -> Month:
    """The one before this, on the company's clock."""
    with begin(reading=True) as work:
        return Month.of(day_of(work.now, work.company.zone)).before


def _within(work: Work, first: Month, last: Month) -> Between:
    zone = work.company.zone
    return Between(begins(first.first, zone) - INSTANT, begins(last.after.first, zone) - INSTANT)


def _weekly(month: Month, out: Sequence[Publication], zone: str) -> dict[str, int]:
    """By ISO week, from the week of the first to that of the last day; days outside the month are not counted.

    A post that goes out on several channels counts once a week.
    """
    days = (month.after.first - month.first).days
    known = dict.fromkeys((_week(month.first + timedelta(days=step)) for step in range(days)), 0)
    known |= Counter(week for week, _ in {(_week(day_of(one.at, zone)), one.post) for one in out})
    return known


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _monthly(work: Work, month: Month) -> list[tuple[Month, int]]:
    """How many posts went out somewhere, month by month."""
    months = [month]
    while len(months) < TOLD_MONTHS:
        months.insert(0, months[0].before)
    zone = work.company.zone
    found = {(Month.of(day_of(one.at, zone)), one.post)
             for one in work.publications.find(at=_within(work, months[0], month))}  # fmt: skip
    counted = Counter(one for one, _ in found)
    return [(one, counted[one]) for one in months]


def _hours(work: Work, out: Sequence[Publication]) -> float | None:
    """From the first save to the first release, of the posts that went out in the month."""
    posts = {one.placement: one.post for one in out}
    released: dict[str, datetime] = {}
    for entry in work.history.about(sorted(posts)):
        if entry.kind == RELEASED:
            released.setdefault(posts[entry.about], entry.at)
    began = {one.id: one.created_at for one in work.posts.find(id=set(released))}
    took = [(released[post] - began[post]) / HOUR for post in began]
    return round(median(took), 1) if len(took) >= FEWEST else None
