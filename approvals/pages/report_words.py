"""The words of the monthly report."""

from collections.abc import Iterator, Mapping

from babel.dates import format_date

from approvals.pages.guard import Visitor
from approvals.pages.told import N_
from approvals.reports import Month, Report

TITLES: Mapping[str, str] = {
    "weekly": N_("Was hinausging, nach Kalenderwochen"),
    "monthly": N_("Beiträge in sechs Monaten"),
}
TOO_FEW = N_("zu wenige, um sie zu zeigen")
OF = N_("%(done)s von %(all)s")
HOURS = N_("%(hours)s Stunden")


def month_in_words(month: Month, reader: Visitor, *, short: bool = False) -> str:
    """November 2026, or Nov."""
    return format_date(month.first, "LLL" if short else "LLLL yyyy", locale="de" if reader.lang == "de" else "en_GB")


def figures_of(report: Report, reader: Visitor) -> Iterator[tuple[str, str, str]]:
    """Each figure's name, itself, and what it means, in German where words are left to be translated."""
    asked = _of(report.answered, report.asked, reader)
    yield N_("Beiträge"), reader.clock.number(report.posts), N_("die auf wenigstens einem Kanal hinausgingen")
    yield (
        N_("Vom Entwurf zur Freigabe"),
        _hours(report.hours, reader),
        N_("die Hälfte ging schneller; ab fünf Beiträgen"),
    )
    answered = _of(report.inquiries_answered, report.inquiries, reader)
    yield N_("Fragen an die Ansprechpersonen, beantwortet"), answered, N_("von denen, die in dem Monat gestellt wurden")
    yield N_("Fragen zu Bildern, beantwortet"), asked, N_("Ja, verpixelt oder Nein; ab fünf")
    worries = _of(report.worries_answered, report.worries, reader)
    yield N_("Sorgen und Gerüchte, beantwortet"), worries, N_("aus den Wochen des Monats")
    yield N_("Einwilligungen gegeben"), _told(report.consents, reader), N_("im Voraus erlaubt; ab fünf")
    yield N_("Einwilligungen zurückgenommen"), _told(report.withdrawn, reader), N_("ohne Grund und jederzeit; ab fünf")


def _told(count: int | None, reader: Visitor) -> str:
    return reader.words.gettext(TOO_FEW) if count is None else reader.clock.number(count)


def _of(done: int | None, every: int | None, reader: Visitor) -> str:
    if done is None or every is None:
        return reader.words.gettext(TOO_FEW)
    return reader.words.gettext(OF) % {"done": reader.clock.number(done), "all": reader.clock.number(every)}


def _hours(hours: float | None, reader: Visitor) -> str:
    if hours is None:
        return reader.words.gettext(TOO_FEW)
    return reader.words.gettext(HOURS) % {"hours": reader.clock.number(hours)}
