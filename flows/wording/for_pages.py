"""The words of the house for the pages (`approvals.pages.premises.Wording`)."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from approvals.open_ends import OpenEnd
from approvals.roster import Problem
from flows.wording import Words, said, troubles
from flows.wording.channels import ON_PAGES as ON_CHANNELS
from flows.wording.channels import STEPS
from flows.wording.open_ends import missing_line
from flows.wording.page_refusals import ON_PAGES
from flows.wording.terms import (
    ACTIONS,
    ANSWERS,
    BANDS,
    LEVELS,
    PLACES,
    PURPOSES,
    ROLES,
    SHOWN_AS,
    STAGES,
    WRONG_IN_ROSTER,
)
from policies.material import Language

TERMS: Mapping[str, Words] = {
    "stage": STAGES,
    "place": PLACES,
    "role": ROLES,
    "level": LEVELS,
    "answer": ANSWERS,
    "band": BANDS,
    "looks": SHOWN_AS,
    "purpose": PURPOSES,
    "action": ACTIONS,
}


class PageWording:
    """Sentences about refusals are those of the command line, but for the few that name a command."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)

    def sentence(self, trouble: Exception, lang: Language) -> str | None:
        own = next((kind.__name__ for kind in type(trouble).__mro__ if kind.__name__ in ON_PAGES), None)
        if own is not None and own == type(trouble).__name__:
            return said(ON_PAGES, own, lang, **vars(trouble))
        return troubles.sentence(trouble, lang)

    def refusal(self, kind: str, facts: Mapping[str, object], lang: Language) -> str:
        return troubles.noted(kind, facts, lang)

    def term(self, kind: str, name: str, lang: Language) -> str:
        words = TERMS[kind]
        return said(words, name, lang) if name in words else name

    def wrong(self, problem: Problem, lang: Language) -> str:
        return said(WRONG_IN_ROSTER, problem.wrong, lang, value=problem.value, first=problem.first)

    def trouble(self, name: str, channel: str, detail: str, lang: Language) -> str:
        return said(ON_CHANNELS, name if name in ON_CHANNELS else "busy", lang, channel=channel, detail=detail or "-")

    def steps(self, name: str, lang: Language) -> str:
        return said(STEPS, name if name in STEPS else "unconnected", lang)

    def missing(self, end: OpenEnd, lang: Language) -> str:
        return missing_line(end, lang, self._clock)

    def _clock(self, at: datetime) -> str:
        return at.astimezone(self._zone).strftime("%d.%m.%Y %H:%M")
