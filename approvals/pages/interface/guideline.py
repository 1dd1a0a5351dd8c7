"""The guideline: its clauses, and what it says about a text."""

from typing import Annotated, Literal, Self

from fastapi import Query
from pydantic import Field

from approvals.errors import UnknownChannel
from approvals.pages.guard import Asked, Reader
from approvals.pages.interface.drafts import MOST_CHANNELS
from approvals.pages.interface.shapes import ANY_TEXT, ChannelName, Input, Output, part_of_interface
from approvals.pages.premises import Premises
from policies.clauses import Clause, State
from policies.company import Company, read_company
from policies.findings import Finding, Level
from policies.guideline import Guideline
from policies.judge import judge
from policies.limits import CHANNELS
from policies.material import Language, Material

router = part_of_interface("Guideline")
LONGEST = 5_000
Lang = Literal["de", "en"]


class ClauseCard(Output):
    """One clause."""

    id: str
    title: str
    why: str
    anchor: str = Field(description="Its place on the page /guideline.")
    level: Level
    state: State

    @classmethod
    def of(cls, clause: Clause) -> Self:
        return cls.model_validate(clause)


class ToJudge(Input):
    """A text that is not kept. With channels, what does not fit one of them is found too."""

    text: Annotated[str, Field(max_length=LONGEST, pattern=ANY_TEXT)]
    lang: Lang = "de"
    channels: list[ChannelName] = Field([], max_length=MOST_CHANNELS)


class Found(Output):
    """What a rule found; `start` and `end` are code points of the text."""

    rule: str
    title: str
    anchor: str
    level: Level
    where: str
    start: int
    end: int
    quote: str
    message: str
    fix: str | None

    @classmethod
    def of(cls, found: Finding, guideline: Guideline, lang: Language) -> Self:
        clause = guideline.clause(found.rule, lang)
        return cls(
            rule=found.rule,
            title=clause.title,
            anchor=clause.anchor,
            level=found.level,
            where=found.where,
            start=found.start,
            end=found.end,
            quote=found.quote,
            message=guideline.explain(found, lang),
            fix=found.fix,
        )


@router.get("/guideline", name="api_guideline")
def guideline(
    premises: Asked, reader: Reader, lang: Annotated[Lang | None, Query(description="Your own by default.")] = None
) -> list[ClauseCard]:
    """All clauses, in their order."""
    return [ClauseCard.of(clause) for clause in premises.guideline.documents[lang or reader.lang].clauses]


@router.post("/guideline/judgement", name="api_judge")
def judge_text(premises: Asked, reader: Reader, given: ToJudge) -> list[Found]:
    """What the guideline says about a text, by the lists of this company. Nothing is kept."""
    for channel in given.channels:
        if channel not in CHANNELS:
            raise UnknownChannel(channel, tuple(CHANNELS))
    material = Material(given.text, given.lang, tuple(given.channels))
    guideline = premises.guideline
    ear = premises.ears.wait(guideline)
    return [Found.of(found, guideline, reader.lang) for found in judge(material, guideline, _company(premises), ear)]


def _company(premises: Premises) -> Company:
    with premises.begin(reading=True) as work:
        data = work.company.guideline_data
    return read_company(data) if data.strip() else Company()
