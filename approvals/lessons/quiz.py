"""May this go out? Questions made of the examples that stand under the clauses of the guideline in force."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from policies.clauses import Clause, Example, State
from policies.company import Company
from policies.findings import Level
from policies.guideline import Guideline
from policies.judge import judge
from policies.material import Language, Material

ASKED = 6
MISTAKES = 1
"""How many answers may be wrong; with fewer than four questions none."""
FEWEST_FOR_A_MISTAKE = 4
STOPS = frozenset({Level.BLOCK, Level.REASON})


@dataclass(frozen=True, slots=True)
class Question:
    """A text of an example; `may` it go out just so? `clause` says why."""

    id: str
    text: str
    may: bool
    clause: Clause


@dataclass(frozen=True, slots=True)
class Answered:
    question: Question
    said: bool | None

    @property
    def right(self) -> bool:
        return self.said is self.question.may


def questions(guideline: Guideline, lang: Language, clauses: Sequence[str], seed: str) -> tuple[Question, ...]:
    """Up to six, as many of what may not go out as of what may, where there are enough; the same for the same seed.

    Those of the lesson's own `clauses` come first. What may go out is found by no rule that stops anything.
    """
    document = guideline.documents[lang]
    preferred = [one for one in document.clauses if not clauses or one.id in clauses]
    rest = [one for one in document.clauses if one not in preferred]
    pool = [*_mixed(_of(preferred), seed), *_mixed(_of(rest), seed)]
    no = _spread(one for one in pool if not one.may)[: ASKED // 2]
    yes: list[Question] = []
    for one in _spread(one for one in pool if one.may):
        if len(yes) == ASKED - len(no):
            break
        if _harmless(one.text, guideline, lang, document.company):
            yes.append(one)
    return tuple(_mixed([*no, *yes], f"{seed} order"))


def answered(asked: Iterable[Question], said: Mapping[str, bool]) -> tuple[Answered, ...]:
    return tuple(Answered(one, said.get(one.id)) for one in asked)


def passes(answers: Sequence[Answered]) -> bool:
    """All were answered, and at most one wrongly."""
    allowed = MISTAKES if len(answers) >= FEWEST_FOR_A_MISTAKE else 0
    given = all(one.said is not None for one in answers)
    return given and sum(not one.right for one in answers) <= allowed


def _of(clauses: Iterable[Clause]) -> list[Question]:
    """Of the clauses in force that stop something: their examples that are texts."""
    found = ((clause, one) for clause in clauses if _in_force(clause) for one in clause.examples)
    return [Question(_id(clause, one), one.given, not one.violates, clause)
            for clause, one in found if isinstance(one.given, str)]  # fmt: skip


def _in_force(clause: Clause) -> bool:
    return clause.state is State.ACTIVE and clause.level in STOPS


def _id(clause: Clause, example: Example) -> str:
    return sha256(f"{clause.id}\n{example.given}".encode()).hexdigest()[:12]


def _mixed(asked: Iterable[Question], seed: str) -> list[Question]:
    return sorted(asked, key=lambda one: sha256(f"{seed} {one.id}".encode()).digest())


def _spread(asked: Iterable[Question]) -> list[Question]:
    """One of each clause before a second one of any."""
    seen: dict[str, int] = {}
    ranked = []
    for one in asked:
        seen[one.clause.id] = seen.get(one.clause.id, 0) + 1
        ranked.append((seen[one.clause.id], one))
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]


def _harmless(text: str, guideline: Guideline, lang: Language, company: Company) -> bool:
    return not any(finding.level in STOPS for finding in judge(Material(text, lang), guideline, company))
