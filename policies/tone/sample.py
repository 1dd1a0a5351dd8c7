"""Examples to learn from: shipped ones, and those that stand under a guideline's clauses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from policies.clauses import Clause
from policies.guideline import LANGUAGES, Guideline
from policies.material import Language
from policies.rules.tone import Tone

BLOCK = re.compile(r"## (?P<voice>[^,]+), (?P<topic>.+)")
LINE = re.compile(r"- (?P<clause>[\w-]+): (?P<sentence>.+)")
FINE = "fine"


@dataclass(frozen=True, slots=True)
class Sample:
    """`clause` is the rule's id the sentence goes against, None where it is fine.

    `own` ones stand in the guideline itself; who wrote the others is told by trade, voice and topic.
    """

    sentence: str
    clause: str | None
    lang: Language
    trade: str = ""
    voice: str = ""
    topic: str = ""
    own: bool = False


@cache
def shipped_samples() -> tuple[Sample, ...]:
    """Every shipped example, in a fixed order."""
    folder = resources.files("policies") / "tone" / "samples"
    return tuple(
        sample
        for lang in LANGUAGES
        for file in sorted((folder / lang).iterdir(), key=lambda file: file.name)
        for sample in _read(file.read_text("utf-8"), lang, file.name.removesuffix(".md"))
    )


def samples_for(guideline: Guideline) -> tuple[Sample, ...]:
    """What the guideline's own clauses of this kind say, then the shipped ones about these clauses.

    A sentence the guideline speaks of is not taken from elsewhere.
    """
    own = tuple(
        sample
        for lang in LANGUAGES
        for clause in guideline.documents[lang].clauses
        for sample in _of_clause(clause, lang)
    )
    known, ids = {sample.sentence for sample in own}, {one.id for one in guideline.clauses if one.kind == "tone"}
    shipped = (one for one in shipped_samples() if one.sentence not in known)
    return (*own, *(one for one in shipped if one.clause is None or one.clause in ids))


def _of_clause(clause: Clause, lang: Language) -> Iterator[Sample]:
    if not isinstance(clause.rule, Tone):
        return
    listed = [(str(one.given), one.violates) for one in clause.examples if isinstance(one.given, str)]
    heard = [*((one, True) for one in clause.rule.wrong), *((one, False) for one in clause.rule.right)]
    for sentence, wrong in dict([*listed, *heard]).items():
        yield Sample(sentence, clause.id if wrong else None, lang, own=True)


def _read(text: str, lang: Language, trade: str) -> Iterator[Sample]:
    voice = topic = ""
    for line in text.splitlines():
        if block := BLOCK.fullmatch(line):
            voice, topic = block["voice"], block["topic"]
        elif found := LINE.fullmatch(line):
            clause = None if found["clause"] == FINE else found["clause"]
            yield Sample(found["sentence"], clause, lang, trade.replace("_", " "), voice, topic)
