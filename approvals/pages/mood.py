"""How the mood is, over time: as a chart and as a table, in steps of five answers."""

from fastapi import Request, Response

from approvals.mood import STEPS, weeks
from approvals.pages.charts import Line, lines
from approvals.pages.guard import Asked, Reader
from approvals.pages.letterbox import word_of
from approvals.pages.mood_words import SHORT
from approvals.pages.rendering import page
from approvals.pages.threads import Routes
from approvals.pages.told import N_
from approvals.pages.weeks import week_in_words

router = Routes(prefix="/change/mood")
TITLE = N_("Stimmung von 1 bis 5, je Woche")


@router.get("", name="mood")
def mood(request: Request, premises: Asked, reader: Reader) -> Response:
    with premises.begin(reading=True) as work:
        told = weeks(work.pulses.find())
    words = reader.words.gettext
    labels = [week_in_words(one.week, reader.words) for one in told]
    series = [Line(words(SHORT[q]), [one.means[q] for one in told]) for q in range(len(SHORT))]
    return page(
        request,
        "mood.html",
        rows=list(zip(labels, told, strict=True)),
        chart=lines(words(TITLE), labels, series, low=1, high=STEPS) if told else None,
        names=SHORT,
        word=word_of(premises, reader.now),
    )
